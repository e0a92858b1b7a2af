/**
 * Owns what stands in a question's form: reading it as a response and putting a response back. Knows no kind.
 *
 * Only fields that are named as an answer's count: others, such as how sure a reader is, change nothing.
 */

import { restoreOrder } from "./order-list.mjs";

/** @import { Need } from "./grading.mjs" */

/** Name of every field of an answer. */
export const FIELD = "answer";

/**
 * Returns the values of the answer's fields, in the order of the page.
 * @param {HTMLFormElement} form
 */
export function readResponse(form) {
  return new FormData(form).getAll(FIELD).map(String);
}

/**
 * Puts a response into the form: choices by value, order lists by their items, every other field by position.
 * Values that the form does not know are passed over.
 * @param {HTMLFormElement} form
 * @param {string[]} response
 */
export function restoreResponse(form, response) {
  restoreOrders(form, response);
  for (const choice of findFields(form).filter(isChoice)) choice.checked = response.includes(choice.value);
  for (const [place, field] of findFields(form).filter((field) => !isChoice(field)).entries()) {
    field.value = response[place] ?? "";
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
  }
}

/**
 * Puts the form back to its start.
 * @param {HTMLFormElement} form
 * @param {string[]} start the response it was read as before anyone touched it
 */
export function clearResponse(form, start) {
  form.reset();
  restoreOrders(form, start);
}

/**
 * Marks the fields that keep an answer from being complete; without a need, marks none.
 * @param {HTMLFormElement} form
 * @param {Need} [need]
 */
export function markInvalid(form, need) {
  for (const field of findFields(form).filter((field) => !isChoice(field))) {
    if (need && (need.what !== "all" || !field.value)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} response
 */
function restoreOrders(form, response) {
  for (const list of form.querySelectorAll("ol.quiz-order")) restoreOrder(list, response);
}

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * Returns the answer's fields that a reader can see.
 * @param {HTMLFormElement} form
 */
function findFields(form) {
  const fields = /** @type {Field[]} */ ([...form.elements]);
  return fields.filter((field) => field.name === FIELD && field.type !== "hidden");
}

/**
 * @param {Field} field
 * @returns {field is HTMLInputElement}
 */
function isChoice(field) {
  return field.type === "radio" || field.type === "checkbox";
}
