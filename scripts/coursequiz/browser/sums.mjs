/** Owns the result of a test: how many are right, in all or of one objective, and whether that passes. Pure. */

/** @typedef {{goal?: string, isRight: boolean}} Marked A question that was asked; partly right is not right. */
/** @typedef {{right: number, of: number}} Tally */

/**
 * Returns how many of the questions are right.
 * @param {readonly Marked[]} marked
 * @param {string} [goal] the objective to which they must belong
 * @returns {Tally}
 */
export function tally(marked, goal) {
  const counted = marked.filter((question) => goal === undefined || question.goal === goal);
  return { right: counted.filter(({ isRight }) => isRight).length, of: counted.length };
}

/**
 * Returns the whole percent that are right, rounded down: 79.9% does not read as a passed 80%.
 * @param {Tally} tally
 */
export const toPercent = ({ right, of }) => Math.floor((100 * right) / of);

/**
 * Returns whether so many right answers pass.
 * @param {Tally} all
 * @param {number} pass percent that passes
 */
export const isPassed = (all, pass) => toPercent(all) >= pass;
