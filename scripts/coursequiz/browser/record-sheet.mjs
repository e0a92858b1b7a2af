/** Owns the printed record of a test: one page, made when it is printed and taken away after. Stores nothing. */

import { make } from "./elements.mjs";
import { say } from "./test-strings.mjs";
import { getLanguage } from "./words.mjs";

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
    say("name", { name }),
    say("date", { date: new Date(time).toLocaleDateString(getLanguage(), { dateStyle: "long" }) }),
    ...test.querySelectorAll(".quiz-test-result, .quiz-goals"),
    say("pass", { pass: test.dataset.pass ?? "" }),
    say("asked", { ids: asked.map(({ id }) => id).join(", ") }),
    version ? say("version", { version }) : "",
    say("attests"),
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
