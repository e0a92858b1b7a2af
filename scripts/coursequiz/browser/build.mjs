/**
 * Builds the browser half: classic scripts, because modules do not load from `file://`, and style sheets. One pair of
 * them for every page with questions, one that is loaded where there is a test.
 *
 * `node scripts/coursequiz/browser/build.mjs` writes them where they are kept; with `--check` it writes nothing, names
 * each file that is not what today's sources give, and exits with 1.
 */

import { readFile, writeFile, mkdir } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const HERE = new URL("./", import.meta.url);
const ROOT = new URL("../../../", HERE);
const FOLDERS = ["scripts/coursequiz/assets/", "docs/assets/quiz/"];
const COMMAND = "node scripts/coursequiz/browser/build.mjs";
const NOTE = "/*! built from scripts/coursequiz/browser */";

/**
 * Returns the built files by name.
 * @returns {Promise<Map<string, string>>}
 */
export async function buildAssets() {
  const { outputFiles } = await build({
    entryPoints: ["quiz.mjs", "quiz.css", "quiz-test.mjs", "quiz-test.css"].map((name) => fileURLToPath(new URL(name, HERE))),
    absWorkingDir: fileURLToPath(HERE),
    outdir: "out",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    banner: { js: NOTE, css: NOTE },
    legalComments: "none",
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [/[^/\\]+$/.exec(path)?.[0] ?? path, text]));
}

/**
 * Returns the committed copies of the built files that differ from `assets` or are missing, as paths from the root.
 * @param {Map<string, string>} assets
 */
export async function findStale(assets) {
  const stale = [];
  for (const place of places(assets)) {
    const committed = await readFile(new URL(place.path, ROOT), "utf8").catch(() => undefined);
    if (committed !== place.text) stale.push(place.path);
  }
  return stale;
}

/** @param {Map<string, string>} assets */
function places(assets) {
  return FOLDERS.flatMap((folder) => [...assets].map(([name, text]) => ({ path: folder + name, text })));
}

/** @param {Map<string, string>} assets */
async function writeAssets(assets) {
  for (const { path, text } of places(assets)) {
    const file = fileURLToPath(new URL(path, ROOT));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** @param {string[]} options */
async function main(options) {
  const assets = await buildAssets();
  if (options.includes("--check")) {
    const stale = await findStale(assets);
    for (const path of stale) console.error(`${path}:1:1: stale-asset: differs from what its sources give — run \`${COMMAND}\``);
    return stale.length ? 1 : 0;
  }
  await writeAssets(assets);
  for (const [name, text] of assets) console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
  return 0;
}

if (process.argv[1] && relative(process.argv[1], fileURLToPath(import.meta.url)) === "") process.exitCode = await main(process.argv.slice(2));
