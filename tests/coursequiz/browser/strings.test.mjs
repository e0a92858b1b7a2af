import assert from "node:assert/strict";
import { test } from "node:test";

import { sayNeed, sayPlace, sayScore, sayVerdict } from "../../../scripts/coursequiz/browser/strings.mjs";

/** @import { Graded } from "../../../scripts/coursequiz/browser/grading.mjs" */

/**
 * @param {Graded["verdict"]} verdict
 * @param {Graded["parts"]} parts
 */
const say = (verdict, parts) => sayVerdict({ verdict, parts, score: 0, feedback: [], marks: [] });

for (const [expected, said] of [
  ["Choose one answer.", sayNeed({ what: "choose", count: 1 })],
  ["Choose 2 answers.", sayNeed({ what: "choose", count: 2 })],
  ["Write a number, such as 2.7.", sayNeed({ what: "number", count: 1 })],
  ["Write an answer.", sayNeed({ what: "text", count: 1 })],
  ["Answer every part.", sayNeed({ what: "all", count: 1 })],
  ["Right.", say("right", [2, 2])],
  ["Partly right: 1 of 2.", say("partial", [1, 2])],
  ["Not right.", say("wrong", [0, 2])],
  ["4 of 6 questions answered, 3 right.", sayScore(4, 6, 3)],
  ["1 of 1 question answered, 0 right.", sayScore(1, 1, 0)],
  ["Fit the model: now 2 of 4.", sayPlace("Fit the model", 2, 4)],
]) {
  test(`it says "${expected}"`, () => assert.equal(said, expected));
}
