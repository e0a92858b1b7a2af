/**
 * Owns the file in which a reader keeps or moves their progress: one JSON object, described in
 * `docs/contribute/progress-file.md` and its schema. Pure.
 */

import { findVersion } from "../../../coursequiz/browser/store.mjs";
import { findKind, readRecord } from "./records.mjs";

/** @import { Records } from "./records.mjs" */

/** @typedef {"not-json" | "other-format" | "newer"} Fault */
/** @typedef {{records: Records, left: number}} Content The records that could be read, and how many could not. */

const FORMAT = "course-progress";
const VERSION = 1;

/**
 * Returns the text of a file.
 * @param {Records} records
 * @param {string} course name of the course
 * @param {number} time
 */
export function writeFile(records, course, time) {
  const sorted = Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: FORMAT, v: VERSION, course, saved: new Date(time).toISOString(), records: sorted }, null, 1)}\n`;
}

/**
 * Returns what a file holds, or what is wrong with it. Never throws.
 * @param {string} text
 * @returns {Content | Fault}
 */
export function readFile(text) {
  const file = parse(text);
  if (file === undefined) return "not-json";
  if (file?.format !== FORMAT || typeof file.records !== "object" || file.records === null || Array.isArray(file.records)) return "other-format";
  if (file.v > VERSION) return "newer";
  const all = Object.entries(file.records).map(([name, value]) => /** @type {const} */ ([name, readRecord(name, JSON.stringify(value) ?? "")]));
  const sound = all.filter(([, record]) => record);
  return { records: Object.fromEntries(sound), left: all.length - sound.length };
}

/**
 * Returns what a site keeps in a storage: its records, and the names of those that a newer version of the site has written.
 * @param {Iterable<[string, string | null]>} entries names and texts
 * @returns {{records: Records, newer: string[]}}
 */
export function collect(entries) {
  /** @type {Records} */
  const records = {};
  const newer = [];
  for (const [name, text] of entries) {
    const record = readRecord(name, text);
    if (record) records[name] = record;
    else if (findVersion(text) > findVersion(JSON.stringify(findKind(name)?.nothing ?? null))) newer.push(name);
  }
  return { records, newer };
}

/** @param {string} text */
function parse(text) {
  try {
    // A byte order mark is what some editors put before a text.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
