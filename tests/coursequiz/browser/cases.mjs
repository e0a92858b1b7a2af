/** Reads the tables of cases that stand in tests/cases/, one for both halves of the engine. */

import { readFileSync } from "node:fs";

/**
 * Returns the cases of one table.
 * @template Expected
 * @param {string} name
 * @returns {{title: string, input: string, expected: Expected}[]}
 */
export function readCases(name) {
  return JSON.parse(readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), "utf8"));
}
