/** Owns which questions of a pool are asked in a test. Pure: what is random is given. */

/** @typedef {{id: string, goal?: string}} Candidate A question of the pool, and the objective it belongs to. */

/**
 * Returns the ids of `count` questions, taken in turn from one objective after the other, so that they are spread as
 * evenly as the pool allows. Within an objective chance decides, but what was asked last time comes last.
 * @param {readonly Candidate[]} pool
 * @param {readonly string[]} goals the objectives in the order in which they take turns; others of the pool follow
 * @param {number} count
 * @param {readonly string[]} [recent] ids that were asked last time
 * @param {() => number} [random] from 0 to less than 1
 * @returns {string[]}
 */
export function draw(pool, goals, count, recent = [], random = Math.random) {
  const order = new Set([...goals, ...pool.map(({ goal }) => goal)]);
  const left = pool.map((candidate) => ({ ...candidate, rank: Number(recent.includes(candidate.id)) + random() })).sort((a, b) => a.rank - b.rank);
  /** @type {string[]} */
  const drawn = [];
  while (left.length) {
    for (const turn of order) {
      const next = left.find(({ goal }) => goal === turn);
      if (next) drawn.push(...left.splice(left.indexOf(next), 1).map(({ id }) => id));
    }
  }
  return drawn.slice(0, count);
}
