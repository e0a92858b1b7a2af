/** Owns which page comes next for a reader. Pure. */

import { HERE, pageName } from "./names.mjs";
import { NOTHING, merge } from "./page-record.mjs";
import { get } from "./records.mjs";

/** @import { Outline, Page } from "./outline.mjs" */
/** @import { Records } from "./records.mjs" */

/**
 * Returns what is known of a page, also under the addresses it had before.
 * @param {Page} page
 * @param {Records} records
 */
export const findPageRecord = ({ page, formerly = [] }, records) => [page, ...formerly].map((name) => get(records, pageName(name), NOTHING)).reduce(merge);

/**
 * Returns the page to go on with, and the section where the reader stopped; undefined where all are finished.
 * @param {Outline} outline
 * @param {Records} records
 * @returns {{page: Page, section?: string} | undefined}
 */
export function findNext({ pages }, records) {
  const { page: name, section } = Object(get(records, HERE, {}).value);
  const place = pages.findIndex(({ page, formerly = [] }) => [page, ...formerly].includes(name));
  const isOpen = (/** @type {Page} */ page) => !findPageRecord(page, records).done;
  const here = pages[place];
  if (here && isOpen(here)) return { page: here, ...(typeof section === "string" && { section }) };
  const page = pages.slice(place + 1).find(isOpen) ?? pages.find(isOpen);
  return page && { page };
}
