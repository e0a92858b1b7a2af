/**
 * Builds the browser half: classic scripts, because modules do not load from `file://`, and style sheets. One pair of
 * them for every page with questions, one that is loaded where there is a test, one where the
 * reader may say how sure they are.
 *
 * `node scripts/coursequiz/browser/build.mjs` writes them where they are kept; with `--check` it writes nothing, names
 * each file that is not what today's sources give, and exits with 1.
 */

import { bundle, findStaleFiles, isMain, runBuild } from "./bundle.mjs";

/** @type {import("./bundle.mjs").Bundle} */
const BUNDLE = {
  sources: "scripts/coursequiz/browser/",
  entries: ["quiz.mjs", "quiz.css", "quiz-test.mjs", "quiz-test.css", "quiz-sure.mjs", "quiz-sure.css"],
  folders: ["scripts/coursequiz/assets/", "docs/assets/quiz/"],
};

/** Returns the built files by name. */
export const buildAssets = () => bundle(BUNDLE);

/**
 * Returns the committed copies of the built files that differ from `assets` or are missing, as paths from the root.
 * @param {Map<string, string>} assets
 */
export const findStale = (assets) => findStaleFiles(BUNDLE, assets);

if (isMain(import.meta.url)) process.exitCode = await runBuild(BUNDLE);
