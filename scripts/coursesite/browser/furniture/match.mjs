/** Owns when an entry of the navigation matches what a reader has typed. Pure. */

/**
 * Returns a text without case and accents, so that "naive" finds "Naïve".
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Returns the folded words of a query.
 * @param {string} query
 */
export const readWords = (query) => fold(query).match(/\S+/g) ?? [];

/**
 * Returns whether every word stands in the text, whole or as a part.
 * @param {string} text
 * @param {string[]} words folded
 */
export const matches = (text, words) => words.every((word) => fold(text).includes(word));
