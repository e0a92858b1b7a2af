/** Every language says everything that English says, with the same places and the plural forms that the language has. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ENGLISH, sayNeed, sayScore, sayVerdict } from "../../../scripts/coursequiz/browser/strings.mjs";
import { ENGLISH as SURE } from "../../../scripts/coursequiz/browser/sure-strings.mjs";
import { ENGLISH as TEST, sayBest, sayOutcome } from "../../../scripts/coursequiz/browser/test-strings.mjs";
import { OTHERS, readLanguage, speakLanguage } from "./languages.mjs";

/** @typedef {string | Record<string, string>} Form */

/**
 * Returns the places of a form's general pattern; one for 1 may leave the number out.
 * @param {Form} form
 */
const places = (form) => (typeof form === "string" ? form : (form.other ?? "")).match(/\{\w+\}/g)?.sort();

/** @type {[string, Record<string, Form>, "browser" | "test"][]} */
const PARTS = [
  ["what a question says", { ...ENGLISH, ...SURE }, "browser"],
  ["what a test says", TEST, "test"],
];

for (const language of OTHERS) {
  for (const [what, english, part] of PARTS) {
    const own = readLanguage(language)[part];
    test(`${language} has ${what}`, () => assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort()));
    test(`${language} leaves no place out of ${what}`, () => {
      for (const [name, form] of Object.entries(own)) assert.deepEqual(places(form), places(english[name] ?? ""), name);
    });
    test(`${language} has a form for each plural in ${what}`, () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [name, form] of Object.entries(own)) if (typeof form !== "string") assert.deepEqual(Object.keys(form).sort(), [...pluralCategories].sort(), name);
    });
  }
}

test("German speaks with its own plurals", () => {
  speakLanguage("de");
  assert.equal(sayNeed({ what: "choose", count: 1 }), "Wählen Sie eine Antwort.");
  assert.equal(sayNeed({ what: "choose", count: 2 }), "Wählen Sie 2 Antworten.");
  assert.equal(sayScore(1, 1, 0), "1 von 1 Frage beantwortet, 0 richtig.");
  assert.equal(sayScore(4, 6, 3), "4 von 6 Fragen beantwortet, 3 richtig.");
  assert.equal(sayVerdict({ verdict: "partial", parts: [1, 2], score: 0, feedback: [], marks: [] }), "Teilweise richtig: 1 von 2.");
  assert.equal(sayOutcome({ right: 5, of: 6 }, 80), "5 von 6 richtig (83 %): bestanden.");
  assert.equal(sayBest(2, { right: 5, of: 6, time: 0 }), "Das beste von 2 Ergebnissen: 5 von 6 richtig (83 %).");
});

test("a language with more plurals than English says each", () => {
  const words = { score: { one: "{n} strona", few: "{n} strony", many: "{n} stron", other: "{n} strony" } };
  const holder = { getAttribute: () => JSON.stringify(words) };
  Object.assign(globalThis, { document: { querySelector: () => holder, documentElement: { lang: "pl" } } });
  assert.deepEqual([1, 3, 5].map((n) => sayScore(0, n, 0)), ["1 strona", "3 strony", "5 stron"]);
});
