/** Registers the parts of the page "My progress". Loaded by that page alone, after the outline of the course. */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { CourseProgress } from "./progress/course-progress.mjs";

const script = document.currentScript;
CourseProgress.base = findBase(script instanceof HTMLScriptElement ? script.src : "");
if (!customElements.get("course-progress")) customElements.define("course-progress", CourseProgress);
