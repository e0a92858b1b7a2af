/** Owns what the page "My progress" shows of a review: the way into it, how the last one went, and what is due. */

import { make } from "../../../coursequiz/browser/elements.mjs";
import { findAnchor } from "./address.mjs";
import { makeLink } from "./pieces.mjs";
import { MOST, findNextStep, findReview, findSteps } from "./review.mjs";
import { sayBack } from "./review-bar.mjs";
import { say, sayWhen } from "./say.mjs";
import { findDue, findNextDue } from "./state.mjs";

/** @import { Page, Question } from "./outline.mjs" */
/** @import { Known } from "./parts.mjs" */
/** @import { Step } from "./review.mjs" */

/** @param {Known} known */
export function review(known) {
  const { outline, records, times, link, actions } = known;
  const due = findDue(outline, records, times.tonight);
  const today = findReview(records, times.now);
  const steps = today ? findSteps(outline, records, today) : [];
  const left = steps.filter(({ attempt }) => !attempt).length;
  const next = findNextStep(steps, -1) ?? due[0];
  const words = left && left < steps.length ? say("resume", { n: left }) : say("begin", { n: left || Math.min(due.length, MOST) });
  const rows = due.map(({ question, page, plan }) => makeRow({ question, page }, say(plan.why), known));
  const more = rows.slice(MOST);
  return [
    ...(steps.length && !left ? makeSummary(steps, known) : []),
    ...(due.length && due.length <= MOST ? [] : [make("p", "", sayDue(due.length, findNextDue(outline, records), times.now))]),
    ...(next ? [make("p", "", Object.assign(makeWay(words, link(next.page.page, findAnchor(next.question.id)), actions.review), { className: "md-button md-button--primary" }))] : []),
    ...(rows.length ? [make("ul", "course-due", ...rows.slice(0, MOST))] : []),
    ...(more.length ? [make("details", "course-more", make("summary", "", say("more", { n: more.length })), make("ul", "course-due", ...more))] : []),
  ];
}

/**
 * @param {number} n questions that are due
 * @param {number | undefined} next when the next one comes back
 * @param {number} now
 */
const sayDue = (n, next, now) => (n ? say("many", { n }) : next === undefined ? say("nothingYet") : say("nothingToday", { when: sayWhen(next, now) }));

/**
 * Returns how a review went: the first answer to each question, and when it comes back.
 * @param {Step[]} steps all answered
 * @param {Known} known
 */
function makeSummary(steps, known) {
  const right = steps.filter(({ attempt }) => attempt?.verdict === "right").length;
  const rows = steps.map((step) => {
    const verdict = say(step.attempt?.verdict === "right" ? "right" : "missed");
    return makeRow(step, `${verdict}. ${sayBack(step, known.records, known.times)}`, known);
  });
  return [make("div", "course-reviewed", make("p", "", make("strong", "", say("reviewed", { right, n: steps.length }))), make("ul", "course-due", ...rows))];
}

/**
 * @param {{question: Question, page: Page}} where
 * @param {string} what
 * @param {Known} known
 */
function makeRow({ question, page }, what, { link, actions }) {
  const way = makeWay(question.prompt, link(page.page, findAnchor(question.id)), () => actions.review(question.id));
  return make("li", "", way, make("span", "course-why", ` ${page.title} · ${what}`));
}

/**
 * Returns a link that begins a review.
 * @param {string} words
 * @param {string} address
 * @param {() => void} begin
 */
function makeWay(words, address, begin) {
  const way = makeLink(words, address);
  way.onclick = () => begin();
  return way;
}
