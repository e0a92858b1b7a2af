/** The engine's languages as tests read them, and a page that speaks one. */

import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../../../scripts/coursequiz/languages/", import.meta.url);

/** Languages beside English. */
export const OTHERS = readdirSync(FOLDER).map((name) => name.replace(".json", ""));

/**
 * Returns a language's sentences.
 * @param {string} language
 * @returns {{page: Record<string, string>, browser: Record<string, string | Record<string, string>>, test: Record<string, string | Record<string, string>>}}
 */
export const readLanguage = (language) => JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), "utf8"));

/**
 * Puts a page in place that has the words of a language, as a page with a test has them.
 * @param {string} language
 */
export function speakLanguage(language) {
  const { browser, test } = readLanguage(language);
  const holder = { getAttribute: () => JSON.stringify({ ...browser, ...test }) };
  Object.assign(globalThis, { document: { querySelector: () => holder, documentElement: { lang: language } } });
}
