/** Owns the box that narrows the navigation to the pages whose titles, or whose groups' titles, hold what a reader types. */

import { matches, readWords } from "./match.mjs";
import { sayCount } from "./plural.mjs";

export class CourseFilter extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    const box = document.createElement("input");
    const found = document.createElement("p");
    box.type = "search";
    box.placeholder = box.ariaLabel = this.dataset.label ?? "";
    found.role = "status";
    box.oninput = () => this.#narrow(box.value, found);
    box.onkeydown = (event) => {
      if (event.key !== "Escape" || !box.value) return;
      event.preventDefault();
      event.stopPropagation();
      box.value = "";
      this.#narrow("", found);
    };
    this.append(box, found);
  }

  /**
   * @param {string} query
   * @param {Element} found where the number of pages is said
   */
  #narrow(query, found) {
    const words = readWords(query);
    const list = this.parentElement?.querySelector(".md-nav--primary > ul");
    const count = list ? narrow(list, words, "") : 0;
    for (const scroller of [list, this.closest(".md-sidebar__scrollwrap")]) scroller?.scrollTo(0, 0);
    this.toggleAttribute("data-active", words.length > 0);
    found.textContent = words.length ? sayCount(JSON.parse(this.dataset.found ?? "{}"), count, document.documentElement.lang) : "";
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
 * Returns an entry's own title, without its minutes.
 * @param {Element} item
 */
function readTitle(item) {
  const nodes = [...(item.querySelector(".md-ellipsis")?.childNodes ?? [])];
  return nodes.map((node) => (node instanceof Text ? node.data : "")).join("").trim();
}
