import assert from "node:assert/strict";
import { test } from "node:test";

import { findSection } from "../../../scripts/coursesite/browser/shell/contents.mjs";
import { isPage } from "../../../scripts/coursesite/browser/shell/prefetch.mjs";
import { readPage } from "../../../scripts/coursesite/browser/search/engine.mjs";
import { cutExcerpt, readPieces } from "../../../scripts/coursesite/browser/search/excerpt.mjs";
import { findWords } from "../../../scripts/coursesite/browser/search/marks.mjs";

const BASE = "https://course.example/base/";

test("the section that is read is the last whose heading is near the top, or above; at the end it is the last", () => {
  assert.equal(findSection([300, 900], false), -1);
  assert.equal(findSection([80, 900], false), 0);
  assert.equal(findSection([-900, -10, 400], false), 1);
  assert.equal(findSection([-900, -10, 400], true), 2);
  assert.equal(findSection([], true), -1);
});

test("only pages of this site are fetched ahead", () => {
  const origin = "https://course.example";
  assert.ok(isPage({ origin, pathname: "/base/lesson/" }, origin));
  assert.ok(isPage({ origin, pathname: "/base/lesson.html" }, origin));
  assert.ok(!isPage({ origin: "https://other.example", pathname: "/" }, origin));
  assert.ok(!isPage({ origin, pathname: "/base/lab.ipynb" }, origin));
  assert.ok(!isPage({ origin, pathname: "/base/lab/", download: "lab" }, origin));
});

test("what was found on a page begins with the page itself, and names the words that led there", () => {
  const item = { title: "T", text: "", score: 1, terms: { drift: true, "a&b": true, skew: false } };
  const [page, section] = readPage([{ ...item, location: "lesson/#part" }, { ...item, location: "lesson/" }], BASE);
  assert.equal(page?.href, `${BASE}lesson/?h=drift+a%26b`);
  assert.equal(section?.href, `${BASE}lesson/?h=drift+a%26b#part`);
  assert.deepEqual(section?.missing, ["skew"]);
});

test("a text of the index becomes words, and marks where words were found", () => {
  assert.deepEqual(readPieces("<p>A <mark>word</mark></p><ul><li>one</li><li>t<em>w</em>o &lt;b&gt; &amp;amp; &#39;</li></ul> ↩"), [
    { text: "A ", isMarked: false },
    { text: "word", isMarked: true },
    { text: " ", isMarked: false },
    { text: "one", isMarked: false },
    { text: " ", isMarked: false },
    { text: "t", isMarked: false },
    { text: "w", isMarked: false },
    { text: "o <b> &amp; '", isMarked: false },
    { text: " ", isMarked: false },
  ]);
  assert.deepEqual(readPieces("1 < 2"), [{ text: "1 < 2", isMarked: false }]);
  assert.deepEqual(readPieces("Both.<sup>1</sup><sup>2</sup> 10<sup>3</sup>"), [{ text: "Both. 10", isMarked: false }, { text: "3", isMarked: false }]);
  assert.deepEqual(readPieces(""), []);
});

test("an excerpt stands around the first word that was found, cut between words", () => {
  const before = "before ".repeat(40);
  const after = " after".repeat(60);
  const cut = cutExcerpt([{ text: before, isMarked: false }, { text: "found", isMarked: true }, { text: after, isMarked: false }]);
  const text = cut.map((piece) => piece.text).join("");
  assert.match(text, /^… (before )+found( after)+ …$/);
  assert.ok(text.length < 220);
  assert.deepEqual(cut.filter((piece) => piece.isMarked), [{ text: "found", isMarked: true }]);
  assert.deepEqual(cutExcerpt([{ text: "All of it.", isMarked: false }]), [{ text: "All of it.", isMarked: false }]);
});

test("a text without a space is cut somewhere", () => {
  const text = cutExcerpt([{ text: "x".repeat(900), isMarked: true }]).map((piece) => piece.text).join("");
  assert.equal(text, `${"x".repeat(200)} …`);
});

test("words are marked from where they begin to where they end", () => {
  const found = (/** @type {string} */ words, /** @type {string} */ text) => text.match(findWords(words) ?? /$^/g) ?? [];
  assert.deepEqual(found("train serv", "Training, serving, retrain; observed (trains)"), ["Training", "serving", "trains"]);
  assert.deepEqual(found("c++ a.b [x", "C++ and a.b, axb"), ["C++", "a.b"]);
  assert.deepEqual(found("größe", "Größen"), ["Größen"]);
  assert.deepEqual(found("can't", "One can’t, can't, cant"), ["can’t", "can't"]);
  assert.equal(findWords("  * "), undefined);
});
