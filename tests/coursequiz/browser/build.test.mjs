import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { buildAssets, findStale } from "../../../scripts/coursequiz/browser/build.mjs";

/** What a reader downloads for every kind of question, script and style together. */
const LIMIT = 8 * 1024;
/** The script that comes on top where there is a test. */
const TEST_LIMIT = 4 * 1024;
/** What comes on top where the reader may say how sure they are, script and style together. */
const SURE_LIMIT = 1536;

const assets = await buildAssets();
const script = assets.get("quiz.js") ?? "";
/** @param {string} name */
const size = (name) => gzipSync(assets.get(name) ?? "", { level: 9 }).length;

test("the build gives three scripts and three style sheets", () => {
  assert.deepEqual([...assets.keys()].sort(), ["quiz-sure.css", "quiz-sure.js", "quiz-test.css", "quiz-test.js", "quiz.css", "quiz.js"]);
});
test("the build gives the same twice", async () => assert.deepEqual(await buildAssets(), assets));
test("what every question needs stays within 8 KB gzipped", () => {
  const all = size("quiz.js") + size("quiz.css");
  assert.ok(all <= LIMIT, `${all} bytes are more than ${LIMIT}`);
});
test("what asks how sure the reader is stays within 1.5 KB gzipped", () => {
  const all = size("quiz-sure.js") + size("quiz-sure.css");
  assert.ok(all <= SURE_LIMIT, `${all} bytes are more than ${SURE_LIMIT}`);
});
test("the script of a test stays within 4 KB gzipped", () => assert.ok(size("quiz-test.js") <= TEST_LIMIT, `${size("quiz-test.js")} bytes are more than ${TEST_LIMIT}`));
test("no script writes HTML or styles", () => {
  for (const name of ["quiz.js", "quiz-test.js", "quiz-sure.js"]) assert.doesNotMatch(assets.get(name) ?? "", /innerHTML|outerHTML|insertAdjacentHTML|\.style\b|\beval\b|new Function/);
});
test("no file asks another for anything", () => {
  for (const text of assets.values()) assert.doesNotMatch(text, /https?:|@import|url\(|\bimport\b|\bfetch\b/);
});
test("a file that is not what its sources give is named in both places", async () => {
  assert.deepEqual(await findStale(new Map([["quiz.js", `${script} `]])), ["scripts/coursequiz/assets/quiz.js", "docs/assets/quiz/quiz.js"]);
});
