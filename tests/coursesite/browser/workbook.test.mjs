/** The workbook: what its points add up to, what it keeps, and what it writes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { writeReport } from "../../../scripts/coursesite/browser/workbook/report.mjs";
import { ENGLISH, half, sayTie } from "../../../scripts/coursesite/browser/workbook/say.mjs";
import { findRaises, findRange, findScore, findWeakest, sumSection } from "../../../scripts/coursesite/browser/workbook/scoring.mjs";
import { emptyState, isForeign, readState, writeState } from "../../../scripts/coursesite/browser/workbook/state.mjs";

const DATA = { name: "Data", tests: ["d1", "d2", "d3"] };
const MODEL = { name: "Model", tests: ["m1", "m2", "m3"] };
const BOTH = [DATA, MODEL];
const TITLES = { d1: "One", d2: "Two", d3: "Three", m1: "Four", m2: "Five", m3: "Six" };

test("a section is the sum of its tests, and one without an entry counts 0", () => {
  assert.equal(sumSection(DATA, {}), 0);
  assert.equal(sumSection(DATA, { d1: 1, d3: 0.5, m1: 1 }), 1.5);
});

test("the score is the smallest sum, so strength elsewhere adds nothing", () => {
  assert.equal(findScore(BOTH, { d1: 1, d2: 1, d3: 1, m1: 0.5 }), 0.5);
  assert.equal(findScore(BOTH, { d1: 1, d2: 1, d3: 1 }), 0);
});

test("the weakest sections are all that share the smallest sum", () => {
  assert.deepEqual(findWeakest(BOTH, { d1: 1, m1: 0.5, m2: 0.5 }), BOTH);
  assert.deepEqual(findWeakest(BOTH, { d1: 1, m1: 0.5 }), [MODEL]);
});

test("one test raises the score by what it lacks, but not above the next section", () => {
  assert.deepEqual(findRaises(BOTH, { d1: 1, d2: 1, d3: 1, m1: 1, m2: 0.5 }), [
    { id: "m3", to: 2.5 },
    { id: "m2", to: 2 },
  ]);
  assert.deepEqual(findRaises(BOTH, { d1: 0.5 }), [
    { id: "m1", to: 0.5 },
    { id: "m2", to: 0.5 },
    { id: "m3", to: 0.5 },
  ]);
});

test("no single test raises the score while two sections are equally weak", () => {
  assert.deepEqual(findRaises(BOTH, {}), []);
  assert.deepEqual(findRaises(BOTH, { d1: 0.5, m3: 0.5 }), []);
});

for (const [score, range] of [[0, 0], [0.5, 1], [1, 1], [1.5, 2], [2, 2], [2.5, 3], [3, 3], [3.5, 4], [5, 4], [5.5, 5], [7, 5]]) {
  test(`a score of ${score} lies in range ${range}`, () => assert.equal(findRange(score), range));
}

test("every range has a sentence", () => assert.deepEqual(Object.keys(ENGLISH).filter((name) => /^range/.test(name)), [0, 1, 2, 3, 4, 5].map((range) => `range${range}`)));

test("halves are written as such", () => assert.deepEqual([0, 0.5, 1, 2.5].map(half), ["0", "½", "1", "2½"]));

test("a tie names its sections", () => {
  assert.match(sayTie(["A", "B"]), /^A and B are/);
  assert.match(sayTie(["A", "B", "C"]), /^A, B, and C are/);
});

test("what is kept comes back as it was", () => {
  const state = { system: "Flights", scores: { d1: 0.5, m1: 0 }, evidence: { d1: "a | b" } };
  assert.deepEqual(readState(writeState(state), Object.keys(TITLES)), state);
  assert.equal(isForeign(writeState(state)), false);
});

const DAMAGED = ["", "{", "null", "[]", "3", '"x"', '{"v":1,"scores":[],"evidence":7,"system":{}}', '{"v":1,"scores":{"d1":2},"evidence":{"d1":[]}}'];
for (const text of DAMAGED) {
  test(`a damaged text is an empty workbook: ${text}`, () => assert.deepEqual(readState(text, ["d1", "constructor", "__proto__"]), emptyState()));
}

test("nothing kept is an empty workbook, and no cause for a message", () => {
  assert.deepEqual(readState(null, ["d1"]), emptyState());
  assert.equal(isForeign(null), false);
});

test("damaged and newer texts are foreign, and what is good in them is read", () => {
  assert.equal(isForeign("{"), true);
  const newer = '{"v":2,"scores":{"d1":1,"gone":1,"m1":0.3},"evidence":{"d1":"kept"}}';
  assert.equal(isForeign(newer), true);
  assert.deepEqual(readState(newer, ["d1", "m1"]), { system: "", scores: { d1: 1 }, evidence: { d1: "kept" } });
});

test("the report is Markdown with a table a section, and no entry breaks a table", () => {
  const state = { system: "Delay\nmodel", scores: { d1: 1, d2: 0.5, m1: 0 }, evidence: { d1: "schema.py | a\\b\nsecond", m1: "" } };
  assert.deepEqual(writeReport(BOTH, TITLES, state, "2026-11-25").split("\n").slice(0, 18), [
    "# ML Test Score: Delay model",
    "",
    "2026-11-25. Score: 0. A research project, whatever it is called.",
    "",
    "## Data: 1½ of 3",
    "",
    "| Test | Score | Evidence |",
    "| --- | --: | --- |",
    "| D1 One | 1 | schema.py \\| a\\\\b second |",
    "| D2 Two | ½ |  |",
    "| D3 Three | – |  |",
    "",
    "## Model: 0 of 3",
    "",
    "| Test | Score | Evidence |",
    "| --- | --: | --- |",
    "| M1 Four | 0 |  |",
    "| M2 Five | – |  |",
  ]);
  assert.match(writeReport(BOTH, TITLES, emptyState(), "2026-11-25"), /^# ML Test Score\n/);
});
