/** Owns when the script that asks how sure the reader is comes into the page. Knows nothing of what it does. */

import { makeLoaders } from "./load.mjs";
import { isAsked } from "./sure.mjs";

/** @import { Store } from "./store.mjs" */

/** True once it was asked for. */
let isLoaded = false;

/**
 * Loads it where the reader wants to be asked; else with the first answer, so that it can be offered.
 * @param {HTMLElement} question
 * @param {Store} store
 * @param {string} src address of the first script
 */
export function loadSure(question, store, src) {
  if (isAsked(store)) load();
  else question.addEventListener("input", load, { once: true });

  function load() {
    if (isLoaded) return;
    isLoaded = true;
    const { script, link } = makeLoaders(src, "quiz-sure");
    // What it shows has its look from the first. In the body, since a theme with instant navigation tidies the head.
    link.onload = link.onerror = () => document.body.append(script);
    document.body.append(link);
  }
}
