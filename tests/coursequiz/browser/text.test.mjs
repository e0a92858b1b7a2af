import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { normaliseOutput, normaliseText } from "../../../scripts/coursequiz/browser/text.mjs";
import { readCases } from "./cases.mjs";

describe("a text as it is compared", () => {
  for (const { title, input, expected } of /** @type {ReturnType<typeof readCases<string>>} */ (readCases("text"))) {
    test(`${title}: ${JSON.stringify(input)}`, () => assert.equal(normaliseText(input), expected));
  }

  test("has no punctuation or space at its ends, whatever was typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/^[ .,;:!?"'()]|[ .,;:!?"'()]$/.test(normaliseText(text))));
  });

  test("is made quickly from a long text", { timeout: 2000 }, () => {
    for (const part of [" ", ".", "- ", "\n"]) normaliseText(`x${part.repeat(100_000)}x`);
  });
});

describe("an output as it is compared", () => {
  test("loses white space at the ends of its lines", () => assert.equal(normaliseOutput("1  \n2\t\n"), "1\n2"));
  test("loses empty lines around it", () => assert.equal(normaliseOutput("\n1\n\n\n"), "1"));
  test("keeps empty lines inside", () => assert.equal(normaliseOutput("1\n\n2"), "1\n\n2"));
  test("keeps spaces inside a line", () => assert.equal(normaliseOutput("a  b"), "a  b"));
  test("keeps the indent of a later line", () => assert.equal(normaliseOutput("a\n  b"), "a\n  b"));
  test("keeps case, quotation marks and hyphens", () => assert.equal(normaliseOutput("['A-b']"), "['A-b']"));
  test("reads the line ends of every system", () => assert.equal(normaliseOutput("1\r\n2\r\n"), "1\n2"));
  test("is made quickly from a long text", { timeout: 2000 }, () => {
    for (const part of [" ", "\t\r", " \n"]) normaliseOutput(`x${part.repeat(100_000)}x`);
  });
});
