/** Owns sets of tabs: the choice that all sets with this tab share and that is kept, and the tab that an address names. */

import { findTarget } from "./target.mjs";

/** @param {string} key where the choice is kept; empty where sets are not linked */
export function startTabs(key) {
  const sets = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tabbed-set")]);
  if (!sets.length) return;
  const boxes = sets.map((set) => /** @type {HTMLInputElement[]} */ ([...set.querySelectorAll(":scope > input")]));
  const find = () => /** @type {HTMLInputElement | undefined} */ (boxes.flat().find((box) => box === findTarget()));

  for (const name of key ? readNames(key).reverse() : []) choose(boxes, name);
  const target = find();
  if (target) target.checked = true;
  addEventListener("hashchange", () => find()?.click());
  for (const set of key ? sets : []) {
    set.addEventListener("change", ({ target: box }) => {
      const name = readName(/** @type {HTMLInputElement} */ (box));
      const top = set.getBoundingClientRect().top;
      choose(boxes, name);
      keepNames(key, [...new Set([name, ...readNames(key)])]);
      // What the other sets gained or lost does not move the one in use.
      scrollBy(0, set.getBoundingClientRect().top - top);
    });
  }
}

/** @param {HTMLInputElement} box */
const readName = (box) => box.labels?.[0]?.textContent?.trim() ?? "";

/**
 * @param {HTMLInputElement[][]} boxes
 * @param {string} name
 */
function choose(boxes, name) {
  for (const set of boxes) {
    const box = set.find((one) => readName(one) === name);
    if (box) box.checked = true;
  }
}

/**
 * Returns the names that were chosen, the last one first.
 * @param {string} key
 * @returns {string[]}
 */
function readNames(key) {
  try {
    const names = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} key
 * @param {string[]} names
 */
function keepNames(key, names) {
  try {
    localStorage.setItem(key, JSON.stringify(names));
  } catch {
    // The choice holds for this page.
  }
}
