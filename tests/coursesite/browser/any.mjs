/** Owns random records for property tests: few different times and values, so that ties, bounds and resets come up all the time. */

import fc from "fast-check";

import { readRecord } from "../../../scripts/coursesite/browser/progress/records.mjs";

const time = fc.nat(60);
const reset = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
const attempt = fc
  .record({
    id: fc.constantFrom("a", "b", "c"),
    rev: fc.constantFrom("r1", "r2"),
    response: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
    score: fc.constantFrom(0, 0.5, 1),
    time,
    since: reset,
    confidence: fc.option(fc.constantFrom(25, 95), { nil: undefined }),
  })
  .map((fields) => ({ ...fields, verdict: fields.score === 1 ? "right" : fields.score ? "partial" : "wrong" }));
const question = fc.record({ v: fc.constantFrom(1, 2), attempts: fc.array(attempt, { maxLength: 30 }), reset });
const outcome = fc.record({ time, right: fc.nat(4), of: fc.constantFrom(4, 5), since: reset });
const sitting = fc.record({ asked: fc.constantFrom([], [{ id: "one", rev: "r1", response: ["x"] }]), changed: time });
const test = fc.record({ v: fc.constantFrom(1, 2), now: sitting, past: fc.array(outcome, { maxLength: 30 }), reset });
const page = fc.record({ v: fc.constant(1), read: reset, done: reset, reset });
const latest = fc.record({ v: fc.constant(1), time, value: fc.constantFrom(true, false, { page: "a" }, undefined) });

/** Everything that a browser may hold of this site, as it is read. */
export const anyRecords = fc
  .tuple(
    fc.dictionary(fc.constantFrom("one", "two", "three"), question),
    fc.dictionary(fc.constantFrom("test:pool", "test:other/pool"), test),
    fc.dictionary(fc.constantFrom("page:", "page:a", "page:a/b"), page),
    fc.dictionary(fc.constantFrom("set:here", "set:confidence"), latest),
  )
  .map((parts) => {
    const all = Object.entries(Object.assign({}, ...parts)).map(([name, value]) => [name, readRecord(name, JSON.stringify(value))]);
    return Object.fromEntries(all.filter(([, record]) => record));
  });
