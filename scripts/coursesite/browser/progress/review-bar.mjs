/** Owns what the bar of a review shows. Pieces of the page from what is known; it knows nothing of where they stand. */

import { make } from "../../../coursequiz/browser/elements.mjs";
import { findNextStep } from "./review.mjs";
import { say, sayWhen } from "./say.mjs";
import { plan } from "./schedule.mjs";
import { findAttempts } from "./state.mjs";

/** @import { Records } from "./records.mjs" */
/** @import { Step } from "./review.mjs" */

/**
 * @typedef {object} Scene
 * @property {Step[]} steps
 * @property {number} place of the question that is shown; -1 where it cannot be
 * @property {"gone" | "kept"} why it cannot be shown, if so
 * @property {Records} records
 * @property {{now: number, tonight: number}} times
 * @property {(step: Step) => string} link address of a question
 * @property {string} end address where a review ends
 */

/**
 * Returns what is said of the question: its number, and when it comes back once it is answered.
 * @param {Scene} scene
 */
export function sayPlace({ steps, place, why, records, times }) {
  const step = steps[place];
  if (!step) return [say(why)];
  return [say("place", { place: place + 1, n: steps.length }), ...(step.attempt ? [sayBack(step, records, times)] : [])];
}

/**
 * Returns one dot for each question: answered, open, or the one that is shown.
 * @param {Scene} scene
 */
export const makeDots = ({ steps, place }) => steps.map(({ attempt }, at) => make("span", `${attempt ? "course-review__done" : ""} ${at === place ? "course-review__here" : ""}`.trim()));

/**
 * Returns the ways on: to the next question or to the end, first what matters most.
 * @param {Scene} scene
 */
export function makeWays({ steps, place, link, end }) {
  const step = steps[place];
  const next = findNextStep(steps, place);
  const isOpen = step && !step.attempt;
  const section = step?.attempt && step.attempt.verdict !== "right" && !step.page.test && step.question.section;
  return [
    ...(next ? [makeLink(say(isOpen ? "skip" : "next"), link(next), !isOpen)] : isOpen ? [] : [makeLink(say("summary"), end, true)]),
    ...(section ? [makeLink(say("reread"), `#${section}`)] : []),
    makeLink(say("leave"), end),
  ];
}

/**
 * Returns when an answered question comes back, in a sentence.
 * @param {Step} step
 * @param {Records} records
 * @param {Scene["times"]} times
 */
export function sayBack({ question }, records, { now, tonight }) {
  const known = plan(findAttempts(question, records), question.rev);
  return known && known.due > tonight ? say("comesBack", { when: sayWhen(known.due, now) }) : say("stays");
}

/**
 * @param {string} text
 * @param {string} address
 * @param {boolean} [isPrimary]
 */
function makeLink(text, address, isPrimary) {
  const link = make("a", isPrimary ? "md-button md-button--primary" : "", text);
  link.href = address;
  return link;
}
