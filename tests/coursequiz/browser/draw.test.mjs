import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { draw } from "../../../scripts/coursequiz/browser/draw.mjs";

/** @import { Candidate } from "../../../scripts/coursequiz/browser/draw.mjs" */

const GOALS = ["a", "b", "c"];

/**
 * Returns a source of chance that gives the same numbers again for the same seed.
 * @param {number} seed
 */
const chance = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
/** @param {Record<string, number>} sizes how many questions each objective has */
const makePool = (sizes) => Object.entries(sizes).flatMap(([goal, size]) => Array.from({ length: size }, (_, place) => ({ id: `${goal}${place}`, goal })));
/**
 * @param {string[]} ids
 * @param {string} goal
 */
const count = (ids, goal) => ids.filter((id) => id.startsWith(goal)).length;

const anyPool = fc.record({ a: fc.nat(8), b: fc.nat(8), c: fc.nat(8), d: fc.nat(3) }).map(makePool);
const anySeed = fc.integer({ min: 0, max: 2 ** 31 });

describe("a draw", () => {
  test("has as many different questions of the pool as are asked for", () => {
    fc.assert(
      fc.property(anyPool, fc.nat(30), anySeed, (pool, wanted, seed) => {
        const drawn = draw(pool, GOALS, wanted, [], chance(seed));
        assert.equal(drawn.length, Math.min(wanted, pool.length));
        assert.equal(new Set(drawn).size, drawn.length);
        assert.ok(drawn.every((id) => pool.some((candidate) => candidate.id === id)));
      }),
    );
  });
  test("takes at most one more from one objective than from another that has questions left", () => {
    fc.assert(
      fc.property(anyPool, fc.nat(30), anySeed, (pool, wanted, seed) => {
        const drawn = draw(pool, GOALS, wanted, [], chance(seed));
        for (const goal of [...GOALS, "d"]) {
          const isUsedUp = count(drawn, goal) === pool.filter((candidate) => candidate.goal === goal).length;
          for (const other of [...GOALS, "d"]) assert.ok(isUsedUp || count(drawn, other) - count(drawn, goal) <= 1);
        }
      }),
    );
  });
  test("lets the objectives take turns in their order", () => {
    assert.equal(draw(makePool({ c: 2, b: 2, a: 2 }), GOALS, 6).map(([goal]) => goal).join(""), "abcabc");
  });
  test("goes on with those that have questions left", () => {
    assert.equal(draw(makePool({ a: 1, b: 3, c: 2 }), GOALS, 6).map(([goal]) => goal).join(""), "abcbcb");
  });
  test("asks questions of an objective that is not listed, and of none, after the others", () => {
    /** @type {Candidate[]} */
    const pool = [{ id: "none" }, { id: "d", goal: "d" }, { id: "a", goal: "a" }];
    assert.deepEqual(draw(pool, ["a"], 3), ["a", "none", "d"]);
  });
  test("is another one where chance is another", () => {
    const pool = makePool({ a: 6, b: 6, c: 6 });
    const draws = Array.from({ length: 20 }, (_, seed) => draw(pool, GOALS, 6, [], chance(seed)).join());
    assert.ok(new Set(draws).size > 10);
  });
  test("leaves out no question for ever", () => {
    const pool = makePool({ a: 6 });
    const draws = Array.from({ length: 100 }, (_, seed) => draw(pool, GOALS, 2, [], chance(seed)));
    assert.equal(new Set(draws.flat()).size, 6);
  });
});

describe("a second draw", () => {
  test("repeats a question only where its objective has no other left", () => {
    fc.assert(
      fc.property(anyPool, fc.nat(20), anySeed, (pool, wanted, seed) => {
        const random = chance(seed);
        const first = draw(pool, GOALS, wanted, [], random);
        const second = draw(pool, GOALS, wanted, first, random);
        for (const goal of [...GOALS, "d"]) {
          const fresh = pool.filter((candidate) => candidate.goal === goal).length - count(first, goal);
          const repeated = second.filter((id) => id.startsWith(goal) && first.includes(id)).length;
          assert.equal(repeated, Math.max(0, count(second, goal) - fresh));
        }
      }),
    );
  });
  test("is spread as evenly as the first", () => {
    const pool = makePool({ a: 6, b: 6, c: 6 });
    const second = draw(pool, GOALS, 6, draw(pool, GOALS, 6));
    assert.deepEqual(GOALS.map((goal) => count(second, goal)), [2, 2, 2]);
  });
});
