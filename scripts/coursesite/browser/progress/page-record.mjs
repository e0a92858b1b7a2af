/**
 * Owns what is remembered of one page: when its end was read, when it was finished, and when the reader last reset it. Pure.
 *
 * Each field only ever grows, and a reset hides what is not newer than itself. So merging two records is taking the later
 * of each field: it does not depend on who comes first, on grouping or on repetition. A tick that was earned stays when the
 * page is edited later; what is new on the page is for the questions' own records to tell.
 */

/** @typedef {{readonly v: 1, readonly read?: number, readonly done?: number, readonly reset?: number}} PageRecord Times in milliseconds since 1970. */

const VERSION = 1;
const FIELDS = /** @type {const} */ (["read", "done", "reset"]);

/** @type {PageRecord} */
export const NOTHING = { v: VERSION };

/**
 * Returns the record that `text` holds; what is not sound is left out. Never throws.
 * @param {string | null} text
 * @returns {PageRecord}
 */
export function read(text) {
  try {
    const { v, ...times } = JSON.parse(text ?? "");
    if (v === VERSION) return build((field) => (times[field] > 0 && Number.isSafeInteger(times[field]) ? times[field] : 0));
  } catch {
    // As if nothing had been saved.
  }
  return NOTHING;
}

/**
 * Returns the record that knows what both know. Commutative, associative and idempotent.
 * @param {PageRecord} a
 * @param {PageRecord} b
 */
export const merge = (a, b) => build((field) => Math.max(a[field] ?? 0, b[field] ?? 0));

/**
 * Returns the record after its end was read, or after it was finished too, at `time`; what was noted before stays.
 * @param {PageRecord} record
 * @param {"read" | "done"} what
 * @param {number} time
 */
export const note = (record, what, time) => (record[what] ? record : build((field) => (field === what ? Math.max(time, (record.reset ?? 0) + 1) : record[field] ?? 0)));

/**
 * Returns the record after the reader asked to forget it at `time`.
 * @param {PageRecord} record
 * @param {number} time
 */
export const reset = (record, time) => build(() => Math.max(time, ...FIELDS.map((field) => record[field] ?? 0)));

/**
 * @param {(field: "read" | "done" | "reset") => number} find
 * @returns {PageRecord}
 */
function build(find) {
  const since = find("reset");
  const times = FIELDS.map((field) => /** @type {const} */ ([field, find(field)])).filter(([field, time]) => time > (field === "reset" ? 0 : since));
  return { v: VERSION, ...Object.fromEntries(times) };
}
