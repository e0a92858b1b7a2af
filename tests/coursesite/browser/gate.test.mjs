/** *Release gate* against what the lab keeps for lessons, and its decisions in settings that a reader will try. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { DRAWS, runGate, spread, START, VALUES, view } from "../../../scripts/coursesite/browser/figures/gate.mjs";

/** @import { Data } from "../../../scripts/coursesite/browser/figures/gate.mjs" */

/** @type {Data} */
const data = await readData("gate");
const results = JSON.parse(await readFile(new URL("../../../docs/production-ml/labs/results/testing.json", import.meta.url), "utf8"));
const draws = VALUES.draw.map(Number);

test("on all of July each release has the AUC that the lab noted", () => {
  for (let release = 1; release <= 10; release++) assert.equal((data.auc[release - 1] / 1e5).toFixed(3), Number(results[`leak_${release}_auc`].value).toFixed(3));
  assert.equal((Math.min(...data.auc.slice(10)) / 1e5).toFixed(4), results.seed_min.text);
  assert.equal((Math.max(...data.auc.slice(10)) / 1e5).toFixed(4), results.seed_max.text);
});
test("a gate of 0.02 decides in every draw as the lab's own gate does", () => {
  for (const reference of VALUES.reference)
    for (const size of Object.keys(data.drawn)) {
      const settings = { ...START, reference, size };
      const leaks = draws.filter((draw) => runGate(data, settings, 0, draw).decisions.every(({ passes }) => passes)).length;
      const refused = draws.flatMap((draw) => runGate(data, settings, 10, draw).decisions).filter(({ passes }) => !passes).length;
      assert.equal(leaks, results[`gate_${reference}_${size}_leaks`].value, `${reference} ${size}`);
      assert.ok(Math.abs((100 * refused) / (9 * DRAWS) - results[`gate_${reference}_${size}_refused`].value) < 1e-6, `${reference} ${size}`);
    }
});
test("on all of July the first stop is the lesson's", () => {
  const { decisions } = runGate(data, { ...START, reference: "first", size: "all" }, 0, 0);
  assert.equal(decisions.findIndex(({ passes }) => !passes) + 1, results.leak_first_stop.value);
});
test("one AUC wobbles as the lab measured it for another model, and pairs far less", () => {
  for (const size of Object.keys(data.drawn)) {
    const alone = spread(data, "floor", size) / 1e5;
    assert.ok(Math.abs(alone - results[`noise_${size}`].value) < 0.0025, `${size}: ${alone}`);
    assert.ok(spread(data, "first", size) / 1e5 < alone / 2.9, size);
  }
  assert.equal(spread(data, "last", "all"), 0);
});
test("a refused release is not shipped, and the next is compared with the one in service", () => {
  const small = { auc: [80000, 70000, 79500, 79000, ...Array(16).fill(80000)], drawn: {} };
  const { decisions, shipped } = runGate(small, { ...START, size: "all", margin: "3" }, 0, 0);
  assert.deepEqual(decisions.slice(0, 4).map(({ passes }) => passes), [true, false, true, true]);
  assert.deepEqual(decisions.slice(1, 4).map(({ limit }) => limit), [79000, 79000, 78500]);
  assert.equal(shipped, 9);
});
test("every point and every limit lies within the picture", () => {
  const all = Object.values(data.drawn).flatMap((noises) => noises.flatMap((noise) => noise.map((value, release) => data.auc[release] + 10 * value)));
  assert.ok(Math.min(...all) >= 64_000 && Math.max(...all) <= 81_000);
});

/** @param {string} reference @param {string} margin @param {string} size */
const decide = (reference, margin, size) => view(data, { reference, margin: VALUES.margin[["0.003", "0.005", "0.007", "0.010", "0.015", "0.020", "0.025", "0.030", "0.040"].indexOf(margin)], size, draw: "0" }).verdict;
test("decisions", () => {
  assert.equal(decide("last", "0.020", "2000"), "The leak gets through.");
  assert.equal(decide("last", "0.010", "8000"), "Luck decides.");
  assert.equal(decide("last", "0.007", "8000"), "This gate works here.");
  assert.equal(decide("first", "0.020", "2000"), "This gate works here.");
  assert.equal(decide("first", "0.040", "2000"), "It stops the leak, but late.");
  assert.equal(decide("floor", "0.020", "500"), "It refuses good releases.");
  assert.equal(decide("floor", "0.020", "days"), "It refuses good releases.");
});
test("the numbers stand in the reason and in the table", () => {
  const says = view(data, { ...START, reference: "last", size: "500" });
  assert.match(says.because, new RegExp(`^In ${results.gate_last_500_leaks.text} of 50 draws all ten releases pass: no step takes more than 0\\.011 of AUC`));
  assert.equal(says["leak-0-limit"], "none");
  for (const row of ["leak", "sound"])
    for (let release = 0; release < 10; release++) {
      const stopped = draws.filter((draw) => !runGate(data, { ...START, size: "500" }, row === "leak" ? 0 : 10, draw).decisions[release].passes).length;
      assert.equal(says[`${row}-${release}-often`], `${stopped} of 50`);
    }
});
