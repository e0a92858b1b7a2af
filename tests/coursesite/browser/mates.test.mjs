/** *Batch-mates* against what the lab keeps for lessons, and its decisions in settings that a reader will try. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { countLate, SIZES, VALUES, view } from "../../../scripts/coursesite/browser/figures/mates.mjs";

const data = await readData("mates");
const results = JSON.parse(await readFile(new URL("../../../docs/production-ml/labs/results/transform.json", import.meta.url), "utf8"));

test("every sample holds 300 answers, and its middle 95% lies among them", () => {
  for (const flight of VALUES.flight)
    for (const mates of VALUES.mates)
      for (const size of SIZES) {
        const { first, counts, low, middle, high } = data[flight][mates][size];
        assert.equal(counts.reduce((/** @type {number} */ sum, /** @type {number} */ count) => sum + count, 0), 300);
        assert.ok(first <= 100 * low + 1 && low <= middle && middle <= high && 100 * high <= first + counts.length, `${flight} ${mates} ${size}`);
        assert.ok(first >= 0 && first + counts.length <= 90, "inside the axis");
      }
});
test("the flight of the lesson shows the lesson's numbers", () => {
  for (const size of SIZES) {
    const says = view(data, { flight: "columbus", statistics: "batch", mates: "july", size: String(SIZES.indexOf(size)) });
    assert.equal(says[`low-${size}`], results[`one_flight_${size}_low`].text);
    assert.equal(says[`high-${size}`], results[`one_flight_${size}_high`].text);
    assert.equal(says["low-training"], results.one_flight_right.text);
  }
});
test("every flight's right answer, calls and middle are those that the lab noted", () => {
  for (const flight of VALUES.flight) {
    assert.equal(data[flight].right.toFixed(2), results[`${flight}_right`].text);
    for (const mates of VALUES.mates) {
      assert.equal(countLate(data[flight][mates][512]), results[`${flight}_${mates}_512_late`].value);
      assert.equal(data[flight][mates][512].middle.toFixed(2), results[`${flight}_${mates}_512_middle`].text);
    }
  }
});
test("the lowest probability that is called late is 0.30", () => {
  assert.equal(countLate({ low: 0, middle: 0, high: 0, first: 28, counts: [1, 2, 4, 8] }), 12);
});

/** @param {string} flight @param {string} statistics @param {string} mates @param {string} size */
const decide = (flight, statistics, mates, size) => view(data, { flight, statistics, mates, size }).verdict;
test("decisions", () => {
  assert.equal(decide("columbus", "batch", "july", "1"), "The neighbors decide.");
  assert.equal(decide("columbus", "batch", "july", "3"), "Same call, wrong probability.");
  assert.equal(decide("rochester", "batch", "day", "3"), "Steadily wrong.");
  assert.equal(decide("memphis", "batch", "july", "1"), "Right on average only.");
  assert.equal(decide("memphis", "batch", "july", "3"), "Right by luck.");
  for (const flight of VALUES.flight) assert.equal(decide(flight, "training", "day", "0"), "Ship this.");
});
test("with the training rows all batches stand in one bar, at the marked answer", () => {
  const says = view(data, { flight: "rochester", statistics: "training", mates: "july", size: "0" });
  assert.equal(says["bars:d"], "M42 0v1.000h1v-1.000z");
  assert.equal(says["right:d"], "M42 0V1.04");
});
