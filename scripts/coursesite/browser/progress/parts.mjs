/** Owns what each part of the page "My progress" shows. Each part is a function from what is known to pieces of the page. */

import { make, makeButton } from "../../../coursequiz/browser/elements.mjs";
import { findBias, findLevels } from "./calibration.mjs";
import { drawCurve, share } from "./chart.mjs";
import { CONFIDENCE, HERE } from "./names.mjs";
import { findNext, findPageRecord } from "./next.mjs";
import { makeCell, makeLink, makeRow, makeTable, withRole } from "./pieces.mjs";
import { review } from "./review-part.mjs";
import { say, sayBest, sayBias, sayLevel, sayOf, sayPercent } from "./say.mjs";
import { sayContinue } from "./say-continue.mjs";
import { count, findAttempts, findBestResult } from "./state.mjs";

/** @import { Outline, Page, Question } from "./outline.mjs" */
/** @import { Records } from "./records.mjs" */

/**
 * @typedef {object} Known
 * @property {Outline} outline
 * @property {Records} records
 * @property {{now: number, tonight: number}} times
 * @property {(page: string, anchor?: string) => string} link address of a page
 * @property {Actions} actions
 */
/**
 * @typedef {object} Actions
 * @property {(first?: string) => void} review begins a review, where none is open
 * @property {(page: Page) => void} reset
 * @property {() => void} resetAll
 * @property {() => void} save
 * @property {(file: File) => void} take
 * @property {(isOn: boolean) => void} confide
 */
/** @typedef {(known: Known) => (Node | string)[]} Part */

/** @type {Record<string, Part>} */
export const PARTS = {
  continue: (known) => {
    const next = findNext(known.outline, known.records);
    const done = known.outline.pages.filter((page) => findPageRecord(page, known.records).done).length;
    const way = next ? makeLink(sayContinue(next.page.title, !done && !known.records[HERE]?.value), known.link(next.page.page, next.section)) : say("allDone");
    if (way instanceof Element) way.className = "md-button md-button--primary";
    return [make("p", "", say("finishedPages", { done, n: known.outline.pages.length })), make("p", "", way)];
  },

  review,

  lessons: ({ outline, records, link, actions }) => {
    const groups = [...new Set(outline.pages.map(({ group }) => group))];
    const bodies = groups.map((group) => {
      const rows = outline.pages.filter((page) => page.group === group).map((page) => makePageRow(page, records, link, actions));
      return make("tbody", "", ...(group ? [makeGroupRow(group)] : []), ...rows);
    });
    return [makeTable([say("lesson"), say("state"), say("answered"), say("first"), say("best"), say("reset")], ...bodies)];
  },

  objectives: ({ outline, records, link }) => {
    const questions = outline.pages.flatMap((page) => page.questions);
    const rows = outline.objectives.flatMap(({ id, text, page }) => {
      const own = questions.filter(({ objective }) => objective === id);
      return own.length ? [makeRow(page === undefined ? text : makeLink(text, link(page)), ...sayTally(own, records))] : [];
    });
    return [makeTable([say("objective"), say("answered"), say("first"), say("best")], make("tbody", "", ...rows))];
  },

  calibration: ({ outline, records, actions }) => {
    const isOn = records[CONFIDENCE]?.value === true;
    const levels = findLevels(outline.pages.flatMap((page) => page.questions.map((question) => findAttempts(question, records))));
    const choice = make("p", "", makeButton(() => actions.confide(!isOn), isOn ? say("doNotAsk") : say("ask")));
    if (!levels.length) return isOn ? [make("p", "", say("nothingSaid")), choice] : [choice];
    const sum = sayBias(levels.reduce((sum, { of }) => sum + of, 0), findBias(levels));
    const rows = levels.map((level) => makeRow(sayPercent(level.said), sayPercent(share(level)), String(level.of)));
    const table = makeTable([say("said"), say("was"), say("answers")], make("tbody", "", ...rows));
    return [make("p", "", sum), make("div", "course-calibration", drawCurve(levels, levels.map(sayLevel).join("; ")), table), choice];
  },

  transfer: ({ actions }) => {
    const field = make("input", "course-file");
    const label = make("label", "md-button", say("chooseFile"), field);
    field.type = "file";
    field.accept = ".json,application/json";
    field.onchange = () => {
      const file = field.files?.[0];
      field.value = "";
      if (file) actions.take(file);
    };
    return [make("p", "course-ways", makeButton(actions.save, say("saveFile")), " ", label)];
  },

  reset: ({ actions }) => [make("p", "", makeButton(actions.resetAll, say("resetAll")))],
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
  const state = done ? make("span", "course-done", say("finished")) : read ? say("read") : answered || best ? say("started") : say("never");
  const button = makeButton(() => actions.reset(page), say("reset"));
  button.setAttribute("aria-label", say("resetOf", { title: page.title }));
  const tally = page.test ? ["", "", best ? sayBest(best) : ""] : page.questions.length ? sayTally(page.questions, records) : ["", "", ""];
  return makeRow(makeLink(page.short ?? page.title, link(page.page)), state, ...tally, read || done || answered || best ? button : "");
}

/** @param {string} group */
function makeGroupRow(group) {
  const title = /** @type {HTMLTableCellElement} */ (makeCell("rowheader", group));
  title.className = "course-group";
  title.colSpan = 6;
  return withRole("row", make("tr", "", title));
}

/**
 * @param {Question[]} questions
 * @param {Records} records
 */
function sayTally(questions, records) {
  const { answered, first, best, of } = count(questions, records);
  return [sayOf(answered, of), answered ? sayOf(first, answered) : "", answered ? sayOf(best, of) : ""];
}
