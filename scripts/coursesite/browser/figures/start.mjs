/**
 * Owns what a page without scripts shows of each figure: its untouched state, computed by the figure's own view and kept in a
 * file for the builder of the HTML, which computes nothing.
 */

import { FIGURES, readData } from "./all.mjs";

/** Returns the file of each figure. */
export async function buildStarts() {
  const files = [];
  for (const [name, { start, values, view }] of Object.entries(FIGURES)) {
    const text = JSON.stringify({ settings: start, values, parts: view(await readData(name), start) }, undefined, 1);
    files.push({ path: `scripts/coursesite/interactive/start/${name}.json`, text: `${text}\n` });
  }
  return files;
}
