/**
 * Owns when two texts count as the same answer. Knows nothing of questions or pages.
 *
 * The Python half applies the same rule to the answers of a bank: `tests/cases/text.json` is run by both. The classes of
 * characters are written out because `\s` differs between the two languages.
 */

const BREAKS = /[\t-\r \x85\u1680\u2028\u2029\u2010-\u2015\u2212_-]+/g;
/** The look-behind lets a long run be tried once and not once from each of its characters. */
const AROUND = /^[ .,;:!?"'()]+|(?<![ .,;:!?"'()])[ .,;:!?"'()]+$/g;

/**
 * Returns `text` without what does not make an answer another answer: case, kind of quotation mark, how words are
 * joined (space, hyphen, dash, underscore), punctuation around it, and Unicode's compatible forms.
 * @param {string} text
 */
export function normaliseText(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018-\u201a]/g, "'")
    .replace(/[\u201c-\u201e]/g, '"')
    .replace(BREAKS, " ")
    .replace(AROUND, "");
}

/**
 * Returns what a program printed with the differences that cannot be seen removed: white space at the ends of lines
 * and around the whole. Case, spaces inside a line and every other character count.
 * @param {string} text
 */
export function normaliseOutput(text) {
  return text.split(/\r?\n/).map((line) => line.trimEnd()).join("\n").trim();
}
