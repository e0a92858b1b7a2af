/** Owns the navigation: its groups, and the drawer in which it stands on a narrow screen. */

import { makeButton, setBox } from "./button.mjs";

const WIDE = matchMedia("(min-width: 76.25em)");
/** What cannot be used while the drawer lies over it. */
const BEHIND = ".md-header, .md-content, .md-footer, [data-md-component=skip]";

export function startDrawer() {
  const drawer = /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary"));
  const opener = /** @type {HTMLElement | null} */ (document.querySelector(".md-header__button[for=__drawer]"));
  if (!drawer || !opener) return;
  for (const label of /** @type {Iterable<HTMLElement>} */ (drawer.querySelectorAll("label[tabindex='0']"))) makeButton(label);
  if (WIDE.matches) bringIntoView(drawer.querySelector("a.md-nav__link--active"));
  const box = makeButton(opener, drawer.querySelector("nav")?.ariaLabel ?? "");
  const close = () => setBox(box, false);
  drawer.tabIndex = -1;
  box.addEventListener("change", () => {
    for (const part of /** @type {Iterable<HTMLElement>} */ (document.querySelectorAll(BEHIND))) part.inert = box.checked;
    if (box.checked) {
      drawer.focus();
      // With the next picture: until then it holds nothing that has a place.
      requestAnimationFrame(() => bringIntoView(drawer.querySelector("a.md-nav__link--active")));
    } else opener.focus();
  });
  drawer.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && close());
  addEventListener("keydown", ({ key }) => key === "Escape" && close());
  // A page that comes back shall not come back with its drawer open.
  addEventListener("pagehide", close);
  WIDE.addEventListener("change", close);
}

/**
 * Scrolls the list of pages, and nothing else, to the page that is read.
 * @param {Element | null} link
 */
function bringIntoView(link) {
  for (let list = link?.parentElement; link && list && list !== document.body; list = list.parentElement) {
    if (list.scrollHeight <= list.clientHeight || getComputedStyle(list).overflowY !== "auto") continue;
    list.scrollTop += link.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
    return;
  }
}
