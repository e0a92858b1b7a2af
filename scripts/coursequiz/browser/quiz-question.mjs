/**
 * Owns the life of one question in the page: check, show, remember, restore, try again. Knows no kind.
 *
 * A question may be held: then it only collects an answer, and whoever holds it says when it is revealed. All it knows
 * of a holder is the name of its element.
 *
 * The page's HTML is the model and works alone; this element only adds to it. Where the HTML lacks a part, or the kind
 * is unknown, the question stays as it is: readable, with its answer in `<details>`.
 */

import { clearResponse, markInvalid, readResponse, restoreResponse } from "./form.mjs";
import { canGrade, grade } from "./grading.mjs";
import { upgradeOrder } from "./order-list.mjs";
import { findParts } from "./parts.mjs";
import { NOTHING, add, last, merge, read, write } from "./progress.mjs";
import { removeMarks, renderResult, renderSentence, showMarks } from "./result.mjs";
import { showScore } from "./score.mjs";
import { Store } from "./store.mjs";
import { say, sayNeed } from "./strings.mjs";

/** @import { Graded, Verdict } from "./grading.mjs" */
/** @import { Parts } from "./parts.mjs" */
/** @import { Progress } from "./progress.mjs" */

const HOLDER = "quiz-test";
/**
 * What is kept, beside an empty response, of a question that was not answered when it was revealed.
 * @type {Graded}
 */
const MISSED = { verdict: "wrong", score: 0, feedback: [], marks: [], parts: [0, 1] };
/** Whether the reader has been told that answers cannot be saved: once is enough. */
let isTold = false;

export class QuizQuestion extends HTMLElement {
  /** Where answers are kept; the script that registers the element sets the site's own. */
  static store = new Store("/");
  /**
   * Called for each question that its surroundings hold.
   * @type {(holder: Element) => void}
   */
  static onHeld = () => {};
  /**
   * Called for each question that has come to life.
   * @type {(question: QuizQuestion) => void}
   */
  static onReady = () => {};

  /**
   * Percent that the reader gives the answer that stands in the form, where they were asked.
   * @type {number | undefined}
   */
  confidence;

  /** @type {AbortController | undefined} */
  #life;
  /** @type {Parts | undefined} */
  #found;
  /** @type {{id: string, graded: Graded} | undefined} The newest attempt at this revision. */
  #latest;
  /** @type {Progress} What could not be saved. */
  #unsaved = NOTHING;
  /** True from the reader's first change after a check until the next check: another tab must not undo it. */
  #editing = false;

