/**
 * Owns a review on the page of its question: the question by itself, and a bar that says where the reader is and leads on.
 *
 * The address says which question is reviewed, so Back, a reload and a link work as everywhere. The question is the page's own
 * and is checked by the engine. The element stands at the end of the article and follows what is remembered.
 */

import { make } from "../../../coursequiz/browser/elements.mjs";
import { findAddress, findAnchor, findPage, findReviewed } from "./address.mjs";
import { NOTHING, change } from "./latest.mjs";
import { REVIEW } from "./names.mjs";
import { getOutline } from "./outline.mjs";
import { makeDots, makeWays, sayPlace } from "./review-bar.mjs";
import { findReview, findSteps, isNamed, join } from "./review.mjs";
import { say } from "./say.mjs";
import { Shelf } from "./shelf.mjs";
import { Spotlight } from "./spotlight.mjs";
import { findTimes } from "./times.mjs";

/** @import { Outline } from "./outline.mjs" */
/** @import { Review, Step } from "./review.mjs" */

/** Where a review ends. */
const END = { page: "my-progress", part: "#review" };
/** The list of sections writes the one that is scrolled to into the address; so long after a scroll it has done so. */
const REST = 400;

export class CourseReview extends HTMLElement {
  /** Path of the site's root; the script that registers the element sets it. */
  static base = "/";
  /** Address of its style sheet; that script sets it too. */
  static sheet = "";

  #shelf = new Shelf(CourseReview.base);
  #status = make("p", "course-review__place");
  #dots = make("p", "course-review__dots");
  #ways = make("p", "course-review__ways");
  #light = new Spotlight();
  /** @type {AbortController | undefined} */
  #life;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** Fragment of the question that is shown. */
  #hash = "";
  /** @type {Review | undefined} Kept here too, for where storage fails and for midnight. */
  #review;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#status.role = "status";
    this.#dots.ariaHidden = "true";
    this.replaceChildren(Object.assign(make("link", ""), { rel: "stylesheet", href: CourseReview.sheet }), this.#status, this.#dots, this.#ways);
    for (const type of ["storage", "pageshow", "quiz:answer"]) addEventListener(type, () => this.#show(), { signal });
    addEventListener("hashchange", () => this.#turn(location.hash), { signal });
    addEventListener("scroll", () => this.#keepAddress(), { signal, passive: true });
    this.role = "region";
    this.ariaLabel = say("review");
    this.#hash = this.dataset.hash ?? "";
    this.#load().then(() => this.#go());
  }

  disconnectedCallback() {
    this.#life?.abort();
    clearTimeout(this.#rest);
  }

  /** Loads the outline of the course, and waits until questions work. */
  async #load() {
    await customElements.whenDefined("quiz-question");
    if (getOutline()) return;
    const script = make("script", "");
    script.src = this.dataset.outline ?? "";
    this.append(script);
    await new Promise((resolve) => (script.onload = script.onerror = resolve));
  }

  /**
   * Goes to another question, or out of the review, unless the fragment leads to what the review shows too.
   * @param {string} hash
   */
  #turn(hash) {
    const isInside = findReviewed(hash) === undefined && document.getElementById(hash.slice(1))?.checkVisibility();
    if (isInside || hash === this.#hash) return;
    this.#hash = hash;
    this.#go();
  }

  /** Shows the question that the address names; where it names none, the page as it was. */
  #go() {
    const outline = getOutline();
    const id = findReviewed(this.#hash);
    if (!this.isConnected) return;
    if (id === undefined || !outline) return this.#leave();
    const step = this.#join(outline, id);
    if (step && (step.question.id !== id || step.page.page !== findPage(location.pathname, CourseReview.base))) return location.replace(this.#link(step));
    const question = this.#light.turnTo(/** @type {HTMLElement} */ (this.parentElement), step && id);
    if (!step?.attempt) /** @type {HTMLElement | null | undefined} */ (question?.querySelector("[data-action=again]:not([hidden])"))?.click();
    this.#show();
    this.#keepAddress();
    question?.focus();
    scrollTo(0, 0);
  }

  #leave() {
    clearTimeout(this.#rest);
    this.#light.turnOff();
    document.getElementById(this.#hash.slice(1))?.scrollIntoView();
    this.remove();
  }

  /**
   * Returns the step of a question in the review of today, which is made for it or takes it in where that is needed.
   * @param {Outline} outline
   * @param {string} id
   * @returns {Step | undefined}
   */
  #join(outline, id) {
    const { records } = this.#shelf.load();
    const times = findTimes();
    const known = findReview(records, times.now);
    const review = (this.#review = join(outline, records, times, known, id));
    const step = findSteps(outline, records, review).find(({ question }) => isNamed(question, id));
    if (step && review !== known) this.#shelf.save({ [REVIEW]: change(records[REVIEW] ?? NOTHING, review, times.now) });
    return step;
  }

  #show() {
    const outline = getOutline();
    const id = findReviewed(this.#hash);
    if (!outline || id === undefined) return;
    const { records } = this.#shelf.load();
    const times = findTimes();
    const review = findReview(records, times.now) ?? this.#review;
    const steps = review ? findSteps(outline, records, review) : [];
    const place = steps.findIndex(({ question }) => isNamed(question, id));
    const why = /** @type {"kept" | "gone"} */ (outline.pages.some(({ test }) => test?.pool.some((question) => isNamed(question, id))) ? "kept" : "gone");
    const end = findAddress(END.page, CourseReview.base, location.pathname) + END.part;
    const scene = { steps, place, why, records, times, link: this.#link, end };
    const said = sayPlace(scene).join(". ");
    // Said again only where it is news.
    if (said !== this.#status.textContent) this.#status.textContent = said;
    this.#dots.replaceChildren(...makeDots(scene));
    this.#ways.replaceChildren(...makeWays(scene));
  }

  /** @param {Step} step */
  #link = ({ page, question }) => `${findAddress(page.page, CourseReview.base, location.pathname)}#${findAnchor(question.id)}`;

  /** Puts the question back into the address, so that a reload finds it. */
  #keepAddress() {
    clearTimeout(this.#rest);
    const { pathname } = location;
    this.#rest = setTimeout(() => {
      if (location.pathname === pathname && location.hash !== this.#hash) history.replaceState(history.state, "", this.#hash);
    }, REST);
  }
}
