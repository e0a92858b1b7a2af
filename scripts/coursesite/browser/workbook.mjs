/** The entry of the workbook's page. Loaded a second time, it does no harm. */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { Store } from "../../coursequiz/browser/store.mjs";

import { CourseWorkbook } from "./workbook/course-workbook.mjs";

const TAG = "course-workbook";

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
if (!customElements.get(TAG)) {
  CourseWorkbook.store = new Store(findBase(script?.src ?? ""));
  customElements.define(TAG, CourseWorkbook);
}
