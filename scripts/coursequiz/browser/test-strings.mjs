/** Owns every sentence that a test says, in English, and which it says when; other languages stand in `languages/`. */

import { isPassed, toPercent } from "./sums.mjs";
import { speaker } from "./words.mjs";

/** @import { Outcome } from "./sitting.mjs" */
/** @import { Tally } from "./sums.mjs" */

export const ENGLISH = {
  start: "Start the test",
  retake: "Take it again",
  handIn: "Hand in",
  handInAnyway: "Hand in anyway",
  rule: "Only fully right answers count; partly right ones do not.",
  testChanged: "The questions have changed since you took this test.",
  stillOpen: "Not fully answered, so counted as not right:",
  question: "Question",
  unsaved: "Your answers cannot be saved in this browser.",
  typeName: "Name (typed by you, stays on this page)",
  print: "Print the record",
  record: "Print a record",
  name: "Name",
  date: "Date",
  test: "Test",
  address: "Address",
  pass: "Pass mark",
  asked: "Questions",
  version: "Version of the course",
  attests: "This record was made in a browser, and nobody checked it. It says that somebody answered these questions with this score; not who, nor with what help.",
  numbered: "Question {number} of {n}",
  answered: "{answered} of {n} answered",
  tally: "{right} of {n} right",
  percent: "{tally} ({percent}%)",
  passed: "{score}: passed.",
  failed: "{score}, not passed: {pass}% is needed.",
  again: "{tally}: read again",
  best: { one: "One result: {score}.", other: "Best of {n} results: {score}." },
};

export const say = speaker(ENGLISH);

/**
 * @param {number} number counted from 1
 * @param {number} n
 */
export const sayNumber = (number, n) => say("numbered", { number, n });

/**
 * @param {number} answered
 * @param {number} n
 */
export const sayAnswered = (answered, n) => say("answered", { answered, n });

/** @param {Tally} tally */
const sayRight = ({ right, of }) => say("tally", { right, n: of });

/** @param {Tally} tally */
const sayScore = (tally) => say("percent", { tally: sayRight(tally), percent: toPercent(tally) });

/**
 * @param {Tally} all
 * @param {number} pass percent that passes
 */
export const sayOutcome = (all, pass) => say(isPassed(all, pass) ? "passed" : "failed", { score: sayScore(all), pass });

/** @param {Tally} tally */
export const sayGoal = (tally) => (tally.right < tally.of ? say("again", { tally: sayRight(tally) }) : sayRight(tally));

/**
 * @param {number} n
 * @param {Outcome} best
 */
export const sayBest = (n, best) => say("best", { n, score: sayScore(best) });
