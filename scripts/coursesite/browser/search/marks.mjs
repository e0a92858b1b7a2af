/** Owns the marks on a page that was reached by a search: `?h=` names the words. */

/** What no mark stands in: questions are no part of search, and a script's or field's text is none. */
const LEFT_OUT = "quiz-question, script, style, textarea, mark";

/**
 * Returns what finds the words that begin with one of these, each as a match; nothing where there are none. Pure.
 * @param {string} words
 */
export function findWords(words) {
  const list = words.match(/[\p{L}\p{N}][^\s"]*/gu)?.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['‘’]/g, "['‘’]"));
  return list && new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join("|")})[\\p{L}\\p{N}]*`, "giu");
}

/**
 * @param {Element} place
 * @param {string} words
 */
export function markWords(place, words) {
  const pattern = findWords(words);
  if (!pattern) return;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest(LEFT_OUT)) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    for (const match of [...text.data.matchAll(pattern)].reverse()) {
      const mark = document.createElement("mark");
      const found = text.splitText(match.index);
      found.splitText(match[0].length);
      found.replaceWith(mark);
      mark.append(found);
    }
  }
}
