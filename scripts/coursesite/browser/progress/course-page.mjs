/**
 * Owns what every page does for the reader's progress: ticks in the navigation, noticing the end of a lesson, and the
 * place where the reader stopped. Stands at the end of a page's content and upgrades nothing.
 */

import { Store } from "../../../coursequiz/browser/store.mjs";
import { findPage } from "./address.mjs";
import { HERE, LISTED, pageName } from "./names.mjs";
import { merge, note, read } from "./page-record.mjs";

/** @import { PageRecord } from "./page-record.mjs" */

/** A heading above this share of the window has been reached. */
const REACHED = 0.4;
const REST = 400;
const LINKS = ".md-nav--primary :is(a.md-nav__link:not([href*='#']), label[for=__toc])";

export class CoursePage extends HTMLElement {
  /** Path of the site's root; the script that registers the element sets it. */
  static base = "/";

  #store = new Store(CoursePage.base);
  /** @type {AbortController | undefined} */
  #life;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** Kept here too, for where storage fails. */
  #record = /** @type {PageRecord} */ ({ v: 1 });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    for (const news of ["storage", "pageshow", LISTED]) addEventListener(news, () => this.#show(), { signal });
    if (this.#isLesson) {
      const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#note("read"));
      observer.observe(this);
      signal.addEventListener("abort", () => observer.disconnect());
      addEventListener("quiz:answer", () => this.#note(), { signal });
      addEventListener("scroll", () => this.#moved(), { signal, passive: true });
      this.#stopHere();
    }
    this.#show();
  }

  disconnectedCallback() {
    this.#life?.abort();
    clearTimeout(this.#rest);
  }

  get #isLesson() {
    return "lesson" in this.dataset;
  }

  get #page() {
    return findPage(location.pathname, CoursePage.base) ?? "";
  }

  /** @param {string} page */
  #recall(page) {
    // Words in pairs: an address that a page had, and the one that it has.
    const moved = this.dataset.moved?.split(" ") ?? [];
    const names = [page, ...moved.filter((_, place) => place % 2 === 0 && moved[place + 1] === page)];
    return names.map((name) => read(this.#store.load(pageName(name)))).reduce(merge);
  }

  /** @param {"read"} [what] */
  #note(what) {
    const before = merge(this.#record, this.#recall(this.#page));
    const after = what ? note(before, what, Date.now()) : before;
    this.#record = after.read && this.#isAnswered ? note(after, "done", Date.now()) : after;
    if (JSON.stringify(this.#record) !== JSON.stringify(before)) this.#store.save(pageName(this.#page), JSON.stringify(this.#record));
    this.#show();
  }

  get #isAnswered() {
    const parts = document.querySelectorAll("quiz-question:not([data-held]), quiz-test");
    return [...parts].every((part) => /** @type {{verdict?: unknown}} */ (/** @type {unknown} */ (part)).verdict);
  }

  #moved() {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#stopHere(), REST);
  }

  #stopHere() {
    // A review is no reading.
    if (document.querySelector("course-review")) return;
    const headings = [...document.querySelectorAll("article :is(h2, h3)[id]")];
    const section = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight * REACHED)?.id;
    this.#store.save(HERE, JSON.stringify({ v: 1, time: Date.now(), value: { page: this.#page, section } }));
  }

  #show() {
    const here = this.#page;
    for (const link of document.querySelectorAll(LINKS)) {
      // In the drawer of a phone the open page is a label.
      const page = link instanceof HTMLAnchorElement ? findPage(link.pathname, CoursePage.base) : here;
      const isDone = page !== undefined && this.#isDone(page);
      if (isDone !== Boolean(link.querySelector(".course-tick"))) mark(link, isDone && this.dataset.tick);
    }
    if (this.#isLesson) this.#say((this.#isDone(here) && this.dataset.lesson) || "");
  }

  /** @param {string} page */
  #isDone(page) {
    return Boolean(this.#recall(page).done || (page === this.#page && this.#record.done));
  }

  /** @param {string} text */
  #say(text) {
    // Said again only where it is news.
    if (text !== this.textContent) this.replaceChildren(text);
  }
}

/**
 * Puts a tick on an entry, with the word that says it to who does not see it; without a word takes it away.
 * @param {Element} link
 * @param {string | false | undefined} word
 */
function mark(link, word) {
  link.querySelector(".course-tick")?.remove();
  if (!word) return;
  const tick = document.createElement("span");
  tick.className = "course-tick";
  tick.append(document.createElement("span"));
  tick.firstElementChild?.append(` (${word})`);
  (link.querySelector(".md-ellipsis") ?? link).append(tick);
}
