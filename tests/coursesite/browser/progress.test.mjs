import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { findAddress, findPage } from "../../../scripts/coursesite/browser/progress/address.mjs";
import { change } from "../../../scripts/coursesite/browser/progress/latest.mjs";
import { findNext } from "../../../scripts/coursesite/browser/progress/next.mjs";
import { NOTHING, note, read, reset } from "../../../scripts/coursesite/browser/progress/page-record.mjs";
import * as say from "../../../scripts/coursesite/browser/progress/say.mjs";
import { count, findDue, findNextDue, findUnnoted } from "../../../scripts/coursesite/browser/progress/state.mjs";

/** @import { Outline, Page } from "../../../scripts/coursesite/browser/progress/outline.mjs" */

/**
 * @param {string} page
 * @param {Partial<Page>} [fields]
 * @returns {Page}
 */
const makePage = (page, fields) => ({ page, title: page, group: "", minutes: 1, questions: [{ id: `${page}-1`, rev: "r1", prompt: "?" }], ...fields });
/** @param {Page[]} pages */
const makeOutline = (...pages) => ({ title: "", version: "", objectives: [], pages });
/** @type {Outline} */
const outline = makeOutline(makePage("one"), makePage("two", { formerly: ["old"] }), makePage("test", { questions: [], test: { bank: "pool", pass: 80, pool: [] } }));
/**
 * @param {boolean} isRight
 * @param {number} time
 * @param {string} [rev]
 */
const answered = (isRight, time, rev = "r1") => ({ v: 2, attempts: [{ id: "a", rev, response: ["x"], verdict: isRight ? "right" : "wrong", score: Number(isRight), time }] });
const done = { v: 1, read: 1, done: 1 };

describe("a page", () => {
  for (const path of ["/base/a/b/", "/base/a/b/index.html", "/base/a/b.html", "/base/a/b"]) {
    test(`is the same at ${path}`, () => assert.equal(findPage(path, "/base/"), "a/b"));
  }
  for (const path of ["/base/", "/base/index.html", "/base"]) test(`is the first one at ${path}`, () => assert.equal(findPage(path, "/base/"), ""));
  test("of another site on the host is none", () => assert.equal(findPage("/other/a/", "/base/"), undefined));
  test("with a name that is no sound address is still one", () => assert.equal(findPage("/%E0%A4%A/", "/"), "%E0%A4%A"));
  for (const [here, page, address] of [
    ["/base/x/", "a/b", "/base/a/b/"],
    ["/base/x/index.html", "a/b", "/base/a/b/index.html"],
    ["/base/x.html", "a/b", "/base/a/b.html"],
    ["/base/x/", "", "/base/"],
    ["/base/x.html", "", "/base/index.html"],
  ]) {
    test(`has the address ${address} seen from ${here}`, () => {
      assert.equal(findAddress(String(page), "/base/", String(here)), address);
      assert.equal(findPage(String(address), "/base/"), page);
    });
  }
});

describe("what is noted of a page", () => {
  test("stays when it is noted again", () => assert.deepEqual(note(note(NOTHING, "read", 5), "read", 9), { v: 1, read: 5 }));
  test("is forgotten by a reset, also what a fast clock dated ahead", () => assert.deepEqual(reset({ v: 1, read: 90, done: 95 }, 10), { v: 1, reset: 95 }));
  test("is noted anew after a reset, also by a slow clock", () => assert.deepEqual(note({ v: 1, reset: 90 }, "read", 10), { v: 1, read: 91, reset: 90 }));
  for (const text of [null, "", "{", "null", "[]", '{"v":2,"read":1}', '{"v":1,"read":"1","done":-1,"reset":1.5}']) {
    test(`is nothing in ${text}`, () => assert.deepEqual(read(text), NOTHING));
  }
});

