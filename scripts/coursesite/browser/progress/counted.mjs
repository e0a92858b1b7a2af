/**
 * Owns which attempts say something about what a reader remembers. Pure.
 *
 * An answer right after the feedback is practice: it shows that the feedback was read. So an attempt counts when it is the
 * first, or when half a day has passed since the last one that counted. That does not depend on time zones, so two devices
 * that know the same attempts count the same.
 */

/** @import { Attempt } from "../../../coursequiz/browser/progress.mjs" */

export const PAUSE = 12 * 3_600_000;

/**
 * Returns the attempts that count, oldest first.
 * @param {readonly Attempt[]} attempts oldest first
 */
export function findCounted(attempts) {
  /** @type {Attempt[]} */
  const counted = [];
  for (const attempt of attempts) if (attempt.time - (counted.at(-1)?.time ?? -Infinity) >= PAUSE) counted.push(attempt);
  return counted;
}
