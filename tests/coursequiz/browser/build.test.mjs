import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { buildAssets, findStale } from "../../../scripts/coursequiz/browser/build.mjs";

/** What a reader downloads for every kind of question, script and style together. */
const LIMIT = 8 * 1024;

const assets = await buildAssets();
const script = assets.get("quiz.js") ?? "";

test("the build gives one script and one style sheet", () => assert.deepEqual([...assets.keys()].sort(), ["quiz.css", "quiz.js"]));
test("the build gives the same twice", async () => assert.deepEqual(await buildAssets(), assets));
test("both together stay within 8 KB gzipped", () => {
  const size = [...assets.values()].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  assert.ok(size <= LIMIT, `${size} bytes are more than ${LIMIT}`);
});
test("the script writes no HTML and no style", () => assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|\.style\b|\beval\b|new Function/));
test("neither file asks another for anything", () => {
  for (const text of assets.values()) assert.doesNotMatch(text, /https?:|@import|url\(|\bimport\b|\bfetch\b/);
});
test("a file that is not what its sources give is named in both places", async () => {
  assert.deepEqual(await findStale(new Map([["quiz.js", `${script} `]])), ["scripts/coursequiz/assets/quiz.js", "docs/assets/quiz/quiz.js"]);
});
