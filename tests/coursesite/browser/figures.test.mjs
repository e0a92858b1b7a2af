/** Every figure in every setting: it says something everywhere, its decisions differ, and it weighs what it may. */

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { buildAssets } from "../../../scripts/coursesite/browser/build.mjs";
import { FIGURES, readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { buildStarts } from "../../../scripts/coursesite/browser/figures/start.mjs";

const SOURCES = new URL("../../../scripts/coursesite/browser/", import.meta.url);
/** Two kilobytes a figure; *Incident desk* is a game of its own. @type {Record<string, number>} */
const SCRIPT_LIMITS = { desk: 4 * 1024 };
const DATA_LIMIT = 8 * 1024;
/** How many settings of a figure are tried. */
const TRIED = 4000;

/**
 * Returns all combinations of values, or, where there are many more than are tried, as many in even steps through all of them.
 * @param {Record<string, string[]>} values
 */
function combine(values) {
  const names = Object.keys(values);
  const count = names.reduce((product, name) => product * values[name].length, 1);
  const step = count > TRIED ? 211 : 1; // a prime, so that no setting keeps step with it
  return Array.from({ length: Math.min(count, TRIED) }, (_, nth) => {
    let rest = (nth * step) % count;
    /** @type {Record<string, string>} */
    const settings = {};
    for (const name of names) {
      settings[name] = values[name][rest % values[name].length];
      rest = Math.floor(rest / values[name].length);
    }
    return settings;
  });
}
/** @param {string} text */
const weigh = (text) => gzipSync(text, { level: 9 }).length;

/**
 * Returns the script of a figure without its data.
 * @param {string} name
 */
async function buildBare(name) {
  const { outputFiles } = await build({
    entryPoints: [`${SOURCES.pathname}figures/figure-${name}.mjs`],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    plugins: [{ name: "no-data", setup: (host) => void host.onLoad({ filter: /\.json$/ }, () => ({ contents: "export default 0", loader: "js" })) }],
    write: false,
  });
  return outputFiles[0].text;
}

test("every figure is built, and no script of a figure is forgotten", async () => {
  const named = Object.keys(FIGURES).map((name) => `figure-${name}`).sort();
  assert.deepEqual([...(await buildAssets()).keys()].filter((name) => name.startsWith("figure-")).sort(), named.map((name) => `${name}.js`));
  assert.deepEqual((await readdir(new URL("figures/", SOURCES))).filter((name) => name.startsWith("figure-")).sort(), named.map((name) => `${name}.mjs`));
});

test("what pages show of an untouched figure is what its view says", async () => {
  for (const { path, text } of await buildStarts()) assert.equal(await readFile(new URL(`../../../${path}`, import.meta.url), "utf8"), text, path);
});

for (const [name, { start, values, view }] of Object.entries(FIGURES)) {
  const data = await readData(name);
  const all = combine(values).map((settings) => ({ settings, says: view(data, settings) }));

  test(`${name}: the untouched settings are among the settings`, () => {
    assert.deepEqual(Object.keys(start), Object.keys(values));
    for (const [setting, value] of Object.entries(start)) assert.ok(values[setting].includes(value), setting);
  });
  test(`${name}: every setting fills the same parts, with no number that is none`, () => {
    for (const { settings, says } of all) {
      assert.deepEqual(Object.keys(says), Object.keys(all[0].says));
      for (const [part, text] of Object.entries(says)) {
        assert.equal(typeof text, "string", `${part} of ${JSON.stringify(settings)}`);
        assert.doesNotMatch(text, /NaN|undefined|null|Infinity|-0\.0(?!\d)/, `${part} of ${JSON.stringify(settings)}`);
      }
    }
  });
  test(`${name}: settings lead to different decisions, each with its reason`, () => {
    assert.ok(new Set(all.map(({ says }) => says.verdict)).size >= 3);
    for (const { says } of all) assert.match(`${says.verdict} ${says.because}`, /^[A-Z][^.?!]+\. [A-Z0-9].*\.$/);
  });
  const limit = SCRIPT_LIMITS[name] ?? 2 * 1024;
  test(`${name}: ${limit / 1024} KB of script and 8 KB of data are enough`, async () => {
    const script = weigh(await buildBare(name));
    const both = weigh((await buildAssets()).get(`figure-${name}.js`) ?? "");
    assert.ok(script <= limit, `${script} bytes of script`);
    assert.ok(weigh(JSON.stringify(data)) <= DATA_LIMIT, `${weigh(JSON.stringify(data))} bytes of data`);
    assert.ok(both <= limit + DATA_LIMIT, `${both} bytes`);
  });
}
