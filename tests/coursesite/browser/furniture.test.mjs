/** What the furniture's scripts work out without a page. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { matches, readWords } from "../../../scripts/coursesite/browser/furniture/match.mjs";
import { sayCount } from "../../../scripts/coursesite/browser/furniture/plural.mjs";
import { fillAddress } from "../../../scripts/coursesite/browser/furniture/report-text.mjs";

test("an entry matches when every word stands in it, in any case and order", () => {
  for (const query of ["static", "TRAIN stat", "vs. dyn", "  "]) assert.ok(matches("Static vs. dynamic training", readWords(query)), query);
  for (const query of ["statik", "training serving"]) assert.ok(!matches("Static vs. dynamic training", readWords(query)), query);
});

test("accents make no difference", () => {
  assert.ok(matches("Naïve Übung", readWords("naive ubung")));
  assert.ok(matches("Naive", readWords("naïve")));
});

test("a number is said in the form that the language wants", () => {
  const polish = { one: "{n} strona", few: "{n} strony", other: "{n} stron" };
  assert.deepEqual([1, 3, 5, 22].map((n) => sayCount(polish, n, "pl")), ["1 strona", "3 strony", "5 stron", "22 strony"]);
  const english = { zero: "No page", one: "{n} page", other: "{n} pages" };
  assert.deepEqual([0, 1, 2, 1200].map((n) => sayCount(english, n, "en")), ["No page", "1 page", "2 pages", "1,200 pages"]);
  assert.equal(sayCount({ other: "{n} ページ" }, 1, "ja"), "1 ページ");
});

test("a message's words cannot change its address", () => {
  assert.equal(
    fillAddress("mailto:a@b.example?subject={title}&body={body}", "A & B: $&?", "one\ntwo #3"),
    "mailto:a@b.example?subject=A%20%26%20B%3A%20%24%26%3F&body=one%0D%0Atwo%20%233",
  );
});
