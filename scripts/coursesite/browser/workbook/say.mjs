/** Owns the words of a workbook, in English; other languages stand in `scripts/theme/strings/`. */

import { getLanguage } from "../../../coursequiz/browser/words.mjs";
import { speaker } from "../furniture/words.mjs";

export const ENGLISH = {
  system: "System that you score",
  evidence: "Evidence, in a line",
  copy: "Copy as Markdown",
  copied: "Copied.",
  notCopied: "The browser did not allow it. Download the file instead.",
  download: "Download as Markdown",
  startOver: "Start over",
  startOverText: "This empties the workbook in this browser. A downloaded copy is not touched.",
  empty: "Empty the workbook",
  emptied: "The workbook is empty.",
  notSaved: "This browser keeps nothing for this page, so download your workbook before you leave.",
  foreign: "What this browser had kept could not be read in full. The rest is here; the kept text is replaced with your next entry.",
  allDone: "Every test is automated. Now look at what the tests say.",
  score0: "not done",
  "score0.5": "by hand, documented",
  score1: "automated and repeated",
  range0: "A research project, whatever it is called.",
  range1: "Tested here and there; expect serious gaps.",
  range2: "A first pass has been made; more work is likely to pay.",
  range3: "Reasonably tested; look for what is still done by hand.",
  range4: "Strong, as befits a system that others depend on.",
  range5: "Exceptional.",
  sum: "{name}: {sum} of {of}",
  score: "Score: {score}. {meaning}",
  looked: "{count} of {n} tests looked at; the others count 0.",
  tie: "{names} are equally weak, so no single test raises the score: it takes one in each.",
  raise: "{name} holds the score down. Automating any one of these raises it:",
  to: "to {score}",
};

export const say = speaker(ENGLISH);

/** The three scores that a test can have. */
export const SCORES = [0, 0.5, 1];

/**
 * Returns a number of half points.
 * @param {number} value
 */
export const half = (value) => (value % 1 ? `${Math.floor(value) || ""}½` : String(value));

/**
 * @param {string} name
 * @param {number} sum
 * @param {number} of
 */
export const saySum = (name, sum, of) => say("sum", { name, sum: half(sum), of });

/**
 * @param {number} score
 * @param {number} range in which it lies
 */
export const sayScore = (score, range) => say("score", { score: half(score), meaning: say(`range${range}`) });

/** @param {string[]} names */
export const sayTie = (names) => say("tie", { names: new Intl.ListFormat(getLanguage()).format(names) });
