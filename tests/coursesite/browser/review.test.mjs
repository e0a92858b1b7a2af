/** A review: what it asks, what is answered, what comes next; and which questions may come up for review at all. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { findAnchor, findReviewed } from "../../../scripts/coursesite/browser/progress/address.mjs";
import { resetRecords } from "../../../scripts/coursesite/browser/progress/records.mjs";
import { beginReview, findNextStep, findReview, findSteps, join, MOST } from "../../../scripts/coursesite/browser/progress/review.mjs";
import { sayWhen } from "../../../scripts/coursesite/browser/progress/say.mjs";
import { findDue } from "../../../scripts/coursesite/browser/progress/state.mjs";

/** @import { Outline } from "../../../scripts/coursesite/browser/progress/outline.mjs" */
/** @import { Review } from "../../../scripts/coursesite/browser/progress/review.mjs" */

const NOON = new Date(2026, 10, 25, 12).getTime();
const times = { now: NOON, tonight: new Date(2026, 10, 25, 23, 59).getTime() };
/** @param {string} id @param {string[]} [formerly] */
const makeQuestion = (id, formerly) => ({ id, rev: "r1", prompt: `${id}?`, formerly });
/** @type {Outline} */
const outline = {
  title: "",
  version: "",
  objectives: [],
  pages: [
    { page: "one", title: "One", group: "", minutes: 1, questions: [makeQuestion("a"), makeQuestion("b", ["old"])] },
    { page: "two", title: "Two", group: "", minutes: 1, questions: [makeQuestion("c")] },
    { page: "test", title: "Test", group: "", minutes: 1, questions: [], test: { bank: "pool", pass: 80, pool: [makeQuestion("p1"), makeQuestion("p2")] } },
  ],
};
/** @param {...["right" | "wrong", number]} attempts verdict and time of each */
const tried = (...attempts) => ({ v: 2, attempts: attempts.map(([verdict, time]) => ({ id: `${time}`, rev: "r1", response: [], verdict, score: Number(verdict === "right"), time })) });
/**
 * @param {number} [time] when it was handed in
 * @param {string} [rev] of its question
 */
const sitting = (time, rev = "r1") => ({ v: 2, now: { asked: [{ id: "p1", rev, response: [] }], changed: 1, ...(time && { time }) }, past: [] });
/** @param {Review} review */
const stored = (review) => ({ "set:review": { v: 1, time: review.since, value: review } });
const ids = (/** @type {{question: {id: string}}[]} */ steps) => steps.map(({ question }) => question.id);

describe("a review", () => {
  const missed = { a: tried(["wrong", 3]), old: tried(["wrong", 1]), c: tried(["wrong", 2]) };
  test("asks what is due, longest waiting first", () => assert.deepEqual(beginReview(outline, missed, times), { since: NOON, asked: ["b", "c", "a"] }));
  test("may begin with another", () => assert.deepEqual(beginReview(outline, missed, times, "a").asked, ["a", "b", "c"]));
  test("is short enough for one sitting", () => {
    const many = Array.from({ length: 30 }, (_, at) => makeQuestion(`q${at}`));
    const long = { ...outline, pages: [{ ...outline.pages[0], questions: many }] };
    assert.equal(beginReview(long, Object.fromEntries(many.map(({ id }) => [id, tried(["wrong", 1])])), times).asked.length, MOST);
  });
  test("is over at the end of the day", () => {
    assert.deepEqual(findReview(stored({ since: NOON, asked: ["a"] }), NOON + 3_600_000), { since: NOON, asked: ["a"] });
    assert.equal(findReview(stored({ since: NOON, asked: ["a"] }), NOON + 86_400_000), undefined);
  });
  for (const value of [undefined, null, 7, {}, { since: "x", asked: [] }, { since: NOON, asked: [7] }, { since: NOON }]) {
    test(`is none in ${JSON.stringify(value)}`, () => assert.equal(findReview({ "set:review": { v: 1, time: 1, value } }, NOON), undefined));
  }
  test("is forgotten with all else", () => assert.equal(findReview(resetRecords(stored({ since: NOON, asked: ["a"] }), NOON + 1), NOON), undefined));
});

