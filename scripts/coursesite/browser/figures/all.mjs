/** Every figure with its data, its untouched settings and what it shows then: for the build and for tests, never for a page. */

import { readFile } from "node:fs/promises";

import * as cache from "./cache.mjs";
import * as cadence from "./cadence.mjs";
import * as desk from "./desk.mjs";
import * as drift from "./drift.mjs";
import * as gate from "./gate.mjs";
import * as mates from "./mates.mjs";

/**
 * @typedef {object} Figure
 * @property {string} lab the lab that measured the data
 * @property {Record<string, string>} start untouched settings
 * @property {Record<string, string[]>} values every value of each setting
 * @property {(data: any, settings: any) => Record<string, string>} view
 */

/** @type {Record<string, Figure>} */
export const FIGURES = {
  cadence: { lab: "training", start: cadence.START, values: cadence.VALUES, view: cadence.view },
  cache: { lab: "inference", start: cache.START, values: cache.VALUES, view: cache.view },
  mates: { lab: "transform", start: mates.START, values: mates.VALUES, view: mates.view },
  gate: { lab: "testing", start: gate.START, values: gate.VALUES, view: gate.view },
  drift: { lab: "monitoring", start: drift.START, values: drift.VALUES, view: drift.view },
  desk: { lab: "monitoring", start: desk.START, values: desk.VALUES, view: desk.view },
};

/**
 * Returns the data of a figure.
 * @param {string} name
 */
export async function readData(name) {
  const file = new URL(`../../../../docs/production-ml/labs/figures/${FIGURES[name].lab}/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}
