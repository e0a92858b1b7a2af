/**
 * Owns the question "How sure are you?" above the button that checks. Loaded where the reader wants to be asked, or starts
 * an answer and may be offered it; off until they turn it on.
 */

import { make, makeButton } from "./elements.mjs";
import { CONFIDENCE, isAsked } from "./sure.mjs";
import { say } from "./sure-strings.mjs";

/** @import { QuizQuestion } from "./quiz-question.mjs" */
/** @import { Store } from "./store.mjs" */

const Question = /** @type {typeof QuizQuestion | undefined} */ (customElements.get("quiz-question"));
const CLASS = "quiz-sure";
/** Percent that can be said; each has words of its own. */
const LEVELS = [25, 50, 75, 95];

/** @returns {Store} */
const getStore = () => /** @type {typeof QuizQuestion} */ (Question).store;

/** @param {QuizQuestion} question */
function ask(question) {
  const actions = question.querySelector(".quiz-actions");
  question.querySelector(`.${CLASS}`)?.remove();
  question.querySelector(`.${CLASS}-offer`)?.remove();
  question.confidence = undefined;
  if (!actions || question.held) return;
  if (isAsked(getStore())) actions.before(makeScale(question));
  else actions.append(makeOffer(true, question));
}

/**
 * @param {boolean} isOn what the button turns it to
 * @param {QuizQuestion} question
 */
function makeOffer(isOn, question) {
  const button = makeButton(() => choose(isOn, question), say(isOn ? "sureOffer" : "sureStop"));
  button.className = `${CLASS}-offer`;
  return button;
}

/** @param {QuizQuestion} question */
function makeScale(question) {
  const form = question.querySelector("form");
  const choices = LEVELS.map((percent) => {
    const choice = make("input", "");
    choice.type = "radio";
    choice.name = `${question.id}-sure`;
    choice.value = String(percent);
    choice.onchange = () => (question.confidence = percent);
    return make("label", "", choice, " ", say(`sure${percent}`, { percent }));
  });
  // Another try begins without a word on how sure the reader is.
  if (form) form.onreset = () => (question.confidence = undefined);
  const scale = make("fieldset", CLASS, make("legend", "", say("sure")), make("div", `${CLASS}-scale`, ...choices), makeOffer(false, question));
  // It is no part of the answer: a change of it must not take a verdict away.
  scale.addEventListener("input", (event) => event.stopPropagation());
  return scale;
}

/**
 * Keeps the reader's choice, and asks or stops asking at every question of the page.
 * @param {boolean} isOn
 * @param {QuizQuestion} question
 */
function choose(isOn, question) {
  const { time = 0 } = JSON.parse(getStore().load(CONFIDENCE) ?? "{}");
  getStore().save(CONFIDENCE, JSON.stringify({ v: 1, time: Math.max(Date.now(), time + 1), value: isOn }));
  askAll();
  /** @type {HTMLElement | null} */ (question.querySelector(isOn ? `.${CLASS} input` : `.${CLASS}-offer`))?.focus();
}

function askAll() {
  for (const question of /** @type {NodeListOf<QuizQuestion>} */ (document.querySelectorAll("quiz-question[data-ready]"))) ask(question);
}

if (Question) {
  Question.onReady = ask;
  addEventListener("storage", (event) => getStore().concerns(event, CONFIDENCE) && askAll());
  askAll();
}
