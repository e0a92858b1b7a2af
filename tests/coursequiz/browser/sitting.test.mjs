import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { NOTHING, change, findBest, handIn, merge, read, reset } from "../../../scripts/coursequiz/browser/sitting.mjs";
import { testMerge } from "./merging.mjs";

/** @import { Asked, Outcome, TestRecord } from "../../../scripts/coursequiz/browser/sitting.mjs" */

/** @type {Asked[]} */
const ASKED = [
  { id: "one", rev: "r1", response: ["a"] },
  { id: "two", rev: "r2", response: [] },
];
/** @param {TestRecord} record */
const store = (record) => read(JSON.stringify(record));
const begun = change(NOTHING, { asked: ASKED }, 10);

/**
 * Few different results, times and resets, so that ties, bounds and forgotten results come up all the time; resets come early or never, so that
 * results are left to disagree about.
 */
const anyReset = fc.constantFrom(undefined, 1, 10);
const anyOutcome = fc.record({ time: fc.nat(40), right: fc.nat(4), of: fc.integer({ min: 4, max: 6 }), since: anyReset });
const anyRecord = fc
  .record({
    v: fc.constantFrom(1, 2),
    now: fc.record({ asked: fc.constantFrom(ASKED, ASKED.slice(1)), changed: fc.nat(60) }),
    past: fc.array(anyOutcome, { maxLength: 40 }),
    reset: fc.oneof(anyReset, fc.nat(60)),
  })
  .chain((value) => fc.constantFrom(value, { ...value, past: value.past.map((one) => ({ ...one, since: undefined })), reset: undefined }))
  .map((value) => read(JSON.stringify(value)));

describe("a sitting", () => {
  test("comes back from storage as it was saved", () => assert.deepEqual(store(begun), begun));
  test("is newer after every change, also where the clock was set back", () => assert.equal(change(begun, { asked: ASKED }, 5).now.changed, 11));
  test("that is handed in keeps its questions and has a time", () => {
    const done = handIn(begun, 1, 20);
    assert.deepEqual(done.now, { asked: ASKED, time: 20, changed: 20 });
    assert.deepEqual(done.past, [{ time: 20, right: 1, of: 2 }]);
  });
  test("that follows another is open, and the result of the other stays", () => {
    const next = change(handIn(begun, 1, 20), { asked: ASKED }, 30);
    assert.equal(next.now.time, undefined);
    assert.deepEqual(next.past, [{ time: 20, right: 1, of: 2 }]);
  });
  test("handed in by another tab is taken over by a draft that is older", () => {
    assert.deepEqual(merge(begun, handIn(begun, 2, 20)), handIn(begun, 2, 20));
  });
  test("is not taken over from storage that could not be written", () => {
    const newer = change(begun, { asked: [] }, 11);
    assert.deepEqual(merge(newer, begun), newer);
  });
});

describe("merging what two tabs know", () => {
  testMerge(anyRecord, merge, NOTHING);
});

describe("a reset", () => {
  test("forgets the sitting and every result", () => assert.deepEqual(reset(handIn(begun, 1, 20), 30), { ...NOTHING, reset: 30 }));
  test("forgets what a fast clock dated ahead", () => assert.deepEqual(reset(handIn(begun, 1, 90), 30), { ...NOTHING, reset: 90 }));
  test("is not undone by an old copy", () => assert.deepEqual(merge(reset(NOTHING, 30), handIn(begun, 1, 20)), { ...NOTHING, reset: 30 }));
  test("lets a new sitting begin, also by a slow clock", () => {
    const next = handIn(change(reset(begun, 30), { asked: ASKED }, 5), 2, 6);
    assert.deepEqual(next, { v: 2, now: { asked: ASKED, time: 31, changed: 32 }, past: [{ time: 31, right: 2, of: 2, since: 30 }], reset: 30 });
    assert.deepEqual(store(next), next);
  });
});

describe("the results that are kept", () => {
  /** @param {number} time */
  const outcome = (time) => ({ time, right: time === 3 ? 6 : 1, of: 6 });
  const many = Array.from({ length: 40 }, (_, place) => place + 1).reduce((/** @type {TestRecord} */ known, time) => merge(known, { ...NOTHING, past: [outcome(time)] }), NOTHING);

  test("are the newest twenty and the best", () => assert.deepEqual(many.past.map(({ time }) => time), [3, ...Array.from({ length: 20 }, (_, place) => place + 21)]));
  test("have the earliest of the best first", () => {
    /** @type {Outcome[]} */
    const past = [{ time: 1, right: 1, of: 4 }, { time: 2, right: 2, of: 4 }, { time: 3, right: 3, of: 6 }];
    assert.equal(findBest(past).time, 2);
  });
});

describe("reading what storage holds", () => {
  test("throws for no text", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.constant(null)), (text) => Array.isArray(read(text).now.asked)));
  });
  test("throws for no value in a field", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (now, past) => Array.isArray(read(JSON.stringify({ v: 1, now, past })).past)));
  });
  for (const text of [null, "", "{", "null", "[]", "42", '{"v":3,"now":{},"past":[]}', '{"v":1}', '{"v":1,"past":{}}', "[".repeat(100_000)]) {
    test(`gives nothing for ${String(text).slice(0, 40)}`, () => assert.deepEqual(read(text), NOTHING));
  }
  for (const now of [null, 7, {}, { asked: ASKED }, { asked: {}, changed: 1 }, { asked: [null], changed: 1 }, { asked: [{ id: "a", rev: "r", response: "a" }], changed: 1 }]) {
    test(`keeps the results where the sitting is ${JSON.stringify(now)}`, () => {
      const past = [{ time: 1, right: 1, of: 2 }];
      assert.deepEqual(read(JSON.stringify({ v: 1, now, past })), { ...NOTHING, past });
    });
  }
  test("leaves out a result that is none", () => {
    const sound = { time: 1, right: 1, of: 1 };
    assert.deepEqual(read(JSON.stringify({ v: 1, past: [null, 7, {}, { ...sound, right: "1" }, { ...sound, right: 0, of: 0 }, sound] })).past, [sound]);
  });
});
