/** Owns what a workbook's scores add up to. Pure. */

/** @typedef {{name: string, tests: string[]}} Section A section's name and the ids of its tests. */
/** @typedef {Record<string, number>} Scores Test id → 0, 0.5 or 1. A test without an entry counts 0. */
/** @typedef {{id: string, to: number}} Raise A test, and the score that automating it would bring. */

/**
 * Returns the sum of a section.
 * @param {Section} section
 * @param {Scores} scores
 */
export const sumSection = ({ tests }, scores) => tests.reduce((sum, id) => sum + (scores[id] ?? 0), 0);

/**
 * Returns the score, which is the smallest of the sections' sums.
 * @param {Section[]} sections at least one
 * @param {Scores} scores
 */
export const findScore = (sections, scores) => Math.min(...sections.map((section) => sumSection(section, scores)));

/**
 * Returns the sections that hold the score down.
 * @param {Section[]} sections at least one
 * @param {Scores} scores
 */
export function findWeakest(sections, scores) {
  const score = findScore(sections, scores);
  return sections.filter((section) => sumSection(section, scores) === score);
}

/**
 * Returns each single test that would raise the score if it were automated, the most useful first. While two sections are
 * equally weak there is none: one test lifts one of them.
 * @param {Section[]} sections at least two
 * @param {Scores} scores
 * @returns {Raise[]}
 */
export function findRaises(sections, scores) {
  const [weakest, other] = findWeakest(sections, scores);
  if (other) return [];
  const score = findScore(sections, scores);
  const limit = findScore(
    sections.filter((section) => section !== weakest),
    scores,
  );
  return weakest.tests
    .filter((id) => (scores[id] ?? 0) < 1)
    .map((id) => ({ id, to: Math.min(limit, score + 1 - (scores[id] ?? 0)) }))
    .sort((a, b) => b.to - a.to);
}

/** The upper ends of the rubric's ranges; above the last one comes one more. */
const RANGES = [0, 1, 2, 3, 5];

/**
 * Returns the number of the range that a score lies in, from 0 to 5.
 * @param {number} score
 */
export const findRange = (score) => RANGES.filter((end) => score > end).length;
