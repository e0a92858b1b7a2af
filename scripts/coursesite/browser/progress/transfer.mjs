/** Owns what an import does: the records afterwards, and what it added. Pure. */

import { mergeRecords, findKind } from "./records.mjs";

/** @import { Outline } from "./outline.mjs" */
/** @import { Records } from "./records.mjs" */

/** @typedef {{answers: number, pages: number, results: number}} Sum */

/**
 * Returns what both know, and how much of it was not here before.
 * @param {Records} here
 * @param {Records} file
 */
export function takeIn(here, file) {
  const after = mergeRecords(here, file);
  const changed = Object.fromEntries(Object.entries(after).filter(([name, record]) => JSON.stringify(record) !== JSON.stringify(here[name])));
  return { changed, added: countNew(here, changed) };
}

/**
 * Returns whether a file has anything to do with this course: one of its questions, pages or tests.
 * @param {Records} file
 * @param {Outline} outline
 */
export function isOurs(file, { pages }) {
  const names = pages.flatMap(({ page, formerly = [], test, questions }) => [
    ...[page, ...formerly].map((name) => `page:${name}`),
    ...(test ? [`test:${test.bank}`] : []),
    ...[...questions, ...(test?.pool ?? [])].flatMap(({ id, formerly = [] }) => [id, ...formerly]),
  ]);
  return !Object.keys(file).length || names.some((name) => Object.hasOwn(file, name));
}

/**
 * @param {Records} before
 * @param {Records} after
 * @returns {Sum}
 */
function countNew(before, after) {
  const sum = { answers: 0, pages: 0, results: 0 };
  for (const [name, record] of Object.entries(after)) {
    const kind = findKind(name)?.kind;
    const old = Object.hasOwn(before, name) ? before[name] : {};
    if (kind === "question") sum.answers += findNew(record.attempts.filter(isAnswer), old.attempts);
    if (kind === "test") sum.results += findNew(record.past, old.past);
    if (kind === "page") sum.pages += Number(Boolean(record.done && !old.done));
  }
  return sum;
}

/**
 * Returns whether an attempt is an answer, and not what a test keeps of a question that was left open.
 * @param {{response: string[]}} attempt
 */
const isAnswer = ({ response }) => response.length > 0;

/**
 * @param {unknown[]} all
 * @param {unknown[]} [known]
 */
function findNew(all, known = []) {
  const texts = new Set(known.map((part) => JSON.stringify(part)));
  return all.filter((part) => !texts.has(JSON.stringify(part))).length;
}
