/** Owns how a question's parts are found in the page's HTML. Knows no kind and no storage. */

import { readResponse } from "./form.mjs";

/** @import { Key } from "./grading.mjs" */

/**
 * @typedef {object} Parts
 * @property {string} name id of the question
 * @property {string[]} formerly names it had before, under which answers may be kept
 * @property {string} kind
 * @property {string} rev
 * @property {Key} key
 * @property {HTMLFormElement} form
 * @property {HTMLFieldSetElement} fields
 * @property {HTMLElement} actions
 * @property {HTMLElement} again
 * @property {HTMLElement} result
 * @property {Element} answer
 * @property {string[]} start response of the untouched form
 */

/**
 * Returns the parts of a question, or undefined where the HTML lacks one.
 * @param {HTMLElement} question
 * @returns {Parts | undefined}
 */
export function findParts(question) {
  const key = readKey(question.dataset.key);
  const form = question.querySelector("form");
  const fields = question.querySelector("fieldset");
  const answer = question.querySelector(".quiz-answer");
  const [actions, again, result] = [".quiz-actions", "[data-action=again]", ".quiz-result"].map(
    (selector) => /** @type {HTMLElement | null} */ (question.querySelector(selector)),
  );
  if (!key || !form || !fields || !answer || !actions || !again || !result) return undefined;
  const { kind = "", rev = "", formerly = "" } = question.dataset;
  const name = question.id.replace(/^q-/, "");
  const start = readResponse(form);
  describe(fields, `${question.id}-how`);
  // Material names a block of code after the nearest id above it: a copy shown in the result must not get its original's.
  result.id ||= `${question.id}-result`;
  return { name, formerly: formerly.match(/\S+/g) ?? [], kind, rev, key, form, fields, actions, again, result, answer, start };
}

/**
 * Has the sentence that says how to answer describe the group of fields. It stands beside it: without a script that is enough.
 * @param {Element} fields
 * @param {string} id
 */
function describe(fields, id) {
  const how = fields.querySelector(".quiz-how:not([id])");
  if (!how) return;
  how.id = id;
  fields.setAttribute("aria-describedby", `${fields.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
}

/**
 * @param {string} [text]
 * @returns {Key | null}
 */
function readKey(text = "") {
  try {
    return Object(JSON.parse(text));
  } catch {
    return null;
  }
}
