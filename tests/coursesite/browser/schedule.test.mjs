import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { merge, read } from "../../../scripts/coursequiz/browser/progress.mjs";
import { findBias, findLevels } from "../../../scripts/coursesite/browser/progress/calibration.mjs";
import { PAUSE, findCounted } from "../../../scripts/coursesite/browser/progress/counted.mjs";
import { plan } from "../../../scripts/coursesite/browser/progress/schedule.mjs";
import { anyRecords } from "./any.mjs";

/** @import { Attempt } from "../../../scripts/coursequiz/browser/progress.mjs" */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 20_000 * DAY;
/**
 * @param {number} hours after the start
 * @param {Partial<Attempt>} [fields]
 * @returns {Attempt}
 */
const at = (hours, fields) => ({ id: `at-${hours}`, rev: "r1", response: ["a"], verdict: "right", score: 1, time: START + hours * HOUR, ...fields });
const WRONG = /** @type {const} */ ({ verdict: "wrong", score: 0 });
/** @param {Attempt[]} attempts */
const record = (...attempts) => read(JSON.stringify({ v: 2, attempts }));
/** @param {Attempt[]} attempts */
const days = (...attempts) => {
  const known = plan(record(...attempts), "r1");
  return known && [Math.round((known.due - START) / DAY), known.why];
};

describe("an attempt counts", () => {
  test("when it is the first, or half a day after the last one that counted", () => {
    const hours = findCounted([at(0), at(1), at(11), at(12), at(23), at(30)]).map(({ time }) => (time - START) / HOUR);
    assert.deepEqual([PAUSE / HOUR, hours], [12, [0, 12, 30]]);
  });
});

describe("a question comes back", () => {
  test("never, where it was never answered", () => assert.equal(plan(record(), "r1"), undefined));
  test("at once, where the newest answer is not right", () => assert.deepEqual(days(at(0), at(48, WRONG)), [2, "missed"]));
  test("at once, where its key has changed since", () => assert.deepEqual(days(at(0, { rev: "r0" })), [0, "changed"]));
  test("after a day, where the first answer was wrong and the next one only followed the feedback", () => assert.deepEqual(days(at(0, WRONG), at(1)), [1, "due"]));
  test("later each time it is known", () => {
    const first = Number(days(at(0))?.[0]);
    const second = Number(days(at(0), at(24 * first))?.[0]) - first;
    const third = Number(days(at(0), at(24 * first), at(24 * (first + second)))?.[0]) - first - second;
    assert.ok(1 <= first && first < second && second < third, `${first}, ${second}, ${third}`);
  });
  test("sooner, where the reader was not sure", () => {
    const unsure = days(at(0, { confidence: 50 }));
    assert.equal(unsure?.[1], "unsure");
    assert.ok(Number(unsure?.[0]) < Number(days(at(0, { confidence: 95 }))?.[0]));
    assert.deepEqual(days(at(0, { confidence: 95 })), days(at(0)));
  });
  test("on the same day on every device that knows the same attempts", () => {
    fc.assert(fc.property(anyRecords, anyRecords, ({ one: a }, { one: b }) => !a || !b || assert.deepEqual(plan(merge(a, b), "r1"), plan(merge(b, a), "r1"))));
  });
  test("at a time, whatever was attempted", () => {
    fc.assert(fc.property(anyRecords, ({ one }) => !one?.attempts.length || Number.isFinite(plan(one, "r1")?.due)));
  });
});

describe("how sure a reader was", () => {
  test("is held against how often they were right, answers after the feedback left out", () => {
    const levels = findLevels([record(at(0, { confidence: 95 }), at(1, { confidence: 25 })), record(at(0, { confidence: 95, ...WRONG })), record(at(0, { confidence: 50 })), record(at(0))]);
    assert.deepEqual(levels, [{ said: 50, right: 1, of: 1 }, { said: 95, right: 1, of: 2 }]);
  });
  test("is above what came true by so many points", () => {
    assert.equal(findBias([{ said: 75, right: 3, of: 4 }]), 0);
    assert.equal(findBias([{ said: 95, right: 1, of: 2 }, { said: 25, right: 2, of: 2 }]), -15);
    assert.equal(findBias([{ said: 50, right: 1, of: 1 }]), -50);
  });
});
