/**
 * What the theme's markup needs to work, in the place of the theme's own script. A part that has a name among the `features` in
 * mkdocs.yml works where it stands there. Pages load as pages, so every part starts once.
 */

import { watchContents } from "./contents.mjs";
import { startCopying } from "./copy.mjs";
import { startDrawer } from "./drawer.mjs";
import { showFocus } from "./focus.mjs";
import { startFolds } from "./folds.mjs";
import { startFootnotes } from "./footnotes.mjs";
import { fetchAhead } from "./prefetch.mjs";
import { watchRegions } from "./regions.mjs";
import { startSearch } from "./search-later.mjs";
import { startTabs } from "./tabs.mjs";
import { watchTitle } from "./title.mjs";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
/** @type {{ base: string, features: string[], translations: Record<string, string> }} */
const { base, features, translations } = JSON.parse(document.getElementById("__config")?.textContent ?? "");
const has = (/** @type {string} */ feature) => features.includes(feature);

showFocus();
startDrawer();
startSearch(script);
watchTitle();
watchContents({ isFollowed: has("toc.follow"), isTracked: has("navigation.tracking") });
watchRegions();
startTabs(has("content.tabs.link") ? `${new URL(base, location.href).pathname}.__tabs` : "");
startFolds();
if (has("content.code.copy")) startCopying(translations);
if (has("content.footnote.tooltips")) startFootnotes();
fetchAhead();
