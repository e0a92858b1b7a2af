/** Owns what each part of the page "My progress" shows. Each part is a function from what is known to pieces of the page. */

import { make, makeButton } from "../../../coursequiz/browser/elements.mjs";
import { findBias, findLevels } from "./calibration.mjs";
import { drawCurve, share } from "./chart.mjs";
import { CONFIDENCE, REVIEW } from "./names.mjs";
import { findNext, findPageRecord } from "./next.mjs";
import * as say from "./say.mjs";
import { count, findAttempts, findBestResult, findDue, findNextDue } from "./state.mjs";

/** @import { Outline, Page, Question } from "./outline.mjs" */
/** @import { Records } from "./records.mjs" */

/**
 * @typedef {object} Known
 * @property {Outline} outline
 * @property {Records} records
 * @property {number} tonight the end of the reader's day
 * @property {(page: string, anchor?: string) => string} link address of a page
 * @property {Actions} actions
 */
/**
 * @typedef {object} Actions
 * @property {(page: Page) => void} reset
 * @property {() => void} resetAll
 * @property {() => void} save
 * @property {(file: File) => void} take
 * @property {(isOn: boolean) => void} confide
 */
/** @typedef {(known: Known) => (Node | string)[]} Part */

/** So many questions are enough for one sitting; the rest is folded. */
const MOST = 10;

/** @type {Record<string, Part>} */
export const PARTS = {
  continue: (known) => {
    const next = findNext(known.outline, known.records);
    const done = known.outline.pages.filter((page) => findPageRecord(page, known.records).done).length;
    const way = next ? makeLink(say.sayContinue(next.page.title), known.link(next.page.page, next.section)) : say.ALL_DONE;
    if (way instanceof Element) way.className = "md-button md-button--primary";
    return [make("p", "", say.sayFinished(done, known.outline.pages.length)), make("p", "", way)];
  },

  review: ({ outline, records, tonight, link }) => {
    const due = findDue(outline, records, tonight);
    const rows = due.map(({ question, page, plan }) =>
      make("li", "", makeLink(question.prompt, link(page.page, `q-${question.id}${REVIEW}`)), make("span", "course-why", ` ${page.title} · ${say.WHY[plan.why]}`)),
    );
    const sum = make("p", "", say.sayDue(due.length, findNextDue(outline, records)));
    const more = rows.slice(MOST);
    return [
      sum,
      ...(rows.length ? [make("ul", "course-due", ...rows.slice(0, MOST))] : []),
      ...(more.length ? [make("details", "course-more", make("summary", "", say.sayMore(more.length)), make("ul", "course-due", ...more))] : []),
    ];
  },

  lessons: ({ outline, records, link, actions }) => {
    const groups = [...new Set(outline.pages.map(({ group }) => group))];
    const bodies = groups.map((group) => {
      const rows = outline.pages.filter((page) => page.group === group).map((page) => makePageRow(page, records, link, actions));
      return make("tbody", "", ...(group ? [makeGroupRow(group)] : []), ...rows);
    });
    return [makeTable([say.LESSON, say.STATE, say.ANSWERED, say.FIRST, say.BEST, say.RESET], ...bodies)];
  },

  objectives: ({ outline, records, link }) => {
    const questions = outline.pages.flatMap((page) => page.questions);
    const rows = outline.objectives.flatMap(({ id, text, page }) => {
      const own = questions.filter(({ objective }) => objective === id);
      return own.length ? [makeRow(page === undefined ? text : makeLink(text, link(page)), ...sayTally(own, records))] : [];
    });
    return [makeTable([say.OBJECTIVE, say.ANSWERED, say.FIRST, say.BEST], make("tbody", "", ...rows))];
  },

  calibration: ({ outline, records, actions }) => {
    const isOn = records[CONFIDENCE]?.value === true;
    const levels = findLevels(outline.pages.flatMap((page) => page.questions.map((question) => findAttempts(question, records))));
    const choice = make("p", "", makeButton(() => actions.confide(!isOn), isOn ? say.DO_NOT_ASK : say.ASK));
    if (!levels.length) return isOn ? [make("p", "", say.NOTHING_SAID), choice] : [choice];
    const sum = say.sayBias(levels.reduce((sum, { of }) => sum + of, 0), findBias(levels));
    const rows = levels.map((level) => makeRow(say.sayPercent(level.said), say.sayPercent(share(level)), String(level.of)));
    const table = makeTable([say.SAID, say.WAS, say.OF], make("tbody", "", ...rows));
    return [make("p", "", sum), make("div", "course-calibration", drawCurve(levels, levels.map(say.sayLevel).join("; ")), table), choice];
  },

  transfer: ({ actions }) => {
    const field = make("input", "course-file");
    const label = make("label", "md-button", say.CHOOSE_FILE, field);
    field.type = "file";
    field.accept = ".json,application/json";
    field.onchange = () => {
      const file = field.files?.[0];
      field.value = "";
      if (file) actions.take(file);
    };
    return [make("p", "course-ways", makeButton(actions.save, say.SAVE_FILE), " ", label)];
  },

  reset: ({ actions }) => [make("p", "", makeButton(actions.resetAll, say.RESET_ALL))],
};

