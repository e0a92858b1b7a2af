/** Owns the printed record of a test: one page, made when it is printed and taken away after. Stores nothing. */

import { make } from "./elements.mjs";
import { ATTESTS } from "./test-strings.mjs";

/** @import { Sitting } from "./sitting.mjs" */

/** On the root while the record is printed: the style sheet then shows nothing else. */
const PRINTING = "quiz-printing";

/**
 * Prints the record of a test that was handed in: the titles, what the page shows of the result, and what it stands for.
 * @param {string} name as typed by the reader
 * @param {Sitting} sitting
 * @param {HTMLElement} test
 */
export function printRecord(name, { time = 0, asked }, test) {
  const version = document.querySelector("meta[name=version]")?.getAttribute("content");
  const parts = [
    document.title,
    document.querySelector("h1"),
    `Name: ${name}`,
    `Date: ${new Date(time).toDateString()}`,
    ...test.querySelectorAll(".quiz-test-result, .quiz-goals"),
    `Pass mark: ${test.dataset.pass}%`,
    `Questions: ${asked.map(({ id }) => id).join(", ")}`,
    version ? `Version: ${version}` : "",
    ATTESTS,
  ];
  const record = make("section", "quiz-record", ...parts.map((part) => (part instanceof Node ? part.cloneNode(true) : make("p", "", part ?? ""))));
  const { classList } = document.documentElement;
  onafterprint = () => {
    record.remove();
    classList.remove(PRINTING);
  };
  document.body.append(record);
  classList.add(PRINTING);
  print();
}
