/**
 * Owns a review: which questions it asks, which of them are answered, and which comes next. Pure.
 *
 * What is remembered is when it began and what it asks, as a `latest` record. All else follows from the attempts made since, so a
 * reload, another tab and another device see the same. It lasts until the end of the day: what is left of it is due then anyway.
 */

import { REVIEW } from "./names.mjs";
import { findAttempts, findDue, findQuestions } from "./state.mjs";

/** @import { Attempt } from "../../../coursequiz/browser/progress.mjs" */
/** @import { Outline, Page, Question } from "./outline.mjs" */
/** @import { Records } from "./records.mjs" */

/** @typedef {{since: number, asked: string[]}} Review */
/** @typedef {{question: Question, page: Page, attempt?: Attempt}} Step A question of a review, and the first attempt at it since the review began. */

/** So many questions are enough for one sitting. */
export const MOST = 10;

/**
 * Returns the review that began today, or undefined.
 * @param {Records} records
 * @param {number} now
 * @returns {Review | undefined}
 */
export function findReview(records, now) {
  const { since, asked } = Object(records[REVIEW]?.value);
  const isSound = Number.isSafeInteger(since) && Array.isArray(asked) && asked.every((id) => typeof id === "string");
  return isSound && new Date(since).toDateString() === new Date(now).toDateString() ? { since, asked } : undefined;
}

/**
 * Returns a new review of what is due up to a time.
 * @param {Outline} outline
 * @param {Records} records
 * @param {{now: number, tonight: number}} times
 * @param {string} [first] the question to begin with
 * @returns {Review}
 */
export function beginReview(outline, records, { now, tonight }, first) {
  const due = findDue(outline, records, tonight).map(({ question }) => question.id);
  return { since: now, asked: [...new Set(first === undefined ? due : [first, ...due])].slice(0, MOST) };
}

/**
 * Returns a review that asks a question: the one that is known where it does or has not come to its end, else a new one.
 * @param {Outline} outline
 * @param {Records} records
 * @param {{now: number, tonight: number}} times
 * @param {Review | undefined} known
 * @param {string} id
 */
export function join(outline, records, times, known, id) {
  const steps = known ? findSteps(outline, records, known) : [];
  if (known && steps.some(({ question }) => isNamed(question, id))) return known;
  if (known && steps.some(({ attempt }) => !attempt)) return { ...known, asked: [...known.asked, id] };
  return beginReview(outline, records, times, id);
}

/**
 * Returns the questions of a review that can be asked today, in order: renamed ones by their new names, deleted ones left out.
 * @param {Outline} outline
 * @param {Records} records
 * @param {Review} review
 * @returns {Step[]}
 */
export function findSteps(outline, records, { since, asked }) {
  const all = outline.pages.flatMap((page) => findQuestions(page, records).map((question) => ({ question, page })));
  return asked.flatMap((name) => {
    const step = all.find(({ question }) => isNamed(question, name));
    return step ? [{ ...step, attempt: findAttempts(step.question, records).attempts.find(({ time }) => time >= since) }] : [];
  });
}

/**
 * Returns whether a question has this name, or had it.
 * @param {Question} question
 * @param {string} name
 */
export const isNamed = ({ id, formerly = [] }, name) => [id, ...formerly].includes(name);

/**
 * Returns the question that comes after another: the next one that is not answered, from the beginning again where there is none.
 * @param {Step[]} steps
 * @param {number} place of the other; -1 before the first
 */
export function findNextStep(steps, place) {
  return [...steps.slice(place + 1), ...steps.slice(0, Math.max(place, 0))].find(({ attempt }) => !attempt);
}
