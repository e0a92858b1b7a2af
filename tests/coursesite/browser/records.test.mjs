import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import fc from "fast-check";

import { collect, readFile, writeFile } from "../../../scripts/coursesite/browser/progress/file.mjs";
import { mergeRecords, readRecord, resetRecords } from "../../../scripts/coursesite/browser/progress/records.mjs";
import { isOurs, takeIn } from "../../../scripts/coursesite/browser/progress/transfer.mjs";
import { anyRecords } from "./any.mjs";

/** @import { Outline } from "../../../scripts/coursesite/browser/progress/outline.mjs" */

const attempt = { id: "a", rev: "r1", response: ["x"], verdict: "right", score: 1, time: 5 };
const one = { one: { v: 2, attempts: [attempt] } };
/** @param {unknown} value */
const asFile = (value) => readFile(JSON.stringify(value));

describe("merging all that two devices know", () => {
  test("gives the same whoever comes first", () => {
    fc.assert(fc.property(anyRecords, anyRecords, (a, b) => assert.deepEqual(mergeRecords(a, b), mergeRecords(b, a))), { numRuns: 300 });
  });
  test("gives the same however three are grouped", () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, anyRecords, (a, b, c) => assert.deepEqual(mergeRecords(mergeRecords(a, b), c), mergeRecords(a, mergeRecords(b, c)))),
      { numRuns: 500 },
    );
  });
  test("changes nothing the second time, with itself or with nothing", () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, (a, b) => {
        const both = mergeRecords(a, b);
        assert.deepEqual([mergeRecords(both, b), mergeRecords(a, a), mergeRecords(a, {})], [both, a, a]);
      }),
    );
  });
  test("gives what every kind can read again", () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, (a, b) => {
        for (const [name, record] of Object.entries(mergeRecords(a, b))) assert.deepEqual(readRecord(name, JSON.stringify(record)), record);
      }),
    );
  });
  test("does not bring back what was forgotten, in whatever order it comes in", () => {
    fc.assert(
      fc.property(anyRecords, (a) => {
        const forgotten = resetRecords(a, 100);
        assert.deepEqual(mergeRecords(forgotten, a), mergeRecords(a, forgotten));
        assert.deepEqual(mergeRecords(forgotten, a), forgotten);
        for (const [name, { attempts = [], past = [], done, value }] of Object.entries(forgotten)) {
          assert.deepEqual([attempts, past, done, name === "set:here" ? value : undefined], [[], [], undefined, undefined]);
        }
      }),
    );
  });
});

describe("a progress file", () => {
  test("gives back what was put into it", () => {
    fc.assert(fc.property(anyRecords, (a) => assert.deepEqual(readFile(writeFile(a, "A course", 0)), { records: a, left: 0 })));
  });
  test("begins with what it is", () => {
    assert.deepEqual(JSON.parse(writeFile(one, "A course", 0)), { format: "course-progress", v: 1, course: "A course", saved: "1970-01-01T00:00:00.000Z", records: one });
  });
  test("may have a byte order mark", () => assert.deepEqual(readFile(`\uFEFF${writeFile(one, "", 0)}`), { records: one, left: 0 }));
  for (const text of ["", "{", "\0", "PK\u0003\u0004", "{'a': 1}", writeFile(one, "", 0).slice(0, -5)]) {
    test(`that is damaged is told: ${JSON.stringify(text.slice(0, 12))}`, () => assert.equal(readFile(text), "not-json"));
  }
  for (const value of [null, 7, "x", [], {}, { format: "other", v: 1, records: {} }, { format: "course-progress", v: 1 }, { format: "course-progress", v: 1, records: [] }]) {
    test(`that holds something else is told: ${JSON.stringify(value)}`, () => assert.equal(asFile(value), "other-format"));
  }
  test("of a newer version is told", () => assert.equal(asFile({ format: "course-progress", v: 2, records: {} }), "newer"));
  test("with records that cannot be read gives the others, and says how many", () => {
    const records = { ...one, two: { v: 99, attempts: [] }, three: null, "test:pool": "x", "unknown:name": {}, __proto__: null };
    assert.deepEqual(asFile({ format: "course-progress", v: 1, records }), { records: one, left: 4 });
  });
  test("throws for no text", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => typeof readFile(text) === "string"));
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (records) => typeof asFile({ format: "course-progress", v: 1, records }) === "object"));
  });
});

describe("what is stored", () => {
  const { stored, expected } = JSON.parse(readFileSync(new URL("../../cases/progress/version-1.json", import.meta.url), "utf8"));
  test("by version 1 is read as it was", () => assert.deepEqual(collect(Object.entries(stored)), { records: expected, newer: [] }));
  test("by a newer version is named and left out", () => {
    assert.deepEqual(collect([["one", '{"v":3,"attempts":[]}'], ["set:here", '{"v":2}'], ["page:a", "{"], ["two", null]]), { records: {}, newer: ["one", "set:here"] });
  });
});

describe("taking in a file", () => {
  /** @type {Outline} */
  const outline = { title: "", version: "", objectives: [], pages: [{ page: "a", title: "", group: "", minutes: 1, formerly: ["old"], questions: [{ id: "two", rev: "", prompt: "", formerly: ["one"] }] }] };

  test("adds, and says what was new; what was left open in a test is no answer", () => {
    const open = { ...attempt, id: "c", response: [], verdict: "wrong", score: 0, time: 10 };
    const file = { one: { v: 2, attempts: [attempt, { ...attempt, id: "b", time: 9 }, open] }, "page:a": { v: 1, read: 3, done: 3 }, "test:pool": { v: 2, now: { asked: [], changed: 0 }, past: [{ time: 1, right: 1, of: 2 }] } };
    const { changed, added } = takeIn(one, file);
    assert.deepEqual(added, { answers: 1, pages: 1, results: 1 });
    assert.deepEqual(Object.keys(changed).sort(), ["one", "page:a", "test:pool"]);
  });
  test("that was taken in before changes nothing", () => {
    fc.assert(fc.property(anyRecords, anyRecords, (a, b) => assert.deepEqual(takeIn(mergeRecords(a, b), b), { changed: {}, added: { answers: 0, pages: 0, results: 0 } })));
  });
  test("never loses an answer that is here, up to what is kept of a question", () => {
    const here = { one: { v: 2, attempts: [1, 2, 3].map((time) => ({ ...attempt, time })) } };
    const file = { one: { v: 2, attempts: [4, 5, 6].map((time) => ({ ...attempt, time })) } };
    assert.deepEqual(takeIn(here, file).changed.one.attempts.map((/** @type {{time: number}} */ { time }) => time), [1, 2, 3, 4, 5, 6]);
  });
  test("of this course is known by a question, also by a former name, by a page or by a test", () => {
    assert.deepEqual([isOurs(one, outline), isOurs({ "page:old": {} }, outline), isOurs({}, outline), isOurs({ other: {} }, outline)], [true, true, true, false]);
  });
});
