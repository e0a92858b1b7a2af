import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { NOTHING, change, findBest, handIn, merge, read } from "../../../scripts/coursequiz/browser/sitting.mjs";

/** @import { Asked, Outcome, TestRecord } from "../../../scripts/coursequiz/browser/sitting.mjs" */

/** @type {Asked[]} */
const ASKED = [
  { id: "one", rev: "r1", response: ["a"] },
  { id: "two", rev: "r2", response: [] },
];
/** @param {TestRecord} record */
const store = (record) => read(JSON.stringify(record));
const begun = change(NOTHING, { asked: ASKED }, 10);

/** Few different results and times, so that ties and bounds come up all the time. What was handed in at one time is one result. */
const anyRecord = fc
  .record({ changed: fc.nat(1000), times: fc.array(fc.nat(60), { maxLength: 40 }) })
  .map(({ changed, times }) => read(JSON.stringify({ v: 1, now: { asked: ASKED, changed }, past: times.map((time) => ({ time, right: time % 5, of: 4 + (time % 3) })) })));

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
  test("gives the same whoever comes first, unless both changed the test at the same time", () => {
    fc.assert(fc.property(anyRecord, anyRecord, (a, b) => a.now.changed === b.now.changed || assert.deepEqual(merge(a, b), merge(b, a))));
  });
  test("gives the same however three are grouped", () => {
    fc.assert(fc.property(anyRecord, anyRecord, anyRecord, (a, b, c) => assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)))));
  });
  test("changes nothing the second time", () => {
    fc.assert(fc.property(anyRecord, anyRecord, (a, b) => assert.deepEqual(merge(merge(a, b), b), merge(a, b))));
  });
  test("changes nothing with nothing", () => {
    fc.assert(fc.property(anyRecord, (a) => assert.deepEqual(merge(a, NOTHING), a)));
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
  for (const text of [null, "", "{", "null", "[]", "42", '{"v":2,"now":{},"past":[]}', '{"v":1}', '{"v":1,"past":{}}', "[".repeat(100_000)]) {
    test(`gives nothing for ${String(text).slice(0, 40)}`, () => assert.deepEqual(read(text), NOTHING));
  }
  for (const now of [null, 7, {}, { asked: ASKED }, { asked: {}, changed: 1 }, { asked: [null], changed: 1 }, { asked: [{ id: "a", rev: "r", response: "a" }], changed: 1 }]) {
    test(`keeps the results where the sitting is ${JSON.stringify(now)}`, () => {
      const past = [{ time: 1, right: 1, of: 2 }];
      assert.deepEqual(read(JSON.stringify({ v: 1, now, past })), { ...NOTHING, past });
    });
  }
  test("leaves out a result that is none", () => {
    const sound = { time: 1, right: 1, of: 2 };
    assert.deepEqual(read(JSON.stringify({ v: 1, past: [null, 7, {}, { ...sound, right: "1" }, sound] })).past, [sound]);
  });
});
