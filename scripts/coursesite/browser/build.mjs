/**
 * Builds this site's own scripts and style sheet, as the engine's are built: classic scripts, committed, with `--check`.
 * An entry is a file that a page loads by itself; what several entries share is imported by each.
 */

import { bundle, isMain, keepFiles, runBuild } from "../../coursequiz/browser/bundle.mjs";

import { FIGURES } from "./figures/all.mjs";
import { buildStarts } from "./figures/start.mjs";
import { buildNotice } from "./notice.mjs";

/** @type {import("../../coursequiz/browser/bundle.mjs").Bundle} */
export const BUNDLE = {
  sources: "scripts/coursesite/browser/",
  entries: [
    "site.mjs",
    "site.css",
    "all-pages.mjs",
    "report.mjs",
    "progress.mjs",
    "progress.css",
    "resume.mjs",
    "shell/scheme.mjs",
    "shell/shell.mjs",
    "search/search.mjs",
    "search/search-pagefind.mjs",
    "service-worker.mjs",
    "offline/keep.mjs",
    "workbook.mjs",
    "figures/figures-later.mjs",
    ...Object.keys(FIGURES).map((name) => `figures/figure-${name}.mjs`),
  ],
  folders: ["docs/assets/site/"],
};

/** Returns the built files by name. */
export const buildAssets = () => bundle(BUNDLE);

if (isMain(import.meta.url)) process.exitCode = (await runBuild(BUNDLE)) || (await keepFiles([...(await buildStarts()), await buildNotice()]));
