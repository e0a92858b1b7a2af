import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { NOTHING, add, keep, last, merge, read, reset, write } from "../../../scripts/coursequiz/browser/progress.mjs";
import { testMerge } from "./merging.mjs";

/** @import { Attempt, Progress } from "../../../scripts/coursequiz/browser/progress.mjs" */

/**
 * @param {number} time
 * @param {Partial<Attempt>} [fields]
 * @returns {Attempt}
 */
const attempt = (time, fields) => ({ id: `at-${time}`, rev: "r1", response: ["a"], verdict: "wrong", score: 0, time, ...fields });
/** @param {Attempt[]} attempts */
const record = (...attempts) => attempts.reduce(add, NOTHING);
/** @param {Progress} progress */
const times = (progress) => progress.attempts.map(({ time }) => time);
/**
 * @param {number} from
 * @param {number} to
 */
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

// Few different times, scores and resets, so that ties, bounds and forgotten attempts come up all the time; resets come early or never, so that
// attempts are left to disagree about.
const anyReset = fc.constantFrom(undefined, 1, 10);
const anyAttempt = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d"),
    rev: fc.constantFrom("r1", "r2"),
    response: fc.array(fc.constantFrom("a", "c"), { maxLength: 2 }),
    score: fc.constantFrom(0, 0.5, 1),
    time: fc.nat(60),
    since: anyReset,
    confidence: fc.option(fc.constantFrom(25, 95), { nil: undefined }),
  })
  .map(({ score, ...rest }) => /** @type {Attempt} */ ({ ...rest, score, verdict: score === 1 ? "right" : score ? "partial" : "wrong" }));
const anyRecord = fc
  .record({ v: fc.constantFrom(1, 2), attempts: fc.array(anyAttempt, { maxLength: 60 }), reset: fc.oneof(anyReset, fc.nat(60)) })
  .chain((value) => fc.constantFrom(value, { ...value, attempts: value.attempts.map((one) => ({ ...one, since: undefined })), reset: undefined }))
  .map((value) => read(JSON.stringify(value)));

describe("merging what two tabs or files know", () => {
  testMerge(anyRecord, merge, NOTHING);
  test("keeps the same through storage", () => {
    fc.assert(fc.property(anyRecord, (a) => assert.deepEqual(read(write(a)), a)));
  });
  test("loses no attempt while there are at most twenty", () => {
    const a = record(...range(1, 10).map((time) => attempt(time)));
    const b = record(...range(11, 20).map((time) => attempt(time)));
    assert.deepEqual(times(merge(a, b)), range(1, 20));
  });
});

describe("what is kept", () => {
  test("is the first, the best and the newest twenty", () => {
    const attempts = range(1, 40).map((time) => attempt(time, time === 7 ? { score: 1, verdict: "right" } : {}));
    assert.deepEqual(keep(attempts).map(({ time }) => time), [1, 7, ...range(21, 40)]);
  });
  test("is the earliest of two that are equally good", () => {
    const attempts = range(1, 40).map((time) => attempt(time, time === 7 || time === 9 ? { score: 1, verdict: "right" } : {}));
    assert.deepEqual(keep(attempts).map(({ time }) => time), [1, 7, ...range(21, 40)]);
  });
  test("is never more than twenty-two", () => {
    fc.assert(fc.property(fc.array(anyAttempt, { minLength: 30, maxLength: 90 }), (attempts) => keep(attempts).length <= 22));
  });
  test("is kept again as it is", () => {
    fc.assert(fc.property(anyRecord, ({ attempts, reset }) => assert.deepEqual(keep(attempts, reset), attempts)));
  });
  test("does not depend on the order of what came in", () => {
    fc.assert(fc.property(anyRecord, ({ attempts, reset }) => assert.deepEqual(keep([...attempts].reverse(), reset), attempts)));
  });
});

describe("adding an attempt", () => {
  test("makes it the last one", () => assert.equal(last(record(attempt(1), attempt(2)), "r1")?.time, 2));
  test("makes it the last one also where the clock was set back", () => {
    const kept = record(attempt(100), attempt(5, { id: "later" }));
    assert.deepEqual([last(kept, "r1")?.id, last(kept, "r1")?.time], ["later", 101]);
  });
  test("makes it the last one of any record", () => {
    fc.assert(fc.property(anyRecord, (a) => last(add(a, attempt(1, { id: "new" })), "r1")?.id === "new"));
  });
  test("survives a reset made by a clock that runs ahead", () => {
    const kept = add(reset(record(attempt(1)), 1000), attempt(2, { id: "new" }));
    assert.deepEqual(kept, { v: 2, attempts: [attempt(1001, { id: "new", since: 1000 })], reset: 1000 });
  });
  test("leaves the record it was added to alone", () => {
    const before = record(attempt(1));
    add(before, attempt(2));
    assert.deepEqual(times(before), [1]);
  });
});

