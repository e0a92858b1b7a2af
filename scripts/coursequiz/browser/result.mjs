/**
 * Owns what a question shows after a check: the result's sentences, the copied feedback and the marks on its parts.
 * Knows no kind. Text goes in as text or as copies of what the page already holds, never as HTML.
 */

import { say, sayVerdict } from "./strings.mjs";

/** @import { Graded } from "./grading.mjs" */

/**
 * Returns what is said about a graded answer: the verdict, the feedback it earned and, where it is right, the explanation.
 * @param {Graded} graded
 * @param {ParentNode} answer the question's answer and explanation, which holds the feedback
 * @returns {Element[]}
 */
export function renderResult(graded, answer) {
  const list = document.createElement("ul");
  list.className = "quiz-feedbacks";
  for (const id of graded.feedback) {
    const item = [...answer.querySelectorAll("[data-feedback]")].find((item) => item.getAttribute("data-feedback") === id);
    if (item) list.append(copy(item));
  }
  const explanation = graded.verdict === "right" && answer.querySelector(".quiz-explanation");
  return [
    renderSentence(sayVerdict(graded), "quiz-verdict"),
    ...(list.hasChildNodes() ? [list] : []),
    ...(explanation ? [copy(explanation)] : []),
  ];
}

/**
 * @param {string} text
 * @param {string} [className]
 */
export function renderSentence(text, className = "quiz-note") {
  const sentence = document.createElement("p");
  sentence.className = className;
  sentence.textContent = text;
  return sentence;
}

/**
 * Puts a verdict on every part that has one: as an attribute, and as words beside its text.
 * @param {Element} question
 * @param {Graded["marks"]} marks
 */
export function showMarks(question, marks) {
  const verdicts = new Map(marks);
  for (const part of question.querySelectorAll("[data-choice]")) {
    const verdict = verdicts.get(part.getAttribute("data-choice") ?? "");
    if (!verdict) continue;
    const mark = document.createElement("span");
    mark.className = "quiz-mark";
    mark.textContent = say(verdict);
    for (const node of [part, mark]) node.setAttribute("data-verdict", verdict);
    const text = part.querySelector("label, .quiz-text");
    if (text) text.append(" ", mark);
    else part.after(" ", mark);
  }
}

/**
 * Removes what `showMarks` put on a question.
 * @param {Element} question
 */
export function removeMarks(question) {
  for (const mark of question.querySelectorAll(".quiz-mark")) {
    mark.previousSibling?.remove();
    mark.remove();
  }
  for (const part of question.querySelectorAll("[data-choice]")) part.removeAttribute("data-verdict");
}

/**
 * Returns a copy of a part of the page, without the ids, which must stay unique.
 * @param {Element} original
 */
function copy(original) {
  const node = /** @type {Element} */ (original.cloneNode(true));
  for (const part of [node, ...node.querySelectorAll("[id]")]) part.removeAttribute("id");
  return node;
}