  connectedCallback() {
    const found = (this.#found ??= findParts(this));
    if (!found || !canGrade(found.kind)) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    found.form.addEventListener("submit", (event) => this.#submit(event), { signal });
    found.fields.addEventListener("input", () => this.#edit(), { signal });
    found.again.addEventListener("click", () => this.#tryAgain(), { signal });
    addEventListener("storage", (event) => QuizQuestion.store.concerns(event, found.name) && this.#synchronise(), { signal });
    addEventListener("pageshow", () => this.#synchronise(), { signal });
    for (const list of found.fields.querySelectorAll(".quiz-order")) upgradeOrder(list, signal);
    found.actions.hidden = false;
    this.toggleAttribute("data-ready", true);
    const holder = this.closest(HOLDER);
    if (holder && !this.held) {
      this.held = true;
      QuizQuestion.onHeld(holder);
    }
    this.#synchronise();
    QuizQuestion.onReady(this);
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /**
   * The verdict on the newest attempt at this revision, or undefined.
   * @returns {Verdict | undefined}
   */
  get verdict() {
    return this.#latest?.graded.verdict;
  }

  /** While it is held, a question is not checked, and neither restored nor changed by what is remembered. */
  get held() {
    return "held" in this.dataset;
  }

  /** Holding a question, or letting it go, clears its form. */
  set held(held) {
    const { form, fields, start } = this.#parts;
    this.toggleAttribute("data-held", held);
    fields.disabled = false;
    clearResponse(form, start);
    this.#unmark();
    this.#editing = false;
    this.#latest = undefined;
    this.#synchronise();
  }

  /** What stands in the form; empty once a held question is revealed. */
  get response() {
    const { form } = this.#parts;
    return readResponse(form);
  }

  set response(response) {
    const { form } = this.#parts;
    restoreResponse(form, response);
  }

  /** Returns the grading of what stands in the form, or undefined where that is untouched or incomplete. */
  judge() {
    const { kind, key, start } = this.#parts;
    const result = grade(kind, key, this.response);
    return result.verdict === "incomplete" || String(this.response) === String(start) ? undefined : result;
  }

  /**
   * Shows a held question's verdict and feedback without announcing them, and takes no more answers.
   * @param {boolean} isNew whether the answer, or that it is missing, is to be saved as an attempt
   */
  reveal(isNew) {
    const graded = this.judge();
    if (graded && isNew) this.#answer(this.response, graded, "off");
    else if (graded) this.#show(graded, "off");
    else {
      if (isNew) {
        this.#save([], MISSED);
        this.#tell([], MISSED);
      }
      this.dataset.verdict = "wrong";
      this.#say([renderSentence(say("unanswered"), "quiz-verdict")], "off");
    }
    this.#parts.fields.disabled = true;
  }

  /**
   * Puts the focus where an answer begins.
   * @override
   */
  focus() {
    /** @type {HTMLElement | null} */ (this.#parts.fields.querySelector("input:not([type=hidden]), select, textarea, button"))?.focus();
  }

  /** The parts of a question that is connected and complete. */
  get #parts() {
    return /** @type {Parts} */ (this.#found);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.held) return;
    const { form, kind, key } = this.#parts;
    const response = readResponse(form);
    const result = grade(kind, key, response);
    if (result.verdict !== "incomplete") return this.#answer(response, result);
    this.#unmark();
    markInvalid(form, result.need);
    this.#say([renderSentence(sayNeed(result.need))]);
  }

  /**
   * Shows the verdict; an answer that is already shown is said again but is no new attempt.
   * @param {string[]} response
   * @param {Graded} graded
   * @param {"polite" | "off"} [live]
   */
  #answer(response, graded, live) {
    const isShown = "verdict" in this.dataset;
    const isSaved = isShown || this.#save(response, graded);
    this.#editing = false;
    this.#show(graded, live);
    if (!isSaved && !isTold) {
      isTold = true;
      this.#parts.result.append(renderSentence(say("unsaved")));
    }
    if (isShown) return;
    showScore(document);
    this.#tell(response, graded);
  }

  /**
   * Lets the page know of a new attempt; what the event says is documented for other scripts.
   * @param {string[]} response empty where a question was left open in a test
   * @param {Graded} graded
   */
  #tell(response, { verdict, score }) {
    const { name: question, rev } = this.#parts;
    this.dispatchEvent(new CustomEvent("quiz:answer", { bubbles: true, detail: { question, rev, verdict, score, response } }));
  }

  #edit() {
    this.#editing = true;
    this.#unmark();
  }

  #tryAgain() {
    const { form, start } = this.#parts;
    clearResponse(form, start);
    this.#unmark();
    // The button is gone now: the focus goes where the reader starts anew.
    this.focus();
  }

  /** Takes over what this or another tab has saved since, unless the reader is in the middle of an answer. */
  #synchronise() {
    if (this.held) return;
    const { form, kind, key, rev, start } = this.#parts;
    const record = this.#recall();
    const attempt = last(record, rev);
    const before = this.#latest;
    if (attempt && attempt.id === before?.id) return;
    const result = attempt?.response.length ? grade(kind, key, attempt.response) : undefined;
    this.#latest = attempt && result && result.verdict !== "incomplete" ? { id: attempt.id, graded: result } : undefined;
    if (!this.#editing && (before || record.attempts.length)) {
      clearResponse(form, start);
      this.#unmark();
      if (attempt && this.#latest) {
        restoreResponse(form, attempt.response);
        this.#show(this.#latest.graded, "off");
      } else if (!attempt && record.attempts.length) {
        this.#say([renderSentence(say("changed"))], "off");
      }
    }
    showScore(document);
  }

  /** Returns all that is known of this question's attempts, also under names it had before. */
  #recall() {
    const { name, formerly } = this.#parts;
    return [name, ...formerly].map((known) => read(QuizQuestion.store.load(known))).reduce(merge, this.#unsaved);
  }

  /**
   * Adds an attempt to what any tab has saved by now, and returns whether it was saved.
   * @param {string[]} response
   * @param {Graded} graded
   */
  #save(response, graded) {
    const { name, rev } = this.#parts;
    const { confidence } = this;
    const { verdict, score } = graded;
    const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const record = add(this.#recall(), { id, rev, response, verdict, score, time: Date.now(), ...(confidence && { confidence }) });
    const isSaved = QuizQuestion.store.save(name, write(record));
    this.#unsaved = isSaved ? NOTHING : record;
    this.#latest = { id, graded };
    return isSaved;
  }

  /**
   * @param {Graded} graded
   * @param {"polite" | "off"} [live]
   */
  #show(graded, live) {
    const { fields, again, answer } = this.#parts;
    this.#unmark();
    this.dataset.verdict = graded.verdict;
    showMarks(fields, graded.marks);
    again.hidden = false;
    this.#say(renderResult(graded, answer), live);
  }

  #unmark() {
    const { form, fields, again, result } = this.#parts;
    delete this.dataset.verdict;
    removeMarks(fields);
    markInvalid(form);
    again.hidden = true;
    result.replaceChildren();
  }

  /**
   * Puts sentences into the live region. What is restored with the page is not news: then the region is "off".
   * @param {Element[]} sentences
   * @param {"polite" | "off"} [live]
   */
  #say(sentences, live = "polite") {
    const { result } = this.#parts;
    result.setAttribute("aria-live", live);
    result.replaceChildren(...sentences);
  }
}
