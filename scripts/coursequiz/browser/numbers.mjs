/**
 * Owns how a number that a reader typed is read. Knows nothing of questions or pages.
 *
 * People write one number in many ways: 1,234.5 and 1 234,5 and 1'234.5. A comma is read as a mark between groups where
 * the digits around it are well-formed groups of three (1,234), else as a decimal comma (2,7). What stays ambiguous or
 * malformed is not guessed at: the reader is asked again.
 */

/** First group of one to three digits, then groups of three; the decimal mark after comma groups can only be a point. */
const GROUPED = /^[1-9]\d{0,2}(?:([ _'])\d{3}(?:\1\d{3})*(?:[.,]\d*)?|(?:,\d{3})+(?:\.\d*)?)$/;
const PLAIN = /^(?:\d+[.,]?\d*|[.,]\d+)$/;

/**
 * Returns the finite number that `text` says, or null where it says none.
 * @param {string} text
 * @returns {number | null}
 */
export function parseNumber(text) {
  const tidy = text.trim().replace(/[\u00a0\u2009\u202f]/g, " ").replace(/\u2212/g, "-").replace(/\u2019/g, "'");
  const [, sign, body, exponent = ""] = /^([+-]?) ?(.*?)(e[+-]?\d+)?(?: ?%)?$/is.exec(tidy) ?? ["", "", ""];
  const groups = GROUPED.exec(body);
  if (!groups && !PLAIN.test(body)) return null;
  const digits = groups ? body.replace(groups[1] ? /[ _']/g : /,/g, "") : body;
  const value = Number(sign + digits.replace(",", ".") + exponent);
  return Number.isFinite(value) ? value : null;
}
