/** Owns "Report this question": a message with the question's id, its version and the chosen answer filled in. */

import { FIELD } from "../../../coursequiz/browser/form.mjs";

/**
 * Returns the lines of a report.
 * @param {HTMLElement} question
 * @param {Record<string, string>} words the sentences of the page's language
 */
export function writeReport(question, words) {
  const id = question.id.replace(/^q-/, "");
  const page = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href.replace(/#.*/, "");
  return [
    `${words.question}: ${id}`,
    `${words.version}: ${question.dataset.rev ?? ""}`,
    `${words.answer}: ${readAnswer(question) || words.nothing}`,
    `${words.address}: ${page}#${question.id}`,
    `${words.wrong}: `,
  ].join("\n");
}

/**
 * Returns what stands in the form, also where it takes no more answers.
 * @param {HTMLElement} question
 */
function readAnswer(question) {
  const fields = /** @type {HTMLInputElement[]} */ ([...(question.querySelector("form")?.elements ?? [])]);
  const values = fields
    .filter((field) => field.name === FIELD && (!/^(radio|checkbox)$/.test(field.type) || field.checked))
    .map(({ value }) => value);
  return values.some(Boolean) ? values.join(", ") : "";
}

/**
 * Returns the address of a message, from a template with {title} and {body}.
 * @param {string} template
 * @param {string} title
 * @param {string} body
 */
export const fillAddress = (template, title, body) =>
  template.replace("{title}", encodeURIComponent(title)).replace("{body}", encodeURIComponent(body.replaceAll("\n", "\r\n")));
