/** Every language of the theme says what the site's scripts say in English, with the same places and the plurals that it has. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { ENGLISH as CONTINUE } from "../../../scripts/coursesite/browser/progress/say-continue.mjs";
import { ENGLISH as PROGRESS, sayAdded, sayBias, sayWhen } from "../../../scripts/coursesite/browser/progress/say.mjs";
import { ENGLISH as WORKBOOK } from "../../../scripts/coursesite/browser/workbook/say.mjs";

/** @typedef {string | Record<string, string>} Form */

const FOLDER = new URL("../../../scripts/theme/strings/", import.meta.url);
const OTHERS = readdirSync(FOLDER).map((name) => name.replace(".html", "")).filter((name, at, all) => name !== "en" && all.indexOf(name) === at);
/** @type {Record<string, Record<string, Form>>} */
const PARTS = { progress: { ...PROGRESS, ...CONTINUE }, workbook: WORKBOOK };

/**
 * @param {string} language
 * @param {string} part
 */
const readText = (language, part) => readFileSync(new URL(`${language}/${part}.json`, FOLDER), "utf8");

/**
 * Returns the places of a form's general pattern.
 * @param {Form} form
 */
const places = (form) => (typeof form === "string" ? form : (form.other ?? "")).match(/\{\w+\}/g)?.sort();

for (const language of OTHERS) {
  for (const [part, english] of Object.entries(PARTS)) {
    /** @type {Record<string, Form>} */
    const own = JSON.parse(readText(language, part));
    test(`${language} has every sentence of ${part}`, () => assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort()));
    test(`${language} leaves no place out of ${part}`, () => {
      for (const [name, form] of Object.entries(own)) assert.deepEqual(places(form), places(english[name] ?? ""), name);
    });
    test(`${language} has a form for each plural in ${part}`, () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [name, form] of Object.entries(own)) if (typeof form !== "string") assert.deepEqual(Object.keys(form).sort(), [...pluralCategories].sort(), name);
    });
  }
}

test("German speaks with its own plurals, lists and days", () => {
  const holder = { getAttribute: () => readText("de", "progress") };
  Object.assign(globalThis, { document: { querySelector: () => holder, documentElement: { lang: "de" } } });
  assert.equal(sayAdded({ answers: 1, pages: 2, results: 3 }, true), "Hinzugekommen: 1 Antwort, 2 abgeschlossene Seiten und 3 Testergebnisse. Was vorher hier war, ist noch da.");
  assert.equal(sayBias(1, 1), "Bei 1 Antwort hatten Sie etwa so oft recht, wie Sie sagten. Das sind zu wenige Antworten, um viel zu bedeuten.");
  const noon = new Date(2026, 10, 25, 12).getTime();
  assert.equal(sayWhen(noon + 86_400_000, noon), "morgen, am 26. November,");
});
