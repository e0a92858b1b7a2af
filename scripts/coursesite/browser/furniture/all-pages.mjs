/** Owns how the list of all pages is shown: as the theme shows a navigation that is not pruned. */

import { findPage } from "../progress/address.mjs";

/** @typedef {{title: string, url: string, subtitle?: string}} Entry A page; its address is one below the site's root. */
/** @typedef {{title: string, entries: (Entry | Group)[]}} Group */

/**
 * Returns the list of some pages and groups.
 * @param {(Entry | Group)[]} entries
 * @param {string} base path of the site's root
 * @param {string} here path of the open page
 */
export function renderPages(entries, base, here) {
  const list = make("ul", "md-nav__list");
  for (const entry of entries) {
    const item = make("li", "md-nav__item");
    if ("entries" in entry) renderGroup(item, entry, base, here);
    else renderEntry(item, entry, base, here);
    list.append(item);
  }
  return list;
}

/**
 * @param {Element} item
 * @param {Group} group
 * @param {string} base
 * @param {string} here
 */
function renderGroup(item, { title, entries }, base, here) {
  item.classList.add("md-nav__item--section", "md-nav__item--nested");
  const label = make("span", "md-nav__link");
  const inside = make("nav", "md-nav");
  label.append(renderTitle(title));
  inside.ariaLabel = title;
  inside.append(renderPages(entries, base, here));
  item.append(label, inside);
}

/**
 * @param {Element} item
 * @param {Entry} entry
 * @param {string} base
 * @param {string} here
 */
function renderEntry(item, { title, url, subtitle }, base, here) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-nav__link"));
  const text = renderTitle(title);
  // An address of another site has a scheme of its own.
  link.href = /^[a-z]+:/.test(url) ? url : base + url;
  if (subtitle) {
    const small = document.createElement("small");
    small.append(subtitle);
    text.append(document.createElement("br"), small);
  }
  link.append(text);
  item.append(link);
  const isHere = link.host === location.host && findPage(link.pathname, base) === findPage(here, base);
  item.classList.toggle("md-nav__item--active", isHere);
  link.classList.toggle("md-nav__link--active", isHere);
}

/** @param {string} title */
function renderTitle(title) {
  const text = make("span", "md-ellipsis");
  text.append(title);
  return text;
}

/**
 * @param {string} tag
 * @param {string} name of its class
 */
function make(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