describe("a reset", () => {
  test("forgets every attempt up to its time", () => assert.deepEqual(reset(record(attempt(1), attempt(2)), 2), { v: 2, attempts: [], reset: 2 }));
  test("forgets attempts that a fast clock dated ahead", () => assert.deepEqual(reset(record(attempt(9)), 2), { v: 2, attempts: [], reset: 9 }));
  test("reaches the other tab", () => assert.deepEqual(times(merge(record(attempt(1), attempt(3)), reset(NOTHING, 2))), [3]));
  test("does not bring back attempts when an old file comes in", () => assert.deepEqual(times(merge(reset(NOTHING, 5), record(attempt(1), attempt(2)))), []));
  test("starts a new first and best", () => {
    const start = reset(record(attempt(1, { score: 1, verdict: "right" })), 10);
    const kept = range(11, 50).reduce((known, time) => add(known, attempt(time, time === 15 ? { score: 0.5, verdict: "partial" } : {})), start);
    assert.deepEqual(times(kept), [11, 15, ...range(31, 50)]);
  });
});

describe("the last attempt", () => {
  test("is none where none was made", () => assert.equal(last(NOTHING, "r1"), undefined));
  test("is the newest of this revision, whatever came after under another", () => {
    assert.equal(last(record(attempt(1), attempt(2), attempt(3, { rev: "r0" })), "r1")?.time, 2);
  });
  test("is none where all are of another revision", () => assert.equal(last(record(attempt(1)), "r2"), undefined));
});

describe("reading what storage holds", () => {
  test("throws for no text", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.anything()), (text) => read(text).v === 2));
  });
  test("leaves every prototype alone", () => {
    read('{"v":1,"attempts":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}],"__proto__":{"polluted":1}}');
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });

  const sound = attempt(5);
  for (const [title, text] of /** @type {[string, unknown][]} */ ([
    ["nothing", null],
    ["an empty text", ""],
    ["half a record", '{"v":1,"att'],
    ["null", "null"],
    ["a number", "42"],
    ["a list", "[]"],
    ["a text", '"x"'],
    ["a record without attempts", '{"v":1}'],
    ["attempts that are no list", '{"v":1,"attempts":{"length":2}}'],
    ["another version", JSON.stringify({ v: 3, attempts: [sound] })],
    ["a NUL", "\0"],
    ["a hundred thousand brackets", "[".repeat(100_000)],
    ["a hundred thousand letters", "x".repeat(100_000)],
  ])) {
    test(`gives an empty record for ${title}`, () => assert.deepEqual(read(text), NOTHING));
  }

  for (const [title, fields] of /** @type {[string, Record<string, unknown>][]} */ ([
    ["a response that is no list", { response: "a" }],
    ["a response of numbers", { response: [1] }],
    ["an unknown verdict", { verdict: "great" }],
    ["an unfinished verdict", { verdict: "incomplete" }],
    ["a score above 1", { score: 2 }],
    ["a score in words", { score: "1" }],
    ["a time that is no number", { time: null }],
    ["a time before 1970", { time: -1 }],
    ["a time beyond the calendar", { time: 1e300 }],
    ["no id", { id: undefined }],
    ["no revision", { rev: undefined }],
  ])) {
    test(`leaves out an attempt with ${title}, and keeps the next`, () => {
      assert.deepEqual(read(JSON.stringify({ v: 1, attempts: [{ ...sound, ...fields }, null, [], 7, sound] })), { v: 2, attempts: [sound] });
    });
  }

  test("keeps every sound attempt as it was written, up to the bounds of each field", () => {
    const LAST = 8.64e15; // the last millisecond of a Date
    const sound = [
      attempt(0, { confidence: 0 }),
      attempt(1, { verdict: "partial", score: 0.5, confidence: 100 }),
      attempt(2, { verdict: "right", score: 1, response: ["a", "b"] }),
      attempt(LAST, { verdict: "right", score: 1, response: [] }),
    ];
    assert.deepEqual(read(JSON.stringify({ v: 2, attempts: sound })), { v: 2, attempts: sound });
    assert.deepEqual(read(JSON.stringify({ v: 2, attempts: [attempt(LAST + 1)] })), NOTHING);
    const after = attempt(9, { since: 3 });
    assert.deepEqual(read(JSON.stringify({ v: 2, attempts: [after] })), { v: 2, attempts: [after], reset: 3 });
  });
  test("passes over the mark of a reset that is no time after the first", () => {
    for (const since of [0, 1.5, -1, "7"]) {
      assert.deepEqual(read(JSON.stringify({ v: 2, attempts: [{ ...attempt(9), since }] })), { v: 2, attempts: [attempt(9)] });
    }
  });
  test("leaves out fields it does not know", () => {
    assert.deepEqual(read(JSON.stringify({ v: 1, attempts: [{ ...sound, extra: 1 }], more: 2 })), { v: 2, attempts: [sound] });
  });
  test("passes over a confidence that is no percent", () => {
    for (const confidence of ["75", -1, 101, 7.5, null]) assert.deepEqual(read(JSON.stringify({ v: 2, attempts: [{ ...sound, confidence }] })), { v: 2, attempts: [sound] });
    assert.equal(read(JSON.stringify({ v: 2, attempts: [{ ...sound, confidence: 75 }] })).attempts[0]?.confidence, 75);
  });
  test("passes over a reset that is no time", () => {
    for (const value of ["5", null, -1, {}, 1e300]) assert.deepEqual(read(JSON.stringify({ v: 1, attempts: [sound], reset: value })), { v: 2, attempts: [sound] });
  });
});
