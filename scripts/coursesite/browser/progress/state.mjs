/** Owns what follows from the outline and the records: who has done what, by page, by objective, and what comes back when. Pure. */

import { NOTHING as NO_ATTEMPTS, merge as mergeAttempts } from "../../../coursequiz/browser/progress.mjs";
import { NOTHING as NO_TEST, findBest } from "../../../coursequiz/browser/sitting.mjs";
import { findPageRecord } from "./next.mjs";
import { get } from "./records.mjs";
import { plan } from "./schedule.mjs";

/** @import { Progress } from "../../../coursequiz/browser/progress.mjs" */
/** @import { Outcome, TestRecord } from "../../../coursequiz/browser/sitting.mjs" */
/** @import { Outline, Page, Question } from "./outline.mjs" */
/** @import { Plan } from "./schedule.mjs" */
/** @import { Records } from "./records.mjs" */

/** @typedef {{answered: number, first: number, best: number, of: number}} Tally Of so many questions: answered, right at the first attempt, ever right. */
/** @typedef {{question: Question, page: Page, plan: Plan}} Due */

/**
 * Returns all attempts at a question, also under the names it had before.
 * @param {Question} question
 * @param {Records} records
 * @returns {Progress}
 */
export const findAttempts = ({ id, formerly = [] }, records) => [id, ...formerly].map((name) => get(records, name, NO_ATTEMPTS)).reduce(mergeAttempts);

/**
 * Returns the questions of a page that may be shown: of a test's pool those that were asked, and only while no sitting is open.
 * A sitting with a question that was changed or deleted since cannot be handed in any more, and keeps nothing back.
 * @param {Page} page
 * @param {Records} records
 * @returns {Question[]}
 */
export function findQuestions({ questions, test }, records) {
  if (!test) return questions;
  const { now } = /** @type {TestRecord} */ (get(records, `test:${test.bank}`, NO_TEST));
  const isKnown = now.asked.every(({ id, rev }) => test.pool.some((question) => question.id === id && question.rev === rev));
  const isOpen = now.asked.length && !now.time && isKnown;
  return isOpen ? [] : test.pool.filter((question) => findAttempts(question, records).attempts.length);
}

/**
 * Returns the results of a page's test, oldest first.
 * @param {Page} page
 * @param {Records} records
 * @returns {Outcome[]}
 */
const findResults = ({ test }, records) => (test ? /** @type {TestRecord} */ (get(records, `test:${test.bank}`, NO_TEST)).past : []);

/**
 * Returns the best result of a page's test, or undefined.
 * @param {Page} page
 * @param {Records} records
 */
export const findBestResult = (page, records) => {
  const past = findResults(page, records);
  return past.length ? findBest(past) : undefined;
};

/**
 * Returns what was answered of questions. An attempt without a response is no answer.
 * @param {readonly Question[]} questions
 * @param {Records} records
 * @returns {Tally}
 */
export function count(questions, records) {
  const known = questions.map((question) => findAttempts(question, records).attempts.filter(({ rev, response }) => rev === question.rev && response.length));
  return {
    answered: known.filter((attempts) => attempts.length).length,
    first: known.filter((attempts) => attempts[0]?.verdict === "right").length,
    best: known.filter((attempts) => attempts.some(({ verdict }) => verdict === "right")).length,
    of: questions.length,
  };
}

/**
 * Returns the pages that are finished but not noted as such: read to the end on one device, answered on another.
 * @param {Outline} outline
 * @param {Records} records
 */
export const findUnnoted = ({ pages }, records) =>
  pages.filter((page) => {
    const { read, done } = findPageRecord(page, records);
    const { answered, of } = count(page.questions, records);
    return read && !done && answered === of && (!page.test || findBestResult(page, records));
  });

/**
 * Returns the questions that come back up to a time, those that have waited longest first.
 * @param {Outline} outline
 * @param {Records} records
 * @param {number} time
 * @returns {Due[]}
 */
export function findDue({ pages }, records, time) {
  const all = pages.flatMap((page) =>
    findQuestions(page, records).flatMap((question) => {
      const known = plan(findAttempts(question, records), question.rev);
      return known && known.due <= time ? [{ question, page, plan: known }] : [];
    }),
  );
  return all.sort((a, b) => a.plan.due - b.plan.due);
}

/**
 * Returns when the next question comes back, or undefined where none was answered.
 * @param {Outline} outline
 * @param {Records} records
 */
export function findNextDue(outline, records) {
  return findDue(outline, records, Infinity)[0]?.plan.due;
}
