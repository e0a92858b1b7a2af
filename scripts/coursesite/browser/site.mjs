/** The site's furniture: what every page has beside its text. Loaded a second time, it does no harm. */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { startCards } from "./furniture/cards.mjs";
import { CourseFilter } from "./furniture/filter.mjs";
import { CoursePage } from "./progress/course-page.mjs";

// Known only while the script runs for the first time, so it is read before anything waits.
const script = document.currentScript;

if (!customElements.get("course-filter")) {
  customElements.define("course-filter", CourseFilter);
  CoursePage.base = findBase(script instanceof HTMLScriptElement ? script.src : "");
  customElements.define("course-page", CoursePage);
  startCards();
}
