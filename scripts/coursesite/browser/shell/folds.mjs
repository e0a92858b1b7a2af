/** Owns when what is folded opens by itself: where a link leads into it, and on paper. */

import { findTarget } from "./target.mjs";

export function startFolds() {
  const reveal = () => {
    const target = findTarget();
    if (!target) return;
    const folds = /** @type {HTMLDetailsElement[]} */ ([]);
    for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) if (!fold.open) folds.push(fold);
    for (const fold of folds) fold.open = true;
    if (folds.length) target.scrollIntoView();
  };
  reveal();
  addEventListener("hashchange", reveal);

  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [.../** @type {Iterable<HTMLDetailsElement>} */ (document.querySelectorAll(".md-content details:not([open])"))];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}
