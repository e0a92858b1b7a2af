/** Owns every sentence the browser half says. Knows nothing of where they are shown. */

/** @import { Graded, Need } from "./grading.mjs" */

/** @type {Record<Need["what"], (count: number) => string>} */
const NEEDS = {
  choose: (count) => (count === 1 ? "Choose one answer." : `Choose ${count} answers.`),
  number: () => "Write a number, such as 2.7.",
  text: () => "Write an answer.",
  all: () => "Answer every part.",
};

export const CHANGED = "This question has changed since you answered it.";
export const NOT_SAVED = "Your answers cannot be saved in this browser.";
export const UNANSWERED = "No complete answer: this does not count as right.";
export const MARKS = { right: "Right", partial: "Partly right", wrong: "Not right" };

/** @param {Need} need */
export const sayNeed = ({ what, count }) => NEEDS[what](count);

/** @param {Graded} graded */
export const sayVerdict = ({ verdict, parts: [right, of] }) =>
  verdict === "partial" ? `${MARKS.partial}: ${right} of ${of}.` : `${MARKS[verdict]}.`;

/**
 * @param {number} answered
 * @param {number} total
 * @param {number} right
 */
export const sayScore = (answered, total, right) =>
  `${answered} of ${total} question${total === 1 ? "" : "s"} answered, ${right} right.`;

/**
 * @param {string} text
 * @param {number} place counted from 1
 * @param {number} of
 */
export const sayPlace = (text, place, of) => `${text}: now ${place} of ${of}.`;