/**
 * @param {Page} page
 * @param {Records} records
 * @param {Known["link"]} link
 * @param {Actions} actions
 */
function makePageRow(page, records, link, actions) {
  const { read, done } = findPageRecord(page, records);
  const best = findBestResult(page, records);
  const { answered } = count(page.questions, records);
  const state = done ? make("span", "course-done", say.FINISHED) : read ? say.READ : answered || best ? say.STARTED : say.NEVER;
  const button = makeButton(() => actions.reset(page), say.RESET);
  button.setAttribute("aria-label", say.sayResetOf(page.title));
  const tally = page.test ? ["", "", best ? say.sayBest(best) : ""] : page.questions.length ? sayTally(page.questions, records) : ["", "", ""];
  return makeRow(makeLink(page.title, link(page.page)), state, ...tally, read || done || answered || best ? button : "");
}

/** @param {string} group */
function makeGroupRow(group) {
  const title = /** @type {HTMLTableCellElement} */ (makeCell("rowheader", group));
  title.className = "course-group";
  title.colSpan = 6;
  return as("row", make("tr", "", title));
}

/**
 * @param {Question[]} questions
 * @param {Records} records
 */
function sayTally(questions, records) {
  const { answered, first, best, of } = count(questions, records);
  return [say.sayOf(answered, of), answered ? say.sayOf(first, answered) : "", answered ? say.sayOf(best, of) : ""];
}

/**
 * @param {string} text
 * @param {string} address
 */
function makeLink(text, address) {
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
function makeTable(titles, ...bodies) {
  const heads = titles.map((title) => makeCell("columnheader", title));
  const head = make("thead", "", as("row", make("tr", "", ...heads)));
  const table = as("table", make("table", "course-progress-table", ...[head, ...bodies].map((part) => as("rowgroup", part))));
  for (const row of bodies.flatMap((body) => [...body.rows])) {
    for (const [place, cell] of [...row.cells].entries()) if (place) cell.dataset.label = titles[place] ?? "";
  }
  const frame = as("group", make("div", "course-table", table));
  frame.tabIndex = 0;
  frame.ariaLabel = "Table";
  return frame;
}

/**
 * @param {Node | string} first
 * @param {(Node | string)[]} rest
 */
const makeRow = (first, ...rest) => as("row", make("tr", "", makeCell("rowheader", first), ...rest.map((cell) => makeCell("cell", cell))));

/**
 * @param {"columnheader" | "rowheader" | "cell"} role
 * @param {Node | string} content
 */
const makeCell = (role, content) => as(role, make(role === "cell" ? "td" : "th", "", content));

/**
 * @template {Element} Part
 * @param {string} role
 * @param {Part} part
 */
function as(role, part) {
  part.role = role;
  return part;
}
