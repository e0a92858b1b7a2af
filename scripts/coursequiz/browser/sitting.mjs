/**
 * Owns what is remembered of a test: the sitting that is open or was handed in last, and the results so far. Pure.
 *
 * Two tabs may work on one sitting. `changed` grows with every change, so both agree on which of two states is the newer.
 */

/** @typedef {{id: string, rev: string, response: string[]}} Asked A question that was drawn; no response where it is unanswered. */
/**
 * @typedef {object} Sitting
 * @property {Asked[]} asked in the order they were drawn
 * @property {number} changed milliseconds since 1970, or more where a clock was set back
 * @property {number} [time] when it was handed in
 */
/** @typedef {{time: number, right: number, of: number}} Outcome The time it was handed in tells one from another. */
/** @typedef {{v: number, now: Sitting, past: Outcome[]}} TestRecord Nothing is asked in the sitting of who never began. */

const VERSION = 1;
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
    const { v, now, past } = JSON.parse(text ?? "");
    if (v === VERSION) return { v, now: isSitting(now) ? now : NOTHING.now, past: keep(past.filter(isOutcome)) };
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
  const { v, now } = b.now.changed > a.now.changed ? b : a;
  return { v, now, past: keep([...a.past, ...b.past]) };
}

/**
 * Returns the record with its sitting changed, or with a new one in its place.
 * @param {TestRecord} record
 * @param {Omit<Sitting, "changed">} sitting
 * @param {number} time
 * @returns {TestRecord}
 */
export function change(record, sitting, time) {
  return { ...record, now: { ...sitting, changed: Math.max(time, record.now.changed + 1) } };
}

/**
 * Returns the record with the outcome of its sitting, which is handed in by that.
 * @param {TestRecord} record
 * @param {number} right
 * @param {number} time
 * @returns {TestRecord}
 */
export function handIn(record, right, time) {
  const { asked } = record.now;
  return change({ ...record, past: keep([...record.past, { time, right, of: asked.length }]) }, { asked, time }, time);
}

/**
 * Returns the best of the results, the earliest of those that are equally good.
 * @param {Outcome[]} past oldest first
 */
export const findBest = (past) => /** @type {Outcome} */ ([...past].sort((a, b) => b.right * a.of - a.right * b.of)[0]);

/**
 * Returns the results that are remembered, oldest first: the newest 20 and the best.
 * @param {Outcome[]} past
 */
function keep(past) {
  const sorted = [...new Map(past.map((outcome) => [outcome.time, outcome])).values()].sort((a, b) => a.time - b.time);
  const best = findBest(sorted);
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
  return [value?.time, value?.right, value?.of].every(Number.isFinite);
}
