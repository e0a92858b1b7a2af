/** Owns a value of which only the newest counts, such as a setting or the place where the reader stopped. Pure. */

/**
 * @template Value
 * @typedef {{readonly v: 1, readonly time: number, readonly value?: Value}} Latest No value where there is none any more.
 */

const VERSION = 1;

/** @type {Latest<any>} */
export const NOTHING = { v: VERSION, time: 0 };

/**
 * Returns the record that `text` holds. Never throws.
 * @param {string | null} text
 * @returns {Latest<any>}
 */
export function read(text) {
  try {
    const { v, time, value } = JSON.parse(text ?? "");
    if (v === VERSION && Number.isSafeInteger(time) && time > 0) return value === undefined ? { v, time } : { v, time, value };
  } catch {
    // As if nothing had been saved.
  }
  return NOTHING;
}

/**
 * Returns the newer of two records; of two from the same moment, the one whose text comes later. Commutative, associative and idempotent.
 * @param {Latest<any>} a
 * @param {Latest<any>} b
 */
export function merge(a, b) {
  const order = a.time - b.time || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return order < 0 ? b : a;
}

/**
 * Returns the record with another value, newer than the one before.
 * @param {Latest<any>} record
 * @param {unknown} value
 * @param {number} time
 * @returns {Latest<any>}
 */
export const change = (record, value, time) => ({ v: VERSION, time: Math.max(time, record.time + 1), value });
