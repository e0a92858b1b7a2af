/**
 * Owns the life of a part of the page "My progress": shown when it stands in the page, shown anew when anything changes.
 *
 * Each part stands after its own words in the page, which say without JavaScript what it would show.
 */

import { make } from "../../../coursequiz/browser/elements.mjs";
import { watchRegions } from "../shell/regions.mjs";
import { findAddress } from "./address.mjs";
import { confirm } from "./confirm.mjs";
import { readFile, writeFile } from "./file.mjs";
import { NOTHING, change } from "./latest.mjs";
import { CONFIDENCE, REVIEW, pageName } from "./names.mjs";
import { findPageRecord } from "./next.mjs";
import { getOutline } from "./outline.mjs";
import { note } from "./page-record.mjs";
import { PARTS } from "./parts.mjs";
import { resetRecords } from "./records.mjs";
import { beginReview, findNextStep, findReview, findSteps } from "./review.mjs";
import { say, sayAdded } from "./say.mjs";
import { Shelf } from "./shelf.mjs";
import { findUnnoted } from "./state.mjs";
import { findTimes } from "./times.mjs";
import { isOurs, takeIn } from "./transfer.mjs";

/** @import { Outline, Page } from "./outline.mjs" */
/** @import { Actions, Known } from "./parts.mjs" */
/** @import { Records } from "./records.mjs" */

/** No reader's progress comes near this many bytes. */
const LARGEST = 20_000_000;

export class CourseProgress extends HTMLElement {
  /** Path of the site's root; the script that registers the element sets it. */
  static base = "/";

  #shelf = new Shelf(CourseProgress.base);
  #body = make("div", "");
  #status = make("output", "course-status");
  /** @type {AbortController | undefined} */
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    for (const type of ["storage", "pageshow"]) addEventListener(type, () => this.#show(), { signal });
    this.#status.tabIndex = -1;
    this.replaceChildren(this.#body, this.#status);
    this.#show();
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /** @returns {Outline} */
  get #outline() {
    return getOutline() ?? { title: "", version: "", objectives: [], pages: [] };
  }

  #show() {
    const part = PARTS[this.dataset.part ?? ""];
    if (!part) return;
    this.#noteFinished();
    const { records } = this.#shelf.load();
    this.#body.replaceChildren(...part({ outline: this.#outline, records, times: findTimes(), link: this.#link, actions: this.#actions }));
    watchRegions(this.#body);
  }

  /** Notes what only this page can see: a lesson that was read on one device and answered on another. */
  #noteFinished() {
    const { records } = this.#shelf.load();
    const done = findUnnoted(this.#outline, records).map((page) => [pageName(page.page), note(findPageRecord(page, records), "done", Date.now())]);
    this.#shelf.save(Object.fromEntries(done));
  }

  /** @type {Known["link"]} */
  #link = (page, anchor) => findAddress(page, CourseProgress.base, location.pathname) + (anchor ? `#${anchor}` : "");

  /** @type {Actions} */
  #actions = {
    review: (first) => {
      const { records } = this.#shelf.load();
      const times = findTimes();
      const today = findReview(records, times.now);
      if (today && findNextStep(findSteps(this.#outline, records, today), -1)) return;
      const review = beginReview(this.#outline, records, times, first);
      this.#shelf.save({ [REVIEW]: change(records[REVIEW] ?? NOTHING, review, times.now) });
    },
    reset: async (page) => {
      if (!(await confirm(say("askReset", { title: page.title }), say("resetOf", { title: page.title })))) return this.#write(say("notReset"));
      this.#forget(findOwn(page, this.#shelf.load().records), say("wasReset", { title: page.title }));
    },
    resetAll: async () => {
      if (!(await confirm(say("askResetAll"), say("resetAll")))) return this.#write(say("notReset"));
      this.#forget(this.#shelf.load().records, say("resetDone"));
    },
    save: () => {
      const { title } = this.#outline;
      const now = new Date();
      const name = `progress-${now.toISOString().slice(0, 10)}.json`;
      const address = URL.createObjectURL(new Blob([writeFile(this.#shelf.load().records, title, now.getTime())], { type: "application/json" }));
      const link = Object.assign(document.createElement("a"), { href: address, download: name });
      link.click();
      URL.revokeObjectURL(address);
      this.#say(say("savedAs", { name }));
    },
    take: async (file) => this.#say(...(await this.#take(file))),
    confide: (isOn) => {
      const before = this.#shelf.load().records[CONFIDENCE] ?? NOTHING;
      const failed = this.#shelf.save({ [CONFIDENCE]: change(before, isOn, Date.now()) });
      this.#tell();
      this.#body.querySelector("button")?.focus();
      if (failed) this.#say(say("notSaved", { n: failed }));
    },
  };

  /**
   * Returns what was done with a file, in sentences.
   * @param {File} file
   * @returns {Promise<string[]>}
   */
  async #take(file) {
    if (file.size > LARGEST) return [say("tooLarge")];
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return [say("unreadable")];
    const content = readFile(text);
    if (typeof content === "string") return [say(content)];
    if (!isOurs(content.records, this.#outline)) return [say("otherCourse")];
    const { records, newer } = this.#shelf.load();
    const { changed, added } = takeIn(records, content.records);
    const failed = this.#shelf.save(changed);
    this.#tell();
    return [
      ...(failed ? [] : [sayAdded(added, Object.keys(changed).length > 0)]),
      ...(content.left ? [say("left", { n: content.left })] : []),
      ...(newer.length ? [say("newerHere", { n: newer.length })] : []),
      ...(failed ? [say("notSaved", { n: failed })] : []),
    ];
  }

  /**
   * @param {Records} records
   * @param {string} done
   */
  #forget(records, done) {
    const failed = this.#shelf.save(resetRecords(records, Date.now()));
    this.#tell();
    this.#say(failed ? say("notSaved", { n: failed }) : done);
  }

  /** Has every part of the page, and the ticks of its navigation, show what is known now: as if another tab had changed it. */
  #tell() {
    dispatchEvent(new StorageEvent("storage"));
  }

  /**
   * Says what was done, where the reader goes on.
   * @param {string[]} sentences
   */
  #say(...sentences) {
    this.#write(...sentences);
    this.#status.focus();
  }

  /**
   * Says it and leaves the reader where they are.
   * @param {string[]} sentences
   */
  #write(...sentences) {
    this.#status.replaceChildren(...sentences.map((sentence) => make("p", "", sentence)));
  }
}

/**
 * Returns the records of a page: its own, those of its questions and of its test, under every name they ever had.
 * @param {Page} page
 * @param {Records} records
 * @returns {Records}
 */
function findOwn({ page, formerly = [], questions, test }, records) {
  const all = [...questions, ...(test?.pool ?? [])];
  const names = [...[page, ...formerly].map(pageName), ...all.flatMap(({ id, formerly = [] }) => [id, ...formerly]), ...(test ? [`test:${test.bank}`] : [])];
  return Object.fromEntries(names.filter((name) => Object.hasOwn(records, name)).map((name) => [name, records[name]]));
}
