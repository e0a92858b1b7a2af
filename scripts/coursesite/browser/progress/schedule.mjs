/**
 * Owns when a question comes back. Pure: the date follows from the set of attempts alone, so devices that were merged agree.
 *
 * The attempts that count are replayed through the FSRS scheduler, in whole days and without chance. It is told "again" for
 * a wrong answer, "hard" for a partly right one or a right one that the reader was not sure of, "good" for the others.
 */

import { Rating, createEmptyCard, fsrs } from "ts-fsrs";

import { findCounted } from "./counted.mjs";

/** @import { Attempt, Progress } from "../../../coursequiz/browser/progress.mjs" */

/** @typedef {"missed" | "changed" | "unsure" | "due"} Why */
/** @typedef {{due: number, why: Why}} Plan When it comes back, in milliseconds since 1970, and why. */

/** Up to this many percent, the reader was not sure. */
const UNSURE = 50;

const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * Returns when a question comes back, or undefined where it was never answered.
 * @param {Progress} record
 * @param {string} rev the question's revision today
 * @returns {Plan | undefined}
 */
export function plan({ attempts }, rev) {
  const newest = attempts.at(-1);
  if (!newest) return undefined;
  const known = attempts.filter((attempt) => attempt.rev === rev);
  const last = known.at(-1);
  if (!last) return { due: newest.time, why: "changed" };
  if (last.verdict !== "right") return { due: last.time, why: "missed" };
  const counted = findCounted(known);
  let card = createEmptyCard(last.time);
  for (const attempt of counted) card = scheduler.next(card, attempt.time, rate(attempt)).card;
  return { due: card.due.getTime(), why: isUnsure(counted.at(-1)) ? "unsure" : "due" };
}

/** @param {Attempt} attempt */
function rate(attempt) {
  if (attempt.verdict === "wrong") return Rating.Again;
  return attempt.verdict === "partial" || isUnsure(attempt) ? Rating.Hard : Rating.Good;
}

/** @param {Attempt | undefined} attempt */
const isUnsure = (attempt) => attempt?.confidence !== undefined && attempt.confidence <= UNSURE;
