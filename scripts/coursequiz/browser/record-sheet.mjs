/** Owns the printed record of a test: one page, made when it is printed and taken away after. Stores nothing. */

import { make } from "./elements.mjs";
import { say } from "./test-strings.mjs";
import { getLanguage } from "./words.mjs";

/** @import { Sitting } from "./sitting.mjs" */

/** On the root while the record is printed: the style sheet then shows nothing else. */
const PRINTING = "quiz-printing";

/**
 * Prints the record of a test that was handed in: whose it is said to be, what the page shows of the result, and what it stands for.
 * @param {string} name as typed by the reader; without one a line is left to write on
 * @param {Sitting} sitting
 * @param {HTMLElement} test
 */
export function printRecord(name, { time = 0, asked }, test) {
  const { title, documentElement: { classList } } = document;
  const whose = makeFacts({
    name: name.trim() || "\u00a0",
    date: new Date(time).toLocaleDateString(getLanguage(), { dateStyle: "long" }),
    test: title,
    version: document.querySelector("meta[name=version]")?.getAttribute("content"),
  });
  const rest = makeFacts({ pass: `${test.dataset.pass}%`, asked: asked.map(({ id }) => id).join(", "), address: location.href.replace(/#.*/, "") });
  const shown = [...test.querySelectorAll(".quiz-test-result, .quiz-goals")].map((part) => part.cloneNode(true));
  const heading = make("h1", "", document.querySelector("h1")?.firstChild?.textContent?.trim() ?? title);
  const record = make("section", "quiz-record", heading, whose, ...shown, rest, make("p", "", say("attests")));
  onafterprint = () => {
    record.remove();
    classList.remove(PRINTING);
  };
  document.body.append(record);
  classList.add(PRINTING);
  print();
}

/**
 * Returns facts as a list, those that are unknown left out.
 * @param {Record<string, string | null | undefined>} facts by the name of the word that stands beside each
 */
function makeFacts(facts) {
  const rows = Object.entries(facts).flatMap(([name, fact]) => (fact ? [make("div", "", make("dt", "", say(name)), make("dd", "", fact))] : []));
  return make("dl", "", ...rows);
}
