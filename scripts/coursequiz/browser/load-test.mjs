/** Owns how the second script and style sheet, which only a test needs, come into the page. Knows nothing of what they do. */

import { makeLoaders } from "./load.mjs";

/** @import { QuizQuestion } from "./quiz-question.mjs" */

/**
 * Puts both files into a test that has not got them. Inside the test, because a theme with instant navigation tidies the
 * head. Where the script does not come, the test's questions are let go: they work as anywhere else.
 * @param {Element} test
 * @param {string} src address of the first script, beside which the others stand
 */
export function loadTest(test, src) {
  if (test.querySelector(":scope > link")) return;
  const { script, link } = makeLoaders(src, "quiz-test");
  script.onerror = () => release(test);
  test.append(link);
  if (!customElements.get("quiz-test")) test.append(script);
}

/** @param {Element} test */
function release(test) {
  for (const question of /** @type {NodeListOf<QuizQuestion>} */ (test.querySelectorAll("quiz-question[data-held]"))) question.held = false;
  test.toggleAttribute("data-ready", true);
}
