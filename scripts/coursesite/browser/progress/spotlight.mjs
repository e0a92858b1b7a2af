/**
 * Owns how one question of a page is shown by itself: the style sheet hides the rest of an article that is marked. A question of
 * a test is taken out of it for so long, since there it would be asked and not reviewed.
 */

/** @import { QuizQuestion } from "../../../coursequiz/browser/quiz-question.mjs" */

export class Spotlight {
  /** @type {(() => void) | undefined} Puts everything back. */
  #restore;

  /**
   * Shows a question by itself, without a name nothing of the article, and returns it. It is looked for when what was shown
   * before is back in its place: until then, the test that it may belong to is out of the page.
   * @param {HTMLElement} article
   * @param {string} [id]
   */
  turnTo(article, id) {
    this.turnOff();
    const question = /** @type {QuizQuestion | null} */ (id ? document.getElementById(`q-${id}`) : null);
    const restore = question?.closest("quiz-test") ? takeOut(question) : () => {};
    question?.setAttribute("data-lit", "");
    article.dataset.review = "";
    this.#restore = () => {
      question?.removeAttribute("data-lit");
      delete article.dataset.review;
      restore();
    };
    return question;
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
