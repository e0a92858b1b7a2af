/** What a merge must be for two tabs, or a tab and a file, to know the same in the end. Knows nothing of what is merged. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

/**
 * Tests that a merge is the same whoever comes first, however many are grouped, and a second time.
 * @template T
 * @param {fc.Arbitrary<T>} any
 * @param {(a: T, b: T) => T} merge
 * @param {T} nothing
 */
export function testMerge(any, merge, nothing) {
  test("gives the same whoever comes first", () => {
    fc.assert(fc.property(any, any, (a, b) => assert.deepEqual(merge(a, b), merge(b, a))), { numRuns: 500 });
  });
  test("gives the same however three are grouped, also where a reset comes last", () => {
    fc.assert(fc.property(any, any, any, (a, b, c) => assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)))), { numRuns: 1000 });
  });
  test("changes nothing the second time", () => {
    fc.assert(fc.property(any, any, (a, b) => assert.deepEqual(merge(merge(a, b), b), merge(a, b))));
  });
  test("changes nothing with itself or with nothing", () => {
    fc.assert(fc.property(any, (a) => assert.deepEqual([merge(a, a), merge(a, nothing)], [a, a])));
  });
}
