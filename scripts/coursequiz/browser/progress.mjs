/**
 * Owns what is remembered of one question: a bounded set of attempts, and when the reader last reset it. Pure.
 *
 * Merging two records (two tabs, two files) must not depend on who comes first, on grouping, or on repetition. So an
 * attempt never changes, the order is total, and what is kept is chosen by that order alone: the newest 20, and the
 * first and the best of those made since the last reset. `since` notes the reset an attempt was made after; without it,
 * an attempt that was let go before a reset was known could not be told from one that was never made, and merging in
 * another order would keep another "first".
 */

/** @import { Verdict } from "./grading.mjs" */

/**
 * @typedef {object} Attempt
 * @property {string} id
 * @property {string} rev what decided the score when it was made (`data-rev`)
 * @property {string[]} response empty where a test was handed in without a complete answer, which counts as wrong
 * @property {Verdict} verdict
 * @property {number} score
 * @property {number} time milliseconds since 1970
 * @property {number} [since] the reset it was made after, where there was one
 * @property {number} [confidence] percent that the reader gave it before it was checked, where they were asked
 */
/** @typedef {{readonly v: 2, readonly attempts: readonly Attempt[], readonly reset?: number}} Progress */

/** Version 1 had no confidence; all else is as it was. */
const VERSION = 2;
const NEWEST = 20;
/** The last millisecond a `Date` can hold. */
const LAST_TIME = 8.64e15;

/** @type {Progress} */
export const NOTHING = { v: VERSION, attempts: [] };

/**
 * Returns the record that `text` holds; whatever in it is not what this module writes is left out. Never throws.
 * @param {unknown} text
 * @returns {Progress}
 */
export function read(text) {
  const { v, attempts, reset } = asObject(parse(text));
  if ((v !== 1 && v !== VERSION) || !Array.isArray(attempts)) return NOTHING;
  const sound = attempts.map(readAttempt).filter((attempt) => attempt !== null);
  const resets = sound.map(({ since = 0 }) => since).concat(isTime(reset) ? reset : 0);
  return build(sound, resets.reduce((a, b) => Math.max(a, b), 0));
}

/**
 * Returns the text that `read` turns back into this record.
 * @param {Progress} record
 */
export function write(record) {
  return JSON.stringify(record);
}

/**
 * Returns the record that knows what both know. Commutative, associative and idempotent.
 * @param {Progress} a
 * @param {Progress} b
 */
export function merge(a, b) {
  return build([...a.attempts, ...b.attempts], Math.max(a.reset ?? 0, b.reset ?? 0));
}

/**
 * Returns the record with one attempt more. Its time is moved behind every known one: a clock that was set back must
 * not make the newest answer look old, or already reset.
 * @param {Progress} record
 * @param {Attempt} attempt
 */
export function add(record, attempt) {
  const { reset, attempts } = record;
  const time = Math.max(attempt.time, (reset ?? -1) + 1, (attempts.at(-1)?.time ?? -1) + 1);
  return build([...attempts, { ...attempt, time, ...(reset && { since: reset }) }], reset ?? 0);
}

/**
 * Returns the record after the reader asked to forget its attempts at `time`.
 * @param {Progress} record
 * @param {number} time
 */
export function reset(record, time) {
  return build(record.attempts, Math.max(time, record.reset ?? 0, record.attempts.at(-1)?.time ?? 0));
}

/**
 * Returns the newest attempt at this revision of the question, or undefined.
 * @param {Progress} record
 * @param {string} rev
 */
export function last(record, rev) {
  return record.attempts.findLast((attempt) => attempt.rev === rev);
}

/**
 * Returns those of the attempts that are remembered, oldest first: the newest 20, and the first and the best of those
 * made since the last reset.
 * @param {readonly Attempt[]} attempts
 * @param {number} [reset]
 * @returns {Attempt[]}
 */
export function keep(attempts, reset = 0) {
  const sorted = [...new Map(attempts.map((attempt) => [toText(attempt), attempt]))]
    .filter(([, { time }]) => !reset || time > reset)
    .sort(([a, { time: at }], [b, { time: bt }]) => at - bt || (a < b ? -1 : 1))
    .map(([, attempt]) => attempt);
  const current = sorted.filter(({ since = 0 }) => since === reset);
  const best = current.reduce((top, next) => (next.score > top.score ? next : top), current[0]);
  const kept = new Set([current[0], best, ...sorted.slice(-NEWEST)]);
  return sorted.filter((attempt) => kept.has(attempt));
}

/**
 * @param {readonly Attempt[]} attempts
 * @param {number} reset 0 where there was none
 * @returns {Progress}
 */
function build(attempts, reset) {
  const kept = keep(attempts, reset);
  return reset ? { v: VERSION, attempts: kept, reset } : { v: VERSION, attempts: kept };
}

/**
 * Returns an attempt as text, its fields in one order: equal texts are the same attempt.
 * @param {Attempt} attempt
 */
function toText({ id, rev, response, verdict, score, time, since, confidence }) {
  return JSON.stringify([id, rev, response, verdict, score, time, since, confidence]);
}

/**
 * Returns the attempt that a value of unknown origin describes, or null where a field is missing or of another type.
 * @param {unknown} value
 * @returns {Attempt | null}
 */
function readAttempt(value) {
  const { id, rev, response, verdict, score, time, since, confidence } = asObject(value);
  const sound =
    typeof id === "string" && typeof rev === "string" &&
    Array.isArray(response) && response.every((text) => typeof text === "string") &&
    (verdict === "right" || verdict === "partial" || verdict === "wrong") &&
    typeof score === "number" && score >= 0 && score <= 1 &&
    isTime(time);
  if (!sound) return null;
  return {
    ...{ id, rev, response, verdict, score, time },
    ...(isTime(since) && since > 0 && { since }),
    ...(isTime(confidence) && confidence <= 100 && { confidence }),
  };
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isTime(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LAST_TIME;
}

/** @param {unknown} text */
function parse(text) {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

/**
 * Returns the value where it is an object, else an empty one.
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function asObject(value) {
  return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}
