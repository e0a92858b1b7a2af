/** *Retraining cadence* against what the lab keeps for lessons, and its decisions in settings that a reader will try. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { countTrainings, meanError, SCHEDULES, view, WINDOWS } from "../../../scripts/coursesite/browser/figures/cadence.mjs";

const data = await readData("cadence");
const results = JSON.parse(await readFile(new URL("../../../docs/production-ml/labs/results/training.json", import.meta.url), "utf8"));

test("the mean of every schedule is the one that the lab noted", () => {
  for (const window in WINDOWS)
    for (const schedule of SCHEDULES)
      for (const [season, suffix] of [["year", "mae"], ["winter", "winter_mae"]]) {
        const noted = results[`cadence_${window}_${schedule}_${suffix}`].value;
        assert.ok(Math.abs(meanError(data, window, schedule, season) - noted) < 0.006, `${window} ${schedule} ${season}: ${noted}`);
      }
});
test("a mean counts flights, not weeks", () => {
  const two = { flights: [...Array(34).fill(0), 1, 3, ...Array(8).fill(0)], error: { 28: { never: [...Array(34).fill(9), 4, 8, ...Array(8).fill(9)] } }, read: {} };
  assert.equal(meanError(two, "28", "never", "year"), 7);
  assert.equal(meanError(two, "28", "never", "autumn"), 4);
});
test("trainings are counted from March 1 on", () => {
  assert.deepEqual(SCHEDULES.map(countTrainings), [1, 3, 6, 11, 22, 44]);
  for (const [stop, schedule] of SCHEDULES.entries()) {
    const marks = view(data, { cadence: String(stop), window: "28", season: "year" })["trainings:d"];
    assert.equal(marks.match(/M/g)?.length, countTrainings(schedule));
  }
});
test("every line stays below the top of the axis and within the shaded season", () => {
  for (const schedules of Object.values(data.error)) for (const errors of Object.values(schedules)) assert.ok(Math.max(...errors) < 24 && errors.length === 44);
});

/** @param {string} cadence @param {keyof typeof WINDOWS} window @param {string} season */
const decide = (cadence, window, season) => view(data, { cadence, window: String(window), season }).verdict;
test("decisions", () => {
  assert.equal(decide("3", 28, "year"), "Retrain more often.");
  assert.equal(decide("4", 28, "year"), "Keep this schedule.");
  assert.equal(decide("5", 28, "year"), "More often than it pays.");
  assert.equal(decide("1", 28, "winter"), "Retraining hurts here.");
  assert.equal(decide("0", 60, "winter"), "Leave the model alone.");
  assert.equal(decide("5", 28, "summer"), "Another window is better.");
});
test("the numbers stand in the reason", () => {
  const { because } = view(data, { cadence: "1", window: "28", season: "winter" });
  assert.match(because, new RegExp(`wrong by ${results.cadence_28_16_winter_mae.text} minutes on average`));
  assert.match(because, /Ten months take 3 trainings, which read 45,000 flights\./);
});
