/**
 * Makes the theme's style sheet smaller: leaves out the features that this site has not switched on, and puts what only some
 * pages need into parts at the end, each under a comment that says which pages those are. A published site takes the sheet, and
 * the parts that one of its pages needs, in the place of the theme's own two (`coursesite/theme.py`); `mkdocs serve` shows the theme's.
 *
 * `npm run theme` writes it; with `--check` nothing is written. A site whose theme has other sheets than the first line names is
 * published with those.
 */

import { execFileSync } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

import { isMain } from "../../../coursequiz/browser/bundle.mjs";
import { DROPPED, PARTS } from "./parts.mjs";
import { mapRules, parse, print } from "./sheet.mjs";

/** @import { Node } from "./sheet.mjs" */
/** @typedef {Extract<Node, { selectors: string[] }>} Rule */

const ROOT = new URL("../../../../", import.meta.url);
const TARGET = "docs/assets/site/theme.css";
/** Sheets of ours, which may use a variable of the theme. */
const OURS = ["docs/assets/site/site.css", "docs/assets/quiz/quiz.css", "docs/assets/quiz/quiz-test.css"];

/**
 * Returns a sheet taken apart: what every page needs, then each part.
 * @param {string} css
 * @param {string} users texts that use variables, besides the sheet
 */
export function takeApart(css, users = "") {
  const all = parse(css);
  const sheets = Array.from({ length: PARTS.length + 1 }, (_, place) =>
    mapRules(all, (rule) => keep(rule, rule.selectors.filter((selector) => placeOf(selector) === place))),
  ).map((nodes, place) => (place ? nodes.filter((node) => !("text" in node)) : nodes));
  return moveVariables(sheets, users).map(print);
}

/**
 * @param {Rule} rule
 * @param {string[]} selectors
 */
const keep = (rule, selectors) => (selectors.length ? { ...rule, selectors } : undefined);

/**
 * Returns 0 for what every page needs, the number of its part, or -1 for what is dropped. What stands in `:not()` is no need.
 * @param {string} selector
 */
function placeOf(selector) {
  const needs = selector.replace(/:not\([^)]*\)/g, "");
  if (DROPPED.some((name) => needs.includes(`.${name}`))) return -1;
  return PARTS.findIndex(({ has }) => has(needs)) + 1;
}

/**
 * Returns the sheets with each variable of the first where it is used: there, in the only part that uses it, or nowhere.
 * @param {Node[][]} sheets
 * @param {string} users
 */
function moveVariables([base = [], ...parts], users) {
  const uses = parts.map((part) => print(part));
  /** @type {Rule[][]} */
  const moved = parts.map(() => []);
  const inBase = `${users}${print(base)}`;
  const rest = mapRules(base, (rule) => {
    const declarations = rule.declarations.filter((declaration) => {
      const name = /^--md-[\w-]+(?=:)/.exec(declaration)?.[0];
      if (!name || isUsed(name, inBase)) return true;
      const users_ = uses.flatMap((text, place) => (isUsed(name, text) ? [place] : []));
      if (users_.length > 1) return true;
      for (const place of users_) moved[place]?.push({ ...rule, declarations: [declaration] });
      return false;
    });
    return declarations.length ? { ...rule, declarations } : undefined;
  });
  return [rest, ...parts.map((part, place) => [...(moved[place] ?? []), ...part])];
}

/**
 * @param {string} name
 * @param {string} css
 */
const isUsed = (name, css) => css.includes(`var(${name})`) || css.includes(`var(${name},`);

/** Returns the smaller sheet of the theme that is installed. */
async function buildTheme() {
  const python = "import material, pathlib; print(pathlib.Path(material.__file__).parent / 'templates/assets/stylesheets')";
  const folder = execFileSync("python", ["-c", python], { encoding: "utf8" }).trim();
  const names = (await readdir(folder)).filter((name) => /^(main|palette)\..*\.css$/.test(name)).sort();
  const sheets = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")));
  const ours = await Promise.all(OURS.map((path) => readFile(new URL(path, ROOT), "utf8")));
  // The theme draws the line under the chosen tab by script; its rule for pages without one looks in the wrong place, and serves all of ours.
  const css = sheets.join("").replace(/\/\*.*?\*\//gs, "").replaceAll(".md-typeset .no-js ", ".md-typeset ");
  const [base, ...parts] = takeApart(css, ours.join(""));
  const texts = parts.map((part, place) => `/*! where ${PARTS[place]?.where} */\n${part}\n`);
  return `/*! Material for MkDocs (MIT), without what this site does not use: ${names.join(" ")} */\n${base}\n${texts.join("")}`;
}

if (isMain(import.meta.url)) {
  const css = await buildTheme();
  const file = new URL(TARGET, ROOT);
  if (!process.argv.includes("--check")) {
    await writeFile(file, css);
    console.log(`theme.css: ${css.length} characters, ${gzipSync(css, { level: 9 }).length} bytes gzipped with all its parts`);
  } else if (css !== (await readFile(file, "utf8").catch(() => ""))) {
    console.error(`${TARGET}:1:1: stale-asset: differs from what the theme gives — run \`npm run theme\``);
    process.exitCode = 1;
  }
}
