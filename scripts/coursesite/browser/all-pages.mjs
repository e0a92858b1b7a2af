/**
 * The list of all pages, for the filter of a navigation that is pruned. The build writes the pages before this script, which
 * the filter loads when it is first used, into itself.
 */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { renderPages } from "./furniture/all-pages.mjs";
import { LISTED } from "./progress/names.mjs";

/** @import { CourseFilter } from "./furniture/filter.mjs" */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const filter = /** @type {CourseFilter} */ (script.parentElement);
const own = filter.parentElement?.querySelector(".md-nav--primary > ul");
if (own) {
  const all = renderPages(/** @type {any} */ (globalThis).coursePages, findBase(script.src), location.pathname);
  filter.showAll = (isWanted) => {
    const [now, next] = isWanted ? [own, all] : [all, own];
    if (!now.isConnected) return;
    now.replaceWith(next);
    dispatchEvent(new Event(LISTED));
  };
}
