/** Owns what a workbook reads from its page: each table below a heading is a section, each of its rows a test. */

/** @typedef {{id: string, title: string, help: Node[]}} Row */
/** @typedef {{name: string, tests: string[], rows: Row[], frame: HTMLElement}} Table A section, and the element that it stands in. */

/**
 * Returns the tables of a page that ask for scores.
 * @param {HTMLElement} page
 * @returns {Table[]}
 */
export function readTables(page) {
  return [...page.querySelectorAll(".workbook table")].map((table) => {
    const rows = [...table.querySelectorAll("tbody tr")].map(readRow);
    const frame = /** @type {HTMLElement} */ (table.closest(".workbook > *") ?? table);
    return { name: findName(frame), tests: rows.map(({ id }) => id), rows, frame };
  });
}

/** @param {Element} row */
function readRow(row) {
  const [id, title, help] = row.children;
  return { id: text(id).toLowerCase(), title: text(title), help: [...help.cloneNode(true).childNodes] };
}

/** Returns the words of the heading above an element, without the link that the theme adds. @param {Element} element */
function findName(element) {
  let above = element.previousElementSibling;
  while (above && !/^H\d$/.test(above.tagName)) above = above.previousElementSibling;
  return above ? text(above).replace(/\s*¶$/, "") : "";
}

/** @param {Element} element */
const text = (element) => (element.textContent ?? "").trim();
