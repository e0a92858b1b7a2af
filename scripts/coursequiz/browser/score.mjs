/** Owns the sentence that sums up a page. Knows of questions only that they have a verdict or none. */

import { sayScore } from "./strings.mjs";

/** @import { Verdict } from "./grading.mjs" */

/**
 * Writes the score of all working questions of a page into every place kept for it; hides it while none is answered.
 * Held questions are somebody else's to count.
 * @param {Document} page
 */
export function showScore(page) {
  const questions = /** @type {Iterable<Element & {verdict?: Verdict}>} */ (page.querySelectorAll("quiz-question[data-ready]:not([data-held])"));
  const verdicts = Array.from(questions, (question) => question.verdict);
  const answered = verdicts.filter(Boolean).length;
  const right = verdicts.filter((verdict) => verdict === "right").length;
  for (const place of page.querySelectorAll(".quiz-score")) {
    place.textContent = sayScore(answered, verdicts.length, right);
    place.toggleAttribute("hidden", !answered);
  }
}
