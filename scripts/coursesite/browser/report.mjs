/**
 * Registers `<course-reports>`, which puts "Report this question" under each question of its article: a link to a message
 * where the site names an address, else the text to copy. And has a question reviewed where the address asks for it. Loaded a
 * second time, it does no harm.
 */

import { awaitReview } from "./furniture/review-later.mjs";
import { fillAddress, writeReport } from "./furniture/report-text.mjs";

const running = document.currentScript;
const src = running instanceof HTMLScriptElement ? running.src : "";

class CourseReports extends HTMLElement {
  connectedCallback() {
    awaitReview(this, src.replace(/[^/]*$/, "progress.js"));
    const words = JSON.parse(this.dataset.sentences ?? "{}");
    for (const question of /** @type {NodeListOf<HTMLElement>} */ (this.closest("article")?.querySelectorAll("quiz-question"))) {
      if (question.querySelector(".course-report")) continue;
      question.append(this.dataset.address ? makeLink(question, words, this.dataset.address) : makeText(question, words));
    }
  }
}

/**
 * @param {HTMLElement} question
 * @param {Record<string, string>} words
 * @param {string} address
 */
function makeLink(question, words, address) {
  const link = document.createElement("a");
  const fill = () => (link.href = fillAddress(address, `${words.question}: ${question.id.slice(2)}`, writeReport(question, words)));
  link.className = "course-report";
  link.rel = "nofollow";
  link.textContent = words.report ?? "";
  // The answer may change until the link is followed.
  for (const event of ["pointerenter", "focus", "click"]) link.addEventListener(event, fill);
  fill();
  return link;
}

/**
 * @param {HTMLElement} question
 * @param {Record<string, string>} words
 */
function makeText(question, words) {
  const box = document.createElement("details");
  const summary = document.createElement("summary");
  const text = document.createElement("textarea");
  const why = document.createElement("p");
  box.className = "course-report";
  summary.textContent = text.ariaLabel = words.report ?? "";
  why.textContent = words.copy ?? "";
  text.readOnly = true;
  text.rows = 7;
  text.onfocus = () => text.select();
  box.ontoggle = () => {
    text.value = writeReport(question, words);
    box.append(why, text);
  };
  box.append(summary);
  return box;
}

if (!customElements.get("course-reports")) customElements.define("course-reports", CourseReports);
