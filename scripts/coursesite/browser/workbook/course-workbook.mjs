/**
 * Owns the workbook on the page: the tables of tests become a form, the form's answers a score. The tables stay in the page,
 * hidden, and are what a reader without JavaScript sees and prints.
 */

import { make, makeButton } from "../../../coursequiz/browser/elements.mjs";
import { Store } from "../../../coursequiz/browser/store.mjs";

import { readTables } from "./read-tables.mjs";
import { writeReport } from "./report.mjs";
import { findRaises, findRange, findScore, findWeakest, sumSection } from "./scoring.mjs";
import { SCORES, half, say, sayScore, saySum, sayTie } from "./say.mjs";
import { emptyState, isForeign, readState, writeState } from "./state.mjs";

/** @import { Row, Table } from "./read-tables.mjs" */
/** @import { State } from "./state.mjs" */

const NAME = "workbook:ml-test-score";
const FILE = "ml-test-score.md";

export class CourseWorkbook extends HTMLElement {
  /** @type {Store} */
  static store = new Store("/");

  /** @type {Table[]} */
  #tables = [];
  /** @type {State} */
  #state = emptyState();
  /** @type {Map<Table, HTMLElement>} */
  #sums = new Map();
  #result = make("div", "workbook-result");
  #told = make("p", "workbook-told");

  connectedCallback() {
    if (this.#tables.length) return;
    this.#tables = readTables(/** @type {HTMLElement} */ (this.closest("article") ?? document.body));
    const kept = CourseWorkbook.store.load(NAME);
    this.#state = readState(kept, this.#ids());
    for (const table of this.#tables) this.#build(table);
    this.#result.role = this.#told.role = "status";
    this.replaceChildren(this.#makeSystem(), this.#result, this.#makeButtons(), this.#told);
    this.#show();
    this.#say(isForeign(kept) ? say("foreign") : "");
    addEventListener("storage", this.#follow);
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    removeEventListener("storage", this.#follow);
  }

  /** Another tab has changed the workbook. @param {StorageEvent} event */
  #follow = (event) => {
    if (!CourseWorkbook.store.concerns(event, NAME)) return;
    this.#state = readState(CourseWorkbook.store.load(NAME), this.#ids());
    this.#fill();
    this.#show();
  };

  #ids = () => this.#tables.flatMap((table) => table.tests);

  /** Puts a form in a table's place. @param {Table} table */
  #build(table) {
    const sum = make("p", "workbook-sum");
    this.#sums.set(table, sum);
    table.frame.after(...table.rows.map((row) => this.#makeTest(row)), sum);
    table.frame.hidden = true;
  }

  /** @param {Row} row */
  #makeTest({ id, title, help }) {
    const test = make("fieldset", "workbook-test", make("legend", "", `${id.toUpperCase()} ${title}`), make("div", "workbook-help", ...help));
    test.id = `workbook-${id}`;
    const choices = make("div", "workbook-choices");
    for (const value of SCORES) {
      const input = make("input", "");
      Object.assign(input, { type: "radio", name: test.id, value: String(value), checked: this.#state.scores[id] === value });
      input.onchange = () => this.#change({ scores: { ...this.#state.scores, [id]: value } });
      choices.append(make("label", "", input, make("span", "", half(value), make("span", "workbook-meaning", `, ${say(`score${value}`)}`))));
    }
    test.append(choices, this.#makeLine(`${test.id}-evidence`, say("evidence"), this.#state.evidence[id] ?? "", (text) => ({ evidence: { ...this.#state.evidence, [id]: text } })));
    return test;
  }

  #makeSystem = () => this.#makeLine("workbook-system", say("system"), this.#state.system, (system) => ({ system }));

  /**
   * @param {string} id
   * @param {string} name
   * @param {string} text
   * @param {(text: string) => Partial<State>} change
   */
  #makeLine(id, name, text, change) {
    const field = make("textarea", "");
    Object.assign(field, { id, rows: 1, maxLength: 500, value: text });
    field.oninput = () => this.#change(change(field.value));
    const label = make("label", "", name);
    label.htmlFor = id;
    return make("div", "workbook-line", label, field);
  }

  #makeButtons() {
    const over = make("details", "workbook-over", make("summary", "", say("startOver")), make("p", "", say("startOverText")), makeButton(() => this.#empty(over), say("empty")));
    return make("div", "workbook-buttons", makeButton(() => this.#copy(), say("copy")), makeButton(() => this.#download(), say("download")), over);
  }

  /** @param {Partial<State>} change */
  #change(change) {
    this.#state = { ...this.#state, ...change };
    this.#say(CourseWorkbook.store.save(NAME, writeState(this.#state)) ? "" : say("notSaved"));
    this.#show();
  }

  /** @param {HTMLDetailsElement} over */
  #empty(over) {
    this.#change(emptyState());
    this.#fill();
    over.open = false;
    over.querySelector("summary")?.focus();
    this.#say(say("emptied"));
  }

  /** Brings the form in line with the state; the field that has the focus is the reader's. */
  #fill() {
    for (const id of this.#ids()) {
      for (const input of document.querySelectorAll(`#workbook-${id} input`)) {
        if (input instanceof HTMLInputElement) input.checked = this.#state.scores[id] === Number(input.value);
      }
      write(`workbook-${id}-evidence`, this.#state.evidence[id] ?? "");
    }
    write("workbook-system", this.#state.system);
  }

  #show() {
    const { scores } = this.#state;
    for (const [table, sum] of this.#sums) sum.textContent = saySum(table.name, sumSection(table, scores), table.tests.length);
    const score = findScore(this.#tables, scores);
    const ids = this.#ids();
    const parts = [make("p", "workbook-score", sayScore(score, findRange(score))), ...this.#makeNext()];
    const looked = ids.filter((id) => id in scores).length;
    if (looked < ids.length) parts.push(make("p", "", say("looked", { count: looked, n: ids.length })));
    this.#result.replaceChildren(...parts);
  }

  /** What would raise the score. */
  #makeNext() {
    const { scores } = this.#state;
    if (this.#ids().every((id) => scores[id] === 1)) return [make("p", "", say("allDone"))];
    const weakest = findWeakest(this.#tables, scores);
    if (weakest.length > 1) return [make("p", "", sayTie(weakest.map((table) => table.name)))];
    const titles = this.#titles();
    const items = findRaises(this.#tables, scores).map(({ id, to }) => {
      const link = make("a", "", `${id.toUpperCase()} ${titles[id]}`);
      link.href = `#workbook-${id}`;
      return make("li", "", link, `, ${say("to", { score: half(to) })}`);
    });
    return [make("p", "", say("raise", { name: weakest[0].name })), make("ul", "", ...items)];
  }

  #titles = () => Object.fromEntries(this.#tables.flatMap((table) => table.rows.map(({ id, title }) => [id, title])));

  #report = () => writeReport(this.#tables, this.#titles(), this.#state, new Date().toLocaleDateString("sv-SE"));

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#report());
      this.#say(say("copied"));
    } catch {
      this.#say(say("notCopied"));
    }
  }

  #download() {
    const link = make("a", "");
    link.href = URL.createObjectURL(new Blob([this.#report()], { type: "text/markdown" }));
    link.download = FILE;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** @param {string} text */
  #say(text) {
    this.#told.textContent = text;
  }
}

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const field = document.getElementById(id);
  if (field instanceof HTMLTextAreaElement && field !== document.activeElement) field.value = text;
}
