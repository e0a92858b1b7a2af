/** Owns the list of a page's sections: which one is read, there and in the address. */

import { REVIEW } from "../progress/address.mjs";
import { findTarget } from "./target.mjs";

/** Pixels from the top down to which a heading counts as read; one that a link leads to stands a little above. */
const LINE = 96;
/** Milliseconds for which a page must rest before its address changes. */
const REST = 250;

/**
 * @param {object} options
 * @param {boolean} options.isFollowed whether the list scrolls along
 * @param {boolean} options.isTracked whether the address names the section
 */
export function watchContents({ isFollowed, isTracked }) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".md-sidebar--secondary [data-md-component=toc] a.md-nav__link")]);
  const sections = links.flatMap((link) => findTarget(link.hash) ?? []);
  if (!sections.length || sections.length !== links.length) return;
  let last = -1;
  let frame = 0;
  let timer = 0;

  function look() {
    frame = 0;
    const place = findSection(sections.map((section) => section.getBoundingClientRect().top), scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    if (place === last) return;
    last = place;
    for (const [at, link] of links.entries()) {
      link.classList.toggle("md-nav__link--passed", at <= place);
      link.classList.toggle("md-nav__link--active", at === place);
      if (at === place) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    const shown = links[Math.max(place, 0)];
    const list = shown?.closest(".md-sidebar__scrollwrap");
    if (isFollowed && shown && list) list.scrollTop += shown.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }

  function track() {
    // Without its own address a reload, or the way back, would not find a review again.
    if (location.hash.endsWith(REVIEW) || isLedTo(findTarget())) return;
    const hash = links[last]?.hash ?? "";
    if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  /**
   * Returns whether this is what a link led to, a note or a question say, and still in sight: it keeps the address.
   * @param {HTMLElement | null} target
   */
  function isLedTo(target) {
    if (!target || sections.includes(target)) return false;
    const { bottom, top } = target.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  look();
  addEventListener("scroll", () => {
    frame ||= requestAnimationFrame(look);
    clearTimeout(timer);
    if (isTracked) timer = window.setTimeout(track, REST);
  }, { passive: true });
  addEventListener("resize", look);
}

/**
 * Returns the number of the section that is read, or -1 above the first. Pure.
 * @param {number[]} tops of the headings, in pixels below the window's top
 * @param {boolean} isEnd whether the page's end is in sight
 */
export const findSection = (tops, isEnd) => (isEnd && tops.length ? tops.length - 1 : tops.findLastIndex((top) => top <= LINE));
