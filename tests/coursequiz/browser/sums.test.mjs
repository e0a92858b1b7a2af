import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { isPassed, tally, toPercent } from "../../../scripts/coursequiz/browser/sums.mjs";
import { sayAnswered, sayBest, sayGoal, sayNumber, sayOutcome } from "../../../scripts/coursequiz/browser/test-strings.mjs";

/** @param {string} answers goal and then + or - for each question */
const mark = (answers) => answers.split(" ").map(([goal, sign]) => ({ goal, isRight: sign === "+" }));

describe("the sums of a test", () => {
  test("count what is right", () => assert.deepEqual(tally(mark("a+ a- b+ b+")), { right: 3, of: 4 }));
  test("count the questions of one objective", () => assert.deepEqual(tally(mark("a+ a- b+ b+"), "a"), { right: 1, of: 2 }));
  test("are zero for an objective that was not asked", () => assert.deepEqual(tally(mark("a+"), "z"), { right: 0, of: 0 }));
  test("never round up to the pass mark", () => assert.deepEqual([toPercent({ right: 159, of: 200 }), isPassed({ right: 159, of: 200 }, 80)], [79, false]));
  test("pass at the pass mark", () => assert.equal(isPassed({ right: 4, of: 5 }, 80), true));
  test("do not pass where nothing was asked", () => assert.equal(isPassed({ right: 0, of: 0 }, 80), false));
});

describe("what is said of it", () => {
  for (const [said, expected] of [
    [sayOutcome({ right: 13, of: 16 }, 80), "13 of 16 right (81%): passed."],
    [sayOutcome({ right: 12, of: 16 }, 80), "12 of 16 right (75%), not passed: 80% is needed."],
    [sayGoal({ right: 2, of: 2 }), "2 of 2 right"],
    [sayGoal({ right: 0, of: 2 }), "0 of 2 right: read again"],
    [sayNumber(3, 16), "Question 3 of 16"],
    [sayAnswered(9, 16), "9 of 16 answered"],
    [sayBest(3, { time: 1, right: 15, of: 16 }), "Best of 3 results: 15 of 16 right (93%)."],
  ]) {
    test(`"${expected}"`, () => assert.equal(said, expected));
  }
});
