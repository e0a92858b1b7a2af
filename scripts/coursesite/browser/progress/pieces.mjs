/** Owns the pieces of which the page "My progress" is made: links and tables. */

import { make } from "../../../coursequiz/browser/elements.mjs";
import { say } from "./say.mjs";

/**
 * @param {string} text
 * @param {string} address
 */
export function makeLink(text, address) {
  const link = make("a", "", text);
  link.href = address;
  return link;
}

/**
 * Returns a table in a frame that scrolls. On a phone each row becomes a block in which a cell names its column; the roles
 * keep it a table for those who hear it.
 * @param {string[]} titles
 * @param {HTMLTableSectionElement[]} bodies
 */
export function makeTable(titles, ...bodies) {
  const heads = titles.map((title) => makeCell("columnheader", title));
  const head = make("thead", "", withRole("row", make("tr", "", ...heads)));
  const table = withRole("table", make("table", "course-progress-table", ...[head, ...bodies].map((part) => withRole("rowgroup", part))));
  for (const row of bodies.flatMap((body) => [...body.rows])) {
    for (const [place, cell] of [...row.cells].entries()) if (place) cell.dataset.label = titles[place] ?? "";
  }
  const frame = withRole("group", make("div", "course-table", table));
  frame.tabIndex = 0;
  frame.ariaLabel = say("table");
  return frame;
}

/**
 * @param {Node | string} first
 * @param {(Node | string)[]} rest
 */
export const makeRow = (first, ...rest) => withRole("row", make("tr", "", makeCell("rowheader", first), ...rest.map((cell) => makeCell("cell", cell))));

/**
 * @param {"columnheader" | "rowheader" | "cell"} role
 * @param {Node | string} content
 */
export const makeCell = (role, content) => withRole(role, make(role === "cell" ? "td" : "th", "", content));

/**
 * @template {Element} Part
 * @param {string} role
 * @param {Part} part
 */
export function withRole(role, part) {
  part.role = role;
  return part;
}
