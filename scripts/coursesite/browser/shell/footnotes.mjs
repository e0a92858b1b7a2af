/** Owns what a footnote's mark says on its card: the note itself. How a card opens is the affair of the cards of key terms. */

import { findTarget } from "./target.mjs";

export function startFootnotes() {
  for (const mark of /** @type {Iterable<HTMLAnchorElement>} */ (document.querySelectorAll("a.footnote-ref"))) {
    const note = findTarget(mark.hash);
    if (note) mark.dataset.card = [...note.childNodes].map((node) => node.textContent).join(" ").replace(/↩/g, "").trim().replace(/\s+/g, " ");
  }
}
