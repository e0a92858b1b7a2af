/** Owns how sure a reader was against how often they were right. Pure. */

import { findCounted } from "./counted.mjs";

/** @import { Progress } from "../../../coursequiz/browser/progress.mjs" */

/** @typedef {{said: number, right: number, of: number}} Level So many of the answers that were given `said` percent were right. */

/**
 * Returns the levels of confidence that were used, the lowest first. Only attempts that count are looked at: after the
 * feedback everybody is sure.
 * @param {Iterable<Progress>} records
 * @returns {Level[]}
 */
export function findLevels(records) {
  /** @type {Map<number, Level>} */
  const levels = new Map();
  for (const { attempts } of records) {
    for (const { confidence: said, verdict } of findCounted(attempts)) {
      if (said === undefined) continue;
      const level = levels.get(said) ?? { said, right: 0, of: 0 };
      levels.set(said, { said, right: level.right + Number(verdict === "right"), of: level.of + 1 });
    }
  }
  return [...levels.values()].sort((a, b) => a.said - b.said);
}

/**
 * Returns by how many percent points the reader said more than came true; negative where they said less.
 * @param {Level[]} levels at least one
 */
export function findBias(levels) {
  const of = levels.reduce((sum, level) => sum + level.of, 0);
  return levels.reduce((sum, level) => sum + level.said * level.of - 100 * level.right, 0) / of;
}
