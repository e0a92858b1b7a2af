/**
 * Owns which sentence a test says when. The sentences come with the page in every language, English too: a test is rare, and
 * so its script stays small. They stand in `languages/`. Knows nothing of where they are shown.
 */

import { isPassed, toPercent } from "./sums.mjs";
import { speaker } from "./words.mjs";

/** @import { Outcome } from "./sitting.mjs" */
/** @import { Tally } from "./sums.mjs" */

export const say = speaker({});

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
