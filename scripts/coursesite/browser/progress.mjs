/**
 * Registers the parts of the page "My progress", and the review of a question on its own page. Loaded by that page after the
 * outline of the course, and by a page whose address leads to a question to be reviewed. Loaded a second time, it does no harm.
 */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { CourseProgress } from "./progress/course-progress.mjs";
import { CourseReview } from "./progress/course-review.mjs";

const script = document.currentScript;
const src = script instanceof HTMLScriptElement ? script.src : "";

if (!customElements.get("course-progress")) {
  CourseProgress.base = CourseReview.base = findBase(src);
  CourseReview.sheet = src.replace(/js(?=[?#]|$)/, "css");
  customElements.define("course-progress", CourseProgress);
  document.querySelector(".course-wait")?.classList.remove("course-wait");
  customElements.define("course-review", CourseReview);
}
