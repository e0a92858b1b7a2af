/**
 * Owns the life of a test in the page: start, answer, hand in, show the result, take it again. Knows no kind of question.
 *
 * The questions hold their answers themselves; the test says which are asked, keeps what stands in them as a draft, and
 * reveals them together. What is remembered is the truth: after every change from elsewhere the page is laid out anew.
 */

import { draw } from "./draw.mjs";
import { make, makeButton } from "./elements.mjs";
import { printRecord } from "./record-sheet.mjs";
import { NOTHING, change, findBest, handIn, merge, read } from "./sitting.mjs";
import { isPassed, tally } from "./sums.mjs";
import { say, sayAnswered, sayBest, sayGoal, sayNumber, sayOutcome } from "./test-strings.mjs";

/** @import { QuizQuestion } from "./quiz-question.mjs" */
/** @import { TestRecord } from "./sitting.mjs" */
/** @import { Store } from "./store.mjs" */
/** @import { Marked } from "./sums.mjs" */

/** What may come with a change made in another tab, or before the page was left. */
const ELSEWHERE = ["storage", "pageshow"];

export class QuizTest extends HTMLElement {
  /** @type {ReadonlyMap<string, QuizQuestion>} Working questions by id. */
  #pool = new Map();
  /** @type {QuizQuestion[]} Those that were drawn, in order. */
  #asked = [];
  /** @type {TestRecord} */
  #record = NOTHING;
  #isSaved = true;
  /** True once the reader was told what is still open. */
  #isWarned = false;

