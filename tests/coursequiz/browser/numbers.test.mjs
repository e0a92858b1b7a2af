import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { parseNumber } from "../../../scripts/coursequiz/browser/numbers.mjs";
import { readCases } from "./cases.mjs";

describe("a number that a reader typed", () => {
  for (const { title, input, expected } of /** @type {ReturnType<typeof readCases<number | null>>} */ (readCases("numbers"))) {
    test(`${title}: ${JSON.stringify(input)}`, () => assert.equal(parseNumber(input), expected));
  }

  test("is read as JavaScript would write it", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => parseNumber(String(value)) === value));
  });

  test("is read alike with every mark between groups", () => {
    fc.assert(fc.property(fc.integer(), (value) => {
      const english = value.toLocaleString("en-US");
      return [",", " ", "\u00a0", "\u2009", "\u202f", "_", "'", "\u2019"].every((mark) => parseNumber(english.replaceAll(",", mark)) === value);
    }));
  });

  test("is finite or null, whatever was typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const value = parseNumber(text);
      return value === null || Number.isFinite(value);
    }));
  });

  test("is refused quickly where it is long", { timeout: 2000 }, () => {
    for (const part of [" ", "1", "1,111", "e1", "%", "1 "]) parseNumber(`x${part.repeat(100_000)}x`);
  });
});
