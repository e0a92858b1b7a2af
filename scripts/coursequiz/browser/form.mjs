/**
 * Owns what stands in a question's form: reading it as a response and putting a response back. Knows no kind.
 *
 * Only fields that bear the question's name count, so a copy of an explanation with fields of its own changes nothing.
 */

import { restoreOrder } from "./order-list.mjs";

/** @import { Need } from "./grading.mjs" */

/**
 * Returns the values of the fields of one name, in the order of the page.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function readResponse(form, name) {
  return new FormData(form).getAll(name).map(String);
}

/**
 * Puts a response into the form: choices by value, order lists by their items, every other field by position.
 * Values that the form does not know are passed over.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string[]} response
 */
export function restoreResponse(form, name, response) {
  restoreOrders(form, response);
  for (const choice of findFields(form, name).filter(isChoice)) choice.checked = response.includes(choice.value);
  for (const [place, field] of findFields(form, name).filter((field) => !isChoice(field)).entries()) {
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
 * @param {string} name
 * @param {Need} [need]
 */
export function markInvalid(form, name, need) {
  for (const field of findFields(form, name).filter((field) => !isChoice(field))) {
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
 * Returns the fields of one name that a reader can see.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function findFields(form, name) {
  const fields = /** @type {Field[]} */ ([...form.elements]);
  return fields.filter((field) => field.name === name && field.type !== "hidden");
}

/**
 * @param {Field} field
 * @returns {field is HTMLInputElement}
 */
function isChoice(field) {
  return field.type === "radio" || field.type === "checkbox";
}
