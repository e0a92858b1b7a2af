/** Owns how what was found is shown. Texts come as HTML from the index; only their words and marks reach the page. */

import { cutExcerpt, readPieces } from "./excerpt.mjs";

/** @import { Hit } from "./engine.mjs" */
/** @import { Piece } from "./excerpt.mjs" */
/** @typedef {(name: string, count?: number) => string} Say A sentence of the theme in the page's language. */

/** Sections of a page that are shown at once. */
const SHOWN = 2;

/**
 * Returns an item of the list of results.
 * @param {Hit[]} page
 * @param {Say} say
 */
export function renderPage([page, ...sections], say) {
  const item = make("li", "md-search-result__item");
  const [shown, folded] = [sections.slice(0, SHOWN), sections.slice(SHOWN)];
  if (page) item.append(renderHit(page, "h1", say));
  item.append(...shown.map((hit) => renderHit(hit, "h2", say)));
  if (folded.length) {
    const more = make("details", "md-search-result__more");
    const summary = make("summary", "");
    const count = make("div", "");
    count.textContent = say(folded.length === 1 ? "search.result.more.one" : "search.result.more.other", folded.length);
    summary.append(count);
    more.append(summary, ...folded.map((hit) => renderHit(hit, "h2", say)));
    item.append(more);
  }
  return item;
}

/**
 * @param {Hit} hit
 * @param {"h1" | "h2"} level
 * @param {Say} say
 */
function renderHit({ href, title, text, missing }, level, say) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-search-result__link"));
  const article = make("div", "md-search-result__article md-typeset");
  const heading = make("div", `course-found-${level}`);
  link.href = href;
  heading.append(...renderPieces(readPieces(title)));
  article.append(heading);
  const pieces = readPieces(text);
  if (pieces.some(({ isMarked }) => isMarked)) {
    const excerpt = make("p", "");
    excerpt.append(...renderPieces(cutExcerpt(pieces)));
    article.append(excerpt);
  }
  if (missing.length) {
    const terms = make("p", "md-search-result__terms");
    terms.append(`${say("search.result.term.missing")}: `, ...missing.flatMap((word) => [Object.assign(make("del", ""), { textContent: word }), " "]));
    article.append(terms);
  }
  link.append(article);
  return link;
}

/** @param {Piece[]} pieces */
const renderPieces = (pieces) => pieces.map(({ text, isMarked }) => (isMarked ? Object.assign(make("mark", ""), { textContent: text }) : text));

/**
 * @param {string} tag
 * @param {string} className
 */
function make(tag, className) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}
