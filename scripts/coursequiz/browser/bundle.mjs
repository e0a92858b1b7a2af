/** Owns how sources become the committed scripts and style sheets of a site, and how those are held to their sources. */

import { readFile, writeFile, mkdir } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const ROOT = new URL("../../../", import.meta.url);

/**
 * @typedef {object} Bundle
 * @property {string} sources folder of the sources, with its `build.mjs`, from the repository's root
 * @property {string[]} entries files in it that become one built file each
 * @property {string[]} folders where every built file is kept, from the repository's root
 */

/**
 * Returns the built files by name.
 * @param {Bundle} bundle
 * @returns {Promise<Map<string, string>>}
 */
export async function bundle({ sources, entries }) {
  const here = fileURLToPath(new URL(sources, ROOT));
  const note = `/*! built from ${sources.replace(/\/$/, "")} */`;
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => here + name),
    absWorkingDir: here,
    outdir: "out",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    external: ["*.svg"],
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
    banner: { js: note, css: note },
    legalComments: "none",
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [/[^/\\]+$/.exec(path)?.[0] ?? path, text]));
}

/**
 * Returns the committed copies of the built files that differ from `assets` or are missing, as paths from the root.
 * @param {Bundle} bundle
 * @param {Map<string, string>} assets
 */
export async function findStaleFiles(bundle, assets) {
  const stale = [];
  for (const place of places(bundle, assets)) {
    const committed = await readFile(new URL(place.path, ROOT), "utf8").catch(() => undefined);
    if (committed !== place.text) stale.push(place.path);
  }
  return stale;
}

/**
 * Writes the built files, or with `--check` only says which of them are stale. Returns the exit status.
 * @param {Bundle} bundle_
 * @param {string[]} options
 */
export async function runBuild(bundle_, options = process.argv.slice(2)) {
  const assets = await bundle(bundle_);
  if (options.includes("--check")) {
    const stale = await findStaleFiles(bundle_, assets);
    for (const path of stale) console.error(`${path}:1:1: stale-asset: differs from what its sources give — run \`npm run build\``);
    return stale.length ? 1 : 0;
  }
  for (const { path, text } of places(bundle_, assets)) {
    const file = fileURLToPath(new URL(path, ROOT));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  for (const [name, text] of assets) console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
  return 0;
}

/**
 * Returns whether a module is the one that node was asked to run.
 * @param {string} url
 */
export function isMain(url) {
  return Boolean(process.argv[1]) && relative(String(process.argv[1]), fileURLToPath(url)) === "";
}

/**
 * @param {Bundle} bundle
 * @param {Map<string, string>} assets
 */
function places({ folders }, assets) {
  return folders.flatMap((folder) => [...assets].map(([name, text]) => ({ path: folder + name, text })));
}
