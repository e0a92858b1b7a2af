/** *Cache or compute* against what the lab keeps for lessons and the lesson's own table, and its decisions in settings that a reader will try. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { AGES, COSTS, knownShare, VALUES, view } from "../../../scripts/coursesite/browser/figures/cache.mjs";

const DOCS = new URL("../../../docs/production-ml/", import.meta.url);
const data = await readData("cache");
const results = JSON.parse(await readFile(new URL("labs/results/inference.json", DOCS), "utf8"));
const MONTHS = ["mar", "apr", "may", "june", "july", "aug", "sept", "oct", "nov", "dec"];

test("the share that a table knows is the one that the lab noted", () => {
  for (const key of VALUES.key) {
    for (const list of VALUES.list) assert.ok(Math.abs(100 * knownShare(data, key, list) - results[`known_${key}_${list}`].value) < 0.06, `${key} ${list}`);
    for (const [index, month] of MONTHS.entries()) assert.equal(data.known[key].once[index].toFixed(1), results[`coverage_${key}_${month}`].text);
  }
  for (const [index, month] of MONTHS.entries()) assert.equal(data.known.flight.monthly[index].toFixed(1), results[`coverage_flight_monthly_${month}`].text);
});
test("the quality of every table is the one that the lab noted", () => {
  for (const key of VALUES.key) {
    for (const [stop, hours] of AGES.entries()) assert.equal(data.auc[key][stop].toFixed(3), results[`table_${key}_${hours}_h_auc`].text);
    assert.equal(data.live[key].toFixed(3), results[`same_${key}_live_auc`].text);
    assert.equal(data.blind[key].toFixed(3), results[`same_${key}_no_weather_auc`].text);
    assert.ok([...data.auc[key], data.live[key], data.blind[key]].every((auc) => auc > 0.54 && auc < 0.76), "inside the axis");
  }
});
test("the time of an answer is the one that the lab noted", () => {
  for (const [model, cost] of Object.entries(COSTS)) assert.equal(cost.toLocaleString("en-US"), results[`time_${model}`].text);
});

/** @param {string} key @param {string} list @param {number} hours @param {string} model */
const says = (key, list, hours, model) => view(data, { key, list, age: String(AGES.indexOf(hours)), model });
test("decisions", () => {
  assert.equal(says("route", "nightly", 0, "sklearn").verdict, "The key is too coarse.");
  assert.equal(says("time", "weekly", 48, "sklearn").verdict, "Too old to serve.");
  assert.equal(says("time", "once", 0, "sklearn").verdict, "Compute on request.");
  assert.equal(says("time", "weekly", 24, "onnx").verdict, "Compute on request.");
  assert.equal(says("time", "weekly", 24, "sklearn").verdict, "A price to weigh.");
  assert.equal(says("time", "weekly", 3, "sklearn").verdict, "Cache, and compute the rest.");
});
test("every request pays the lookup, a miss also the model", () => {
  const half = { ...data, flights: [1, 3], known: { time: { once: [100, 100 / 3] } } };
  assert.equal(knownShare(half, "time", "once"), 0.5);
  const average = (1 + (1 - knownShare(data, "flight", "monthly")) * COSTS.onnx).toFixed(1);
  const { because } = says("flight", "monthly", 12, "onnx");
  assert.match(because, /It answers 81% of the requests/);
  assert.ok(because.endsWith(` takes ${average} lookups, against ${COSTS.onnx} without a table.`), because);
  assert.match(says("route", "nightly", 0, "onnx").because, /even the slowest in a hundred is a lookup/);
});