describe("the next page", () => {
  const here = (/** @type {unknown} */ value) => ({ "set:here": change({ v: 1, time: 0 }, value, 1) });
  test("is the first one for who has been nowhere", () => assert.equal(findNext(outline, {})?.page.page, "one"));
  test("is the one where the reader stopped, at its section", () => assert.deepEqual(findNext(outline, here({ page: "two", section: "end" })), { page: outline.pages[1], section: "end" }));
  test("is known by the address that it had", () => assert.equal(findNext(outline, here({ page: "old" }))?.page.page, "two"));
  test("is the one after a finished one", () => assert.equal(findNext(outline, { ...here({ page: "one" }), "page:one": done })?.page.page, "two"));
  test("is one before, where all after it are finished", () => assert.equal(findNext(outline, { ...here({ page: "two" }), "page:two": done, "page:test": done })?.page.page, "one"));
  test("is none where all are finished", () => assert.equal(findNext(outline, { "page:one": done, "page:old": done, "page:test": done }), undefined));
  for (const value of [null, 7, "x", { page: 7 }, { page: "gone" }]) test(`is the first one for a place such as ${JSON.stringify(value)}`, () => assert.equal(findNext(outline, here(value))?.page.page, "one"));
});

describe("what a reader has done", () => {
  const questions = ["a", "b", "c", "d"].map((id) => ({ id, rev: "r1", prompt: "?", formerly: [`${id}-old`] }));
  test("is counted over the questions as they are today", () => {
    const both = { v: 2, attempts: [...answered(false, 1).attempts, ...answered(true, 2).attempts] };
    const records = { a: answered(true, 1), "b-old": both, c: answered(true, 1, "r0"), gone: answered(true, 1) };
    assert.deepEqual(count(questions, records), { answered: 2, first: 1, best: 2, of: 4 });
  });
  test("does not count what was left open in a test, which comes back all the same", () => {
    const [attempt] = answered(false, 5).attempts;
    const records = { "one-1": { v: 2, attempts: [{ ...attempt, response: [] }] } };
    assert.equal(count(outline.pages[0]?.questions ?? [], records).answered, 0);
    assert.deepEqual(findDue(outline, records, 5).map(({ plan }) => plan), [{ due: 5, why: "missed" }]);
  });
  test("on two devices finishes a page", () => {
    const records = { "one-1": answered(true, 1), "page:one": { v: 1, read: 1 }, "page:two": { v: 1, read: 1 }, "page:test": { v: 1, read: 1 } };
    assert.deepEqual(findUnnoted(outline, records).map(({ page }) => page), ["one"]);
  });
  test("comes back in the order in which it is due", () => {
    const records = { "one-1": answered(false, 9), "two-1": answered(false, 5) };
    assert.deepEqual(findDue(outline, records, 10).map(({ page }) => page.page), ["two", "one"]);
    assert.deepEqual(findDue(outline, records, 6).map(({ page }) => page.page), ["two"]);
    assert.equal(findNextDue(outline, records), 5);
    assert.equal(findNextDue(outline, {}), undefined);
  });
});

describe("what is said", () => {
  test("of a file", () => {
    assert.equal(say.sayAdded({ answers: 1, pages: 2, results: 0 }, true), "Added 1 answer and 2 finished pages. What was here before is still here.");
    assert.equal(say.sayAdded({ answers: 0, pages: 0, results: 3 }, true), "Added 3 test results. What was here before is still here.");
    assert.equal(say.sayAdded({ answers: 0, pages: 0, results: 0 }, false), "Nothing new: all that the file holds was here already, or was reset since.");
    assert.equal(say.say("left", { n: 1 }), "1 record of the file could not be read and was left out.");
  });
  test("of how sure the reader was", () => {
    assert.equal(say.sayBias(20, 3), "Over 20 answers you were right about as often as you said.");
    assert.equal(say.sayBias(20, 12), "Over 20 answers you were right less often than you said, by 12 percentage points: what feels known deserves a second look.");
    assert.equal(say.sayBias(1, -12), "Over 1 answer you were right more often than you said, by 12 percentage points: you may trust yourself more. That is too few answers to mean much.");
  });
});
