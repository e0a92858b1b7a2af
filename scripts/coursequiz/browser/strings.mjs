/** Owns every sentence the browser half says. Knows nothing of where they are shown. */

import { speaker } from "./words.mjs";

/** @import { Graded, Need } from "./grading.mjs" */

export const ENGLISH = {
  choose: { one: "Choose one answer.", other: "Choose {n} answers." },
  number: "Write a number, such as 2.7.",
  text: "Write an answer.",
  all: "Answer every part.",
  changed: "This question has changed since you answered it.",
  unsaved: "Your answers cannot be saved in this browser.",
  unanswered: "No complete answer: this does not count as right.",
  right: "Right",
  partial: "Partly right",
  wrong: "Not right",
  verdict: "{mark}.",
  parts: "{mark}: {right} of {n}.",
  score: { one: "{answered} of {n} question answered, {right} right.", other: "{answered} of {n} questions answered, {right} right." },
  place: "{text}: now {place} of {n}.",
};

export const say = speaker(ENGLISH);

/** @param {Need} need */
export const sayNeed = ({ what, count }) => say(what, { n: count });

/** @param {Graded} graded */
export const sayVerdict = ({ verdict, parts: [right, n] }) =>
  say(verdict === "partial" ? "parts" : "verdict", { mark: say(verdict), right, n });

/**
 * @param {number} answered
 * @param {number} n
 * @param {number} right
 */
export const sayScore = (answered, n, right) => say("score", { answered, n, right });

/**
 * @param {string} text
 * @param {number} place counted from 1
 * @param {number} n
 */
export const sayPlace = (text, place, n) => say("place", { text, place, n });
