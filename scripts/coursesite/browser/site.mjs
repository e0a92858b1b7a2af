/** The site's furniture: what every page has beside its text. Loaded a second time, it does no harm. */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { startCards } from "./furniture/cards.mjs";
import { CourseFilter } from "./furniture/filter.mjs";
import { loadScript } from "./furniture/load.mjs";
import { CoursePage } from "./progress/course-page.mjs";

// Known only while the script runs for the first time, so it is read before anything waits.
const script = document.currentScript;
const src = script instanceof HTMLScriptElement ? script.src : "";

if (!customElements.get("course-filter")) {
  customElements.define("course-filter", CourseFilter);
  CoursePage.base = findBase(src);
  customElements.define("course-page", CoursePage);
  startCards();
  // After everything that the reader waits for.
  addEventListener("load", () => loadScript(src.replace(/[^/]*$/, "keep.js"), document.body));
}
