/** The site's furniture: what every page has beside its text. Loaded a second time, it does no harm. */

import { startCards } from "./furniture/cards.mjs";
import { CourseFilter } from "./furniture/filter.mjs";

if (!customElements.get("course-filter")) {
  customElements.define("course-filter", CourseFilter);
  startCards();
}
