/** Owns the box that narrows the navigation to the pages whose titles, or whose groups' titles, hold what a reader types. */

import { loadScript } from "./load.mjs";
import { matches, readWords } from "./match.mjs";
import { sayCount } from "./plural.mjs";

export class CourseFilter extends HTMLElement {
  /**
   * Puts the list of all pages in the place of the page's own, or takes it away. Where the navigation is pruned, the script
   * that brings the list sets it.
   * @type {((isWanted: boolean) => void) | undefined}
   */
  showAll;

  connectedCallback() {
    if (this.firstElementChild) return;
    const { label = "", found = "{}", pages } = this.dataset;
    const box = document.createElement("input");
    const status = document.createElement("p");
    const narrow = () => {
      const words = readWords(box.value);
      this.showAll?.(words.length > 0);
      const count = this.#narrow(words);
      // Of a part of the pages no number is said: it would be wrong.
      status.textContent = words.length && (this.showAll || !pages) ? sayCount(JSON.parse(found), count, document.documentElement.lang) : "";
    };
    box.type = "search";
    box.placeholder = box.ariaLabel = label;
    status.role = "status";
    box.oninput = narrow;
    box.onfocus = () => {
      if (pages && !this.showAll) loadScript(pages, this).onload = narrow;
    };
    box.onkeydown = (event) => {
      if (event.key !== "Escape" || !box.value) return;
      event.preventDefault();
      event.stopPropagation();
      box.value = "";
      narrow();
    };
    this.append(box, status);
  }

  /**
   * Returns how many pages the navigation shows for some words.
   * @param {string[]} words
   */
  #narrow(words) {
    const list = this.parentElement?.querySelector(".md-nav--primary > ul");
    for (const scroller of [list, this.closest(".md-sidebar__scrollwrap")]) scroller?.scrollTo(0, 0);
    this.toggleAttribute("data-active", words.length > 0);
    return list ? narrow(list, words, "") : 0;
  }
}

/**
 * Hides the entries of a list that do not match, and groups that have none left. Returns how many pages are left.
 * @param {Element} list
 * @param {string[]} words
 * @param {string} above titles of the groups around it
 * @returns {number}
 */
function narrow(list, words, above) {
  let count = 0;
  for (const item of /** @type {Iterable<HTMLElement>} */ (list.children)) {
    const title = `${above} ${readTitle(item)}`;
    const inner = item.querySelector(":scope > nav:not(.md-nav--secondary) > ul");
    const left = inner ? narrow(inner, words, title) : Number(matches(title, words));
    item.hidden = !left;
    count += left;
  }
  return count;
}

/**
 * Returns an entry's own title, without its minutes and its tick.
 * @param {Element} item
 */
const readTitle = (item) => item.querySelector(".md-ellipsis")?.firstChild?.textContent ?? "";
