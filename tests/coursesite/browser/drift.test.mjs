/** *Drift bench* against what the lab keeps for lessons, and its decisions in settings that a reader will try. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { correlation, psi, RULE, shares, START, VALUES, view, WRONG } from "../../../scripts/coursesite/browser/figures/drift.mjs";

/** @import { Data } from "../../../scripts/coursesite/browser/figures/drift.mjs" */

/** @type {Data} */
const data = await readData("drift");
const results = JSON.parse(await readFile(new URL("../../../docs/production-ml/labs/results/monitoring.json", import.meta.url), "utf8"));
const MONTHS = ["mar", "apr", "may", "june", "july", "aug", "sept", "oct", "nov", "dec"];

/** @param {string} input @param {string} bins */
const readYear = (input, bins) => {
  const { counts, first } = data.inputs[input];
  const [before, ...months] = counts.map((each) => shares(each, first[bins]));
  return months.map((now) => psi(before, now));
};
/** @param {number} value @param {number} noted */
const assertNear = (value, noted, within = 1e-5, about = "") => assert.ok(Math.abs(value - noted) <= within, `${about}: ${value}, noted ${noted}`);

test("PSI from counts is the one that the lab noted for every month", () => {
  for (const [month, name] of MONTHS.entries()) {
    assertNear(readYear("temp", "10")[month], results[`${name}_psi_temp`].value, 1e-6, name);
    assertNear(readYear("chance", "10")[month], results[`${name}_psi_score`].value, 1e-6, name);
  }
});
test("what happened in each month is what the lab noted", () => {
  for (const [month, name] of MONTHS.entries()) {
    assertNear(data.predicted[month] / 10, results[`${name}_predicted`].value, 0.05, name);
    assertNear(data.late[month] / 10, results[`${name}_really`].value, 0.05, name);
    assertNear(data.auc[month] / 1e5, results[`${name}_auc`].value, 1e-5, name);
    assertNear(data.fresh[month] / 1e5, results[`${name}_fresh_auc`].value, 1e-5, name);
  }
});
test("correlations are the lab's, to the digits that lessons print", () => {
  const temp = readYear("temp", "10");
  assert.equal(correlation(temp, data.auc).toFixed(1), results.psi_auc_correlation.text);
  assert.equal(correlation(temp, data.fresh.map((fresh, at) => fresh - data.auc[at])).toFixed(2), results.psi_gain_correlation.text);
  assertNear(correlation([1, 2, 4], [2, 4, 8]), 1);
  assertNear(correlation([1, 2, 3], [1, 0, -1]), -1);
});
test("alarms of the year, and what luck reads, are the lesson's", () => {
  const count = (/** @type {string} */ input, /** @type {string} */ bins) => readYear(input, bins).filter((value) => value > RULE).length;
  assert.equal(count("temp", "10"), results.psi_alarm_months.value);
  assert.equal(count("chance", "10"), results.psi_score_alarm_months.value);
  assert.equal(count("wind_speed", "10"), results.bench_wind_months.value);
  assert.equal(count("visib", "20"), results.bench_visib_months_20.value);
  assert.equal((data.inputs.temp.read["20-100"][0][1] / 1000).toFixed(2), results.bench_luck_100_20.text);
  assert.equal((data.inputs.temp.read["20-1000"][0][1] / 1000).toFixed(2), results.bench_luck_1000_20.text);
});
test("wind speed rings from July to September, as the lesson says", () => {
  assert.deepEqual(readYear("wind_speed", "10").flatMap((value, month) => (value > RULE ? [MONTHS[month]] : [])), ["july", "aug", "sept"]);
});
test("three months went wrong, as the lesson says", () => {
  assert.deepEqual(MONTHS.filter((_, at) => Math.abs(data.predicted[at] - data.late[at]) / 10 >= WRONG), ["apr", "sept", "dec"]);
});
test("shares and PSI of a small case", () => {
  assert.deepEqual(shares([1, 1, 2, 4], [0, 2]), [0.25, 0.75]);
  assertNear(psi([0.5, 0.5], [0.25, 0.75]), 0.25 * Math.log(2) + 0.25 * Math.log(1.5));
  assertNear(psi([0, 1], [0, 1]), 0);
});
test("counts of January and February are in each bin, and bins of five and ten are unions of the fine ones", () => {
  for (const [name, { counts, first }] of Object.entries(data.inputs)) {
    assert.ok(counts[0].every((count) => count > 0), name);
    for (const bins of VALUES.bins) assert.ok(first[bins][0] === 0 && first[bins].length <= Number(bins) && first[bins].every((from, at) => !at || from > first[bins][at - 1]), name);
  }
});
test("every point lies within the picture", () => {
  for (const input of VALUES.input) for (const bins of VALUES.bins) assert.ok(readYear(input, bins).every((value) => value < 10));
  assert.ok([...data.auc, ...data.fresh].every((value) => value > 60_000 && value < 80_000));
  assert.ok([...data.late, ...data.predicted].every((share) => share < 400));
});

/** @param {string} month @param {string} input @param {string} bins @param {string} sample */
const decide = (month, input, bins = "10", sample = "all") => view(data, { month: `${MONTHS.indexOf(month)}`, input, bins, sample }).verdict;
test("decisions", () => {
  assert.equal(decide("sept", "temp"), "It rings, as in every month.");
  assert.equal(decide("sept", "chance"), "Silent, and the month went wrong.");
  assert.equal(decide("may", "chance"), "Silent, and the shares agree.");
  assert.equal(decide("sept", "wind_speed"), "It rings, and the month went wrong.");
  assert.equal(decide("aug", "wind_speed"), "It rings, and the shares agree.");
  assert.equal(decide("sept", "chance", "20", "100"), "Luck alone can ring here.");
  assert.equal(decide("aug", "wind_speed", "10", "300"), "It rings or not, by luck.");
});
test("the numbers stand in the reason and in the table", () => {
  const says = view(data, START);
  assert.match(says.because, /^All flights give 8\.24, and ring in all ten months\./);
  assert.ok(says.because.includes(`${results.sept_predicted.text}% were predicted late and ${results.sept_really.text}% were; AUC was ${results.sept_auc.text}`));
  for (const [month, name] of MONTHS.entries()) {
    assert.equal(says[`late-${month}`], `${results[`${name}_predicted`].text}%, ${results[`${name}_really`].text}%`);
    assert.equal(says[`auc-${month}`], `${results[`${name}_auc`].text}, ${results[`${name}_fresh_auc`].text}`);
  }
});
