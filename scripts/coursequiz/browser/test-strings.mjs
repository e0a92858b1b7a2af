/** Owns every sentence that a test says. Knows nothing of where they are shown. */

import { isPassed, toPercent } from "./sums.mjs";

/** @import { Outcome } from "./sitting.mjs" */
/** @import { Tally } from "./sums.mjs" */

export const START = "Start the test";
export const AGAIN = "Take it again";
export const HAND_IN = "Hand in";
export const HAND_IN_ANYWAY = "Hand in anyway";
export const RULE = "Only fully right answers count; partly right ones do not.";
export const CHANGED = "The questions have changed since you took this test.";
export const STILL_OPEN = "Not fully answered, so counted as not right:";
export const NAME = "Name (typed by you, stays on this page)";
export const PRINT = "Print the record";
export const RECORD = "Print a record";
export const ATTESTS =
  "This record is self-attested: it says that somebody answered these questions with this score in a browser. It does not say who.";

/**
 * @param {number} number counted from 1
 * @param {number} of
 */
export const sayNumber = (number, of) => `Question ${number} of ${of}`;

/**
 * @param {number} answered
 * @param {number} of
 */
export const sayAnswered = (answered, of) => `${answered} of ${of} answered`;

/** @param {Tally} tally */
const sayRight = ({ right, of }) => `${right} of ${of} right`;

/** @param {Tally} tally */
const sayScore = (tally) => `${sayRight(tally)} (${toPercent(tally)}%)`;

/**
 * @param {Tally} all
 * @param {number} pass percent that passes
 */
export const sayOutcome = (all, pass) => sayScore(all) + (isPassed(all, pass) ? ": passed." : `, not passed: ${pass}% is needed.`);

/** @param {Tally} tally */
export const sayGoal = (tally) => sayRight(tally) + (tally.right < tally.of ? ": read again" : "");

/**
 * @param {number} count
 * @param {Outcome} best
 */
export const sayBest = (count, best) => `Best of ${count} results: ${sayScore(best)}.`;
