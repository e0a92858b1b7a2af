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
 * @typedef {object} Place
 * @property {string} path of a generated file, from the repository's root
 * @property {string} text
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
export const findStaleFiles = (bundle, assets) => findStale(places(bundle, assets));

/** @param {Place[]} files */
async function findStale(files) {
  const stale = [];
  for (const place of files) {
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
  if (!options.includes("--check")) {
    for (const [name, text] of assets) console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
  }
  return keepFiles(places(bundle_, assets), options);
}

/**
 * Writes generated files, or with `--check` only says which of them are stale. Returns the exit status.
 * @param {Place[]} files
 * @param {string[]} options
 */
export async function keepFiles(files, options = process.argv.slice(2)) {
  const stale = await findStale(files);
  if (options.includes("--check")) {
    for (const path of stale) console.error(`${path}:1:1: stale-asset: differs from what its sources give — run \`npm run build\``);
    return stale.length ? 1 : 0;
  }
  for (const { path, text } of files) {
    const file = fileURLToPath(new URL(path, ROOT));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
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
