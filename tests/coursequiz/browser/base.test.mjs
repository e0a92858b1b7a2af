import assert from "node:assert/strict";
import { test } from "node:test";

import { findBase } from "../../../scripts/coursequiz/browser/base.mjs";

for (const [src, expected] of [
  ["https://example.org/assets/quiz/quiz.js", "/"],
  ["https://example.org/course/assets/quiz/quiz.js?v=3", "/course/"],
  ["file:///home/reader/site/assets/quiz/quiz.js", "/home/reader/site/"],
  ["", "/"],
  ["about:blank", "/"],
]) {
  test(`the site of the script at "${src}" begins at ${expected}`, () => assert.equal(findBase(src ?? ""), expected));
}
