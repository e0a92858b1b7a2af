/**
 * Owns the kinds of record that the site keeps, each with its way of being read, merged and reset. Pure.
 *
 * A record's name says its kind. Every kind merges without regard to order, grouping and repetition, so any two sets of
 * records do.
 */

import * as question from "../../../coursequiz/browser/progress.mjs";
import * as test from "../../../coursequiz/browser/sitting.mjs";
import { NOTHING as NO_VALUE, change, merge as mergeLatest, read as readLatest } from "./latest.mjs";
import { HERE, REVIEW } from "./names.mjs";
import * as page from "./page-record.mjs";

/**
 * @typedef {object} Kind
 * @property {"question" | "test" | "page" | "setting"} kind
 * @property {RegExp} name
 * @property {any} nothing
 * @property {(text: string | null) => any} read
 * @property {(a: any, b: any) => any} merge
 * @property {(record: any, time: number) => any} reset
 */
/** @typedef {Record<string, any>} Records By name. */

/** @type {readonly Kind[]} */
const KINDS = [
  { kind: "question", name: /^[a-z0-9-]+$/, nothing: question.NOTHING, read: question.read, merge: question.merge, reset: question.reset },
  { kind: "test", name: /^test:./, nothing: test.NOTHING, read: test.read, merge: test.merge, reset: test.reset },
  { kind: "page", name: /^page:/, nothing: page.NOTHING, read: page.read, merge: page.merge, reset: page.reset },
  // The place to go on from and the review are forgotten, a choice of the reader's is not.
  { kind: "setting", name: /^set:./, nothing: NO_VALUE, read: readLatest, merge: mergeLatest, reset: (record) => record },
];

/**
 * Returns the kind of the record that bears a name, or undefined.
 * @param {string} name
 */
export const findKind = (name) => KINDS.find((kind) => kind.name.test(name));

/**
 * Returns the record that a text holds, or undefined where it is of no known kind, holds nothing, or cannot be read.
 * @param {string} name
 * @param {string | null} text
 */
export function readRecord(name, text) {
  const kind = findKind(name);
  const record = kind?.read(text);
  return record && JSON.stringify(record) !== JSON.stringify(kind?.nothing) ? record : undefined;
}

/**
 * Returns what both know. Commutative, associative and idempotent.
 * @param {Records} a
 * @param {Records} b
 * @returns {Records}
 */
export function mergeRecords(a, b) {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  const merged = names.map((name) => [name, Object.hasOwn(a, name) && Object.hasOwn(b, name) ? findKind(name)?.merge(a[name], b[name]) : (Object.hasOwn(a, name) ? a : b)[name]]);
  return Object.fromEntries(merged);
}

/**
 * Returns the records after the reader asked to forget them at `time`.
 * @param {Records} records
 * @param {number} time
 * @returns {Records}
 */
export function resetRecords(records, time) {
  const forgotten = Object.entries(records).map(([name, record]) => [name, [HERE, REVIEW].includes(name) ? change(record, undefined, time) : findKind(name)?.reset(record, time)]);
  return Object.fromEntries(forgotten);
}

/**
 * Returns the record of a name, or `nothing`.
 * @param {Records} records
 * @param {string} name
 * @param {any} nothing
 */
export const get = (records, name, nothing) => (Object.hasOwn(records, name) ? records[name] : nothing);