describe("a step of it", () => {
  const review = { since: 10, asked: ["a", "old", "gone", "c"] };
  test("knows a renamed question and drops a deleted one", () => assert.deepEqual(ids(findSteps(outline, {}, review)), ["a", "b", "c"]));
  test("is answered by the first attempt since it began", () => {
    const [a, b] = findSteps(outline, { a: tried(["right", 5], ["wrong", 11], ["right", 12]), b: tried(["wrong", 9]) }, review);
    assert.equal(a?.attempt?.verdict, "wrong");
    assert.equal(b?.attempt, undefined);
  });
  test("leads to the next that is open, from the beginning again", () => {
    const steps = findSteps(outline, { b: tried(["right", 11]) }, review);
    assert.equal(findNextStep(steps, 0)?.question.id, "c");
    assert.equal(findNextStep(steps, 2)?.question.id, "a");
    assert.equal(findNextStep(steps, -1)?.question.id, "a");
    assert.equal(findNextStep(findSteps(outline, { b: tried(["right", 11]), c: tried(["right", 11]) }, review), 0), undefined);
  });
});

describe("coming to a question", () => {
  const missed = { c: tried(["wrong", 2]) };
  const known = { since: 10, asked: ["a", "b"] };
  test("goes on with the review that asks it, also when all is answered", () => {
    assert.equal(join(outline, missed, times, known, "old"), known);
    assert.equal(join(outline, { a: tried(["right", 11]), b: tried(["right", 11]) }, times, known, "b"), known);
  });
  test("takes it into a review that is open", () => assert.deepEqual(join(outline, missed, times, known, "c"), { since: 10, asked: ["a", "b", "c"] }));
  test("begins another where the last is over, or none began", () => {
    const over = { since: NOON - 9, asked: ["a", "b"] };
    assert.deepEqual(join(outline, { a: tried(["right", NOON - 8]), b: tried(["right", NOON - 7]), ...missed }, times, over, "c"), { since: NOON, asked: ["c"] });
    assert.deepEqual(join(outline, missed, times, undefined, "a"), { since: NOON, asked: ["a", "c"] });
  });
});

describe("a test's pool", () => {
  const missed = { p1: tried(["wrong", 1]) };
  test("comes up for review where it was answered, and the test handed in", () => assert.deepEqual(ids(findDue(outline, { ...missed, "test:pool": sitting(9) }, NOON)), ["p1"]));
  test("does not while a sitting is open", () => {
    assert.deepEqual(findDue(outline, { ...missed, "test:pool": sitting() }, NOON), []);
    assert.deepEqual(findSteps(outline, { ...missed, "test:pool": sitting() }, { since: 5, asked: ["p1"] }), []);
  });
  test("does while the open sitting asks what has changed or was deleted since, as that is never handed in", () =>
    assert.deepEqual(ids(findDue(outline, { ...missed, "test:pool": sitting(undefined, "gone") }, NOON)), ["p1"]));
  test("does not before it was ever asked", () => assert.deepEqual(findSteps(outline, missed, { since: 5, asked: ["p1", "p2"] }).length, 1));
});

test("an address names the question that is reviewed, and no other does", () => {
  assert.equal(findReviewed(`#${findAnchor("one-of-three")}`), "one-of-three");
  for (const hash of ["", "#", "#q-one", "#review", "#one:review"]) assert.equal(findReviewed(hash), undefined);
});

test("a day is said as a distance and as a date", () => {
  assert.equal(sayWhen(NOON + 86_400_000, NOON), "tomorrow, on November 26");
  assert.equal(sayWhen(NOON + 3 * 86_400_000, NOON), "in 3 days, on November 28");
  assert.equal(sayWhen(NOON + 40 * 86_400_000, NOON), "in 40 days, on January 4, 2027");
});
