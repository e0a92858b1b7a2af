/**
 * Owns what is remembered of a test: the sitting that is open or was handed in last, and the results so far. Pure.
 *
 * Two tabs may work on one sitting. `changed` grows with every change, so both agree on which of two states is the newer;
 * of two that were changed at the same time, on two devices, the order of their texts decides. A reset is a time: what was
 * handed in or changed until then is gone, also where an old copy comes in later. `since` has the reason it has in `progress`.
 */

/** @typedef {{id: string, rev: string, response: string[]}} Asked A question that was drawn; no response where it is unanswered. */
/**
 * @typedef {object} Sitting
 * @property {Asked[]} asked in the order they were drawn
 * @property {number} changed milliseconds since 1970, or more where a clock was set back
 * @property {number} [time] when it was handed in
 */
/** @typedef {{time: number, right: number, of: number, since?: number}} Outcome Equal fields, the same result. */
/** @typedef {{v: number, now: Sitting, past: Outcome[], reset?: number}} TestRecord Nothing is asked in the sitting of who never began. */

/** Version 1 had no reset; all else is as it was. */
const VERSION = 2;
const NEWEST = 20;

/** @type {TestRecord} */
export const NOTHING = { v: VERSION, now: { asked: [], changed: 0 }, past: [] };

/**
 * Returns the record that `text` holds; what is not sound is left out. Never throws.
 * @param {string | null} text
 * @returns {TestRecord}
 */
export function read(text) {
  try {
    const { v, now, past, reset } = JSON.parse(text ?? "");
    if (v === 1 || v === VERSION) return build(isSitting(now) ? now : NOTHING.now, past.filter(isOutcome), reset > 0 ? reset : 0);
  } catch {
    // As if nothing had been saved.
  }
  return NOTHING;
}

/**
 * Returns the record that knows what both know: the newer sitting, and the results of both.
 * @param {TestRecord} a
 * @param {TestRecord} b
 * @returns {TestRecord}
 */
export function merge(a, b) {
  const isNewer = b.now.changed - a.now.changed || (JSON.stringify(b.now) > JSON.stringify(a.now) ? 1 : -1);
  return build(isNewer > 0 ? b.now : a.now, [...a.past, ...b.past], Math.max(a.reset ?? 0, b.reset ?? 0));
}

/**
 * Returns the record after the reader asked to forget the test at `time`.
 * @param {TestRecord} record
 * @param {number} time
 */
export function reset({ now, past, reset: before = 0 }, time) {
  return build(now, past, Math.max(time, before, now.changed, past.at(-1)?.time ?? 0));
}

/**
 * @param {Sitting} now
 * @param {Outcome[]} past
 * @param {number} known the newest reset that is known; 0 where there was none
 * @returns {TestRecord}
 */
function build(now, past, known) {
  const reset = past.reduce((newest, { since = 0 }) => Math.max(newest, since), known);
  const left = { now: now.changed > reset ? now : NOTHING.now, past: keep(past, reset) };
  return reset ? { v: VERSION, ...left, reset } : { v: VERSION, ...left };
}

/**
 * Returns the record with its sitting changed, or with a new one in its place.
 * @param {TestRecord} record
 * @param {Omit<Sitting, "changed">} sitting
 * @param {number} time
 * @returns {TestRecord}
 */
export function change(record, sitting, time) {
  return { ...record, now: { ...sitting, changed: Math.max(time, record.now.changed + 1, (record.reset ?? 0) + 1) } };
}

/**
 * Returns the record with the outcome of its sitting, which is handed in by that.
 * @param {TestRecord} record
 * @param {number} right
 * @param {number} time
 * @returns {TestRecord}
 */
export function handIn(record, right, time) {
  const { reset = 0, past, now: { asked } } = record;
  const at = Math.max(time, reset + 1);
  const outcome = { time: at, right, of: asked.length, ...(reset && { since: reset }) };
  return change({ ...record, past: keep([...past, outcome], reset) }, { asked, time: at }, at);
}

/**
 * Returns the best of the results, the earliest of those that are equally good.
 * @param {Outcome[]} past oldest first
 */
export const findBest = (past) => /** @type {Outcome} */ ([...past].sort((a, b) => b.right * a.of - a.right * b.of || compare(a, b))[0]);

/**
 * @param {Outcome} a
 * @param {Outcome} b
 */
const compare = (a, b) => a.time - b.time || a.of - b.of || a.right - b.right || (a.since ?? 0) - (b.since ?? 0);

/**
 * Returns the results that are remembered, oldest first: the newest 20, and the best of those since the last reset.
 * @param {Outcome[]} past
 * @param {number} reset
 */
function keep(past, reset) {
  const sorted = past
    .filter(({ time }) => time > reset || !reset)
    .sort(compare)
    .filter((outcome, place, all) => !place || compare(outcome, /** @type {Outcome} */ (all[place - 1])));
  const best = findBest(sorted.filter(({ since = 0 }) => since === reset));
  return sorted.filter((outcome, place) => outcome === best || place >= sorted.length - NEWEST);
}

/**
 * @param {any} value
 * @returns {value is Sitting}
 */
function isSitting(value) {
  return Number.isFinite(value?.changed) && value.asked?.every?.((/** @type {any} */ asked) => Array.isArray(asked?.response));
}

/**
 * @param {any} value
 * @returns {value is Outcome}
 */
function isOutcome(value) {
  return [value?.time, value?.right, value?.of, value?.since ?? 0].every(Number.isFinite) && value.of > 0;
}