  #verdict = make("p", "quiz-verdict");
  #result = make("section", "quiz-test-result", this.#verdict, say("rule"));
  #notes = make("p", "");
  #begin = makeButton(() => this.#start());
  #name = make("input", "");
  #printing = make(
    "details",
    "quiz-hint",
    make("summary", "", say("record")),
    make("div", "quiz-field", make("label", "", say("typeName"), this.#name)),
    make("div", "quiz-actions", makeButton(() => printRecord(this.#name.value, this.#record.now, this), say("print"))),
  );
  #tools = make("div", "", this.#notes, make("div", "quiz-actions", this.#begin), this.#printing);
  #status = make("output", "");
  #submit = makeButton(() => this.#handIn());
  #foot = make("div", "quiz-test-foot", this.#status, make("div", "quiz-actions", this.#submit));

  connectedCallback() {
    // Under instant navigation a test comes to life before the questions in it.
    customElements.upgrade(this);
    const questions = /** @type {NodeListOf<QuizQuestion>} */ (this.querySelectorAll("[data-held]"));
    this.#pool = new Map(Array.from(questions, (question) => [question.id.slice("q-".length), question]));
    this.dataset.ready = "";
    if (!this.#pool.size) return;
    this.classList.add("quiz");
    this.#begin.className = this.#submit.className = "md-button md-button--primary";
    this.#result.tabIndex = -1;
    this.#name.autocomplete = "off";
    this.prepend(this.#result);
    this.#section.before(this.#tools);
    this.#section.after(this.#foot);
    this.#section.oninput = ({ target }) => this.#keep(/** @type {Element} */ (target));
    for (const type of ELSEWHERE) addEventListener(type, this);
    this.#layOut();
    this.#pull();
  }

  disconnectedCallback() {
    for (const type of ELSEWHERE) removeEventListener(type, this);
  }

  handleEvent() {
    this.#pull();
  }

  /**
   * The verdict on the best result, or undefined where nothing was handed in: like a question's.
   * @returns {"right" | "wrong" | undefined}
   */
  get verdict() {
    const { past } = this.#record;
    return past.length ? (isPassed(findBest(past), Number(this.dataset.pass)) ? "right" : "wrong") : undefined;
  }

  /**
   * Where drafts and results are kept: with the answers of the questions.
   * @returns {Store}
   */
  get #store() {
    return /** @type {typeof QuizQuestion} */ (customElements.get("quiz-question")).store;
  }

  get #key() {
    return `test:${this.dataset.bank}`;
  }

  get #section() {
    return /** @type {HTMLElement} */ (this.querySelector(".quiz"));
  }

  /** Takes over what another tab has saved, and returns whether that was newer. */
  #pull() {
    const before = this.#record.now.changed;
    this.#record = merge(this.#record, read(this.#store.load(this.#key)));
    const isNews = this.#record.now.changed > before;
    if (isNews) this.#layOut();
    return isNews;
  }

  /** @param {TestRecord} record */
  #save(record) {
    this.#record = record;
    this.#isSaved = this.#store.save(this.#key, JSON.stringify(record));
  }

  #start() {
    if (!this.#pull()) {
      const pool = Array.from(this.#pool, ([id, { dataset }]) => ({ id, goal: dataset.objective }));
      const goals = Array.from(this.querySelectorAll("[data-goal]"), (goal) => goal.getAttribute("data-goal") ?? "");
      const drawn = draw(pool, goals, Number(this.dataset.draw), this.#record.now.asked.map(({ id }) => id));
      const asked = drawn.map((id) => ({ id, rev: this.#pool.get(id)?.dataset.rev ?? "", response: [] }));
      this.#save(change(this.#record, { asked }, Date.now()));
      this.#layOut();
    }
    this.#asked[0]?.focus();
    this.#asked[0]?.scrollIntoView();
  }

  /**
   * Keeps the answer that the reader has just changed.
   * @param {Element} field
   */
  #keep(field) {
    if (this.#pull()) return;
    const { id, response } = /** @type {QuizQuestion} */ (field.closest("quiz-question"));
    const asked = this.#record.now.asked.map((known) => (`q-${known.id}` === id ? { ...known, response } : known));
    this.#save(change(this.#record, { asked }, Date.now()));
    this.#showStatus();
  }

  #handIn() {
    if (this.#pull() || (!this.#isWarned && this.#showStatus(true))) return;
    this.#save(handIn(this.#record, tally(this.#mark()).right, Date.now()));
    this.#layOut(true);
    this.#result.focus();
  }

  /** Returns whether what stands in the questions is right. */
  #mark() {
    return this.#asked.map((question) => ({ goal: question.dataset.objective, isRight: question.judge()?.verdict === "right" }));
  }

  /**
   * Makes the page show the record.
   * @param {boolean} [isNew] whether the test is just being handed in
   */
  #layOut(isNew = false) {
    const { asked, time } = this.#record.now;
    // Questions that have changed since they were drawn are not asked on.
    const isKnown = asked.every(({ id, rev }) => rev && this.#pool.get(id)?.dataset.rev === rev);
    this.#asked = isKnown ? asked.map(({ id }) => /** @type {QuizQuestion} */ (this.#pool.get(id))) : [];
    if (this.#asked.some((question, place) => this.#section.children[place] !== question)) this.#section.prepend(...this.#asked);
    for (const question of this.#pool.values()) {
      const place = this.#asked.indexOf(question);
      question.held = true;
      question.hidden = place < 0;
      question.response = asked[place]?.response ?? [];
      question.querySelector(".quiz-number")?.remove();
      question.querySelector("legend")?.prepend(make("span", "quiz-number", sayNumber(place + 1, asked.length)));
    }
    const marked = time ? this.#mark() : [];
    if (time) for (const question of this.#asked) question.reveal(isNew);
    this.#result.hidden = this.#printing.hidden = !marked.length;
    this.#tools.hidden = !(this.#foot.hidden = !this.#asked.length || !!time);
    this.#showStatus();
    this.#showResult(marked);
  }

  /**
   * Says how many questions are answered; with a warning, which are not, with a way to each. Returns how many are not.
   * @param {boolean} [isWarning]
   */
  #showStatus(isWarning = false) {
    const open = this.#asked.flatMap((question, place) =>
      question.judge() ? [] : [makeButton(() => question.focus(), make("span", "quiz-hidden", `${say("question")} `), `${place + 1}`)],
    );
    const news = make("div", "", make("p", "", sayAnswered(this.#asked.length - open.length, this.#asked.length)));
    if (isWarning) news.append(make("p", "quiz-actions", say("stillOpen"), ...open));
    if (!this.#isSaved) news.append(make("p", "", say("unsaved")));
    // Said again only where it is news.
    if (news.textContent !== this.#status.textContent) this.#status.replaceChildren(...news.children);
    this.#isWarned = isWarning;
    this.#submit.textContent = isWarning ? say("handInAnyway") : say("handIn");
    return open.length;
  }

  /** @param {Marked[]} marked the questions of a test that was handed in, else none */
  #showResult(marked) {
    const { now, past } = this.#record;
    const all = tally(marked);
    const pass = Number(this.dataset.pass);
    this.#begin.textContent = all.of ? say("retake") : say("start");
    this.#notes.replaceChildren(
      all.of ? "" : now.asked.length ? say("testChanged") : say("rule"),
      past.length > 1 ? ` ${sayBest(past.length, findBest(past))}` : "",
    );
    this.#verdict.textContent = this.#result.ariaLabel = sayOutcome(all, pass);
    this.#result.dataset.verdict = isPassed(all, pass) ? "right" : "wrong";
    for (const goal of this.querySelectorAll("[data-goal]")) {
      const part = tally(marked, goal.getAttribute("data-goal") ?? "");
      const mark = make("span", "quiz-mark", sayGoal(part));
      mark.dataset.verdict = part.right === part.of ? "right" : part.right ? "partial" : "wrong";
      goal.querySelector(".quiz-mark")?.remove();
      if (part.of) goal.append(" ", mark);
    }
  }
}
