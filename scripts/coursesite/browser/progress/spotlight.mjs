/**
 * Owns how one question of a page is shown by itself: the style sheet hides the rest of an article that is marked. A question of
 * a test is taken out of it for so long, since there it would be asked and not reviewed.
 */

/** @import { QuizQuestion } from "../../../coursequiz/browser/quiz-question.mjs" */

export class Spotlight {
  /** @type {(() => void) | undefined} Puts everything back. */
  #restore;

  /**
   * Shows a question by itself, or nothing of the article.
   * @param {HTMLElement} article
   * @param {QuizQuestion | null} question
   */
  turnTo(article, question) {
    this.turnOff();
    const restore = question?.closest("quiz-test") ? takeOut(question) : () => {};
    question?.setAttribute("data-lit", "");
    article.dataset.review = "";
    this.#restore = () => {
      question?.removeAttribute("data-lit");
      delete article.dataset.review;
      restore();
    };
  }

  /** Shows the page as it was. */
  turnOff() {
    this.#restore?.();
    this.#restore = undefined;
  }
}

/**
 * Puts a question in the place of its test. Returns what puts the test back.
 * @param {QuizQuestion} question
 */
function takeOut(question) {
  const test = /** @type {Element} */ (question.closest("quiz-test"));
  const home = /** @type {Element} */ (question.parentElement);
  const next = question.nextSibling;
  const frame = /** @type {Element} */ (home.cloneNode(false));
  question.querySelector(".quiz-number")?.remove();
  test.replaceWith(frame);
  frame.append(question);
  question.hidden = question.held = false;
  return () => {
    question.held = question.hidden = true;
    home.insertBefore(question, next);
    frame.replaceWith(test);
  };
}
