import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { buildAssets } from "../../../scripts/coursesite/browser/build.mjs";
import { buildNotice } from "../../../scripts/coursesite/browser/notice.mjs";

/** What every page loads of this site's own scripts. */
const SITE_LIMIT = 3 * 1024;
/** What the page "My progress" alone loads, the scheduler in it. */
const PROGRESS_LIMIT = 18 * 1024;
/** What the home page loads on top. */
const RESUME_LIMIT = 3 * 1024;

const assets = await buildAssets();
/** @param {string} name */
const size = (name) => gzipSync(assets.get(name) ?? "", { level: 9 }).length;

for (const [name, limit] of /** @type {const} */ ([["site.js", SITE_LIMIT], ["progress.js", PROGRESS_LIMIT], ["resume.js", RESUME_LIMIT]])) {
  test(`${name} stays within ${limit} bytes gzipped`, () => assert.ok(size(name) <= limit, `${size(name)} bytes are more than ${limit}`));
}
test("no script writes HTML, or asks anyone for anything", () => {
  for (const name of ["site.js", "progress.js", "resume.js"]) {
    assert.doesNotMatch(assets.get(name) ?? "", /innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|\bimport\(/, name);
  }
});
test("every package that is bundled is named in the notice", async () => {
  const { dependencies = {}, devDependencies } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  const tools = ["@types/node", "axe-core", "esbuild", "fast-check", "typescript"];
  const { text } = await buildNotice();
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) assert.equal(text.includes(`${name} `), !tools.includes(name), name);
  assert.match(text, /Copyright/);
});
