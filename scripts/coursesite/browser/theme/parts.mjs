/** What of the theme's style sheet a published site may do without: never, or unless one of its pages needs it. */

/**
 * Beginnings of classes that belong to features this site has not switched on. A test says when a page has one of them.
 */
export const DROPPED = [
  "arithmatex", // math is MathML
  "critic",
  "emojione",
  "gemoji",
  "giscus", // comments
  "keys",
  "md-annotation", // code annotations
  "md-author",
  "md-banner", // announcements
  "md-consent", // there are no cookies
  "md-draft",
  "md-feedback",
  "md-footer__button",
  "md-footer__direction",
  "md-footer__link", // previous and next stand at the end of the text
  "md-footer__title",
  "md-header--lifted",
  "md-header__source",
  "md-meta",
  "md-nav--integrated",
  "md-nav--lifted",
  "md-nav__source",
  "md-pagination",
  "md-pin",
  "md-post", // a blog
  "md-profile",
  "md-progress",
  "md-select", // languages and versions
  "md-sidebar--post",
  "md-social",
  "md-source__", // facts of a repository
  "md-status",
  "md-tabs",
  "md-tag",
  "md-version",
  "mermaid", // diagrams are pictures
  "task-list-",
  "twemoji",
];

/** What only the theme's own script makes, or what ours makes otherwise. */
const SCRIPTED = /\.(md-tooltip|md-clipboard|md-search-result__icon|tabbed-control|md-code__content)|\[data-md-(scrolllock|copying|color-switching|type=select)|\.md-search-result .md-typeset h[12]/;

const ADMONITIONS = ["note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote"];

/**
 * @typedef {object} Part
 * @property {string} where pattern for the pages that need the part, as Python and JavaScript read it
 * @property {(selector: string) => boolean} has whether a rule whose selector, as text, is this one belongs to the part
 */

/** @type {Part[]} In the order in which they follow the rest of the sheet. */
export const PARTS = [
  { where: 'dir="rtl"', has: (selector) => /\[dir=rtl\]/.test(selector) },
  { where: "javascripts/bundle\\.", has: (selector) => SCRIPTED.test(selector) },
  { where: 'class="tabbed-', has: (selector) => selector.includes(".tabbed-") },
  { where: 'class="[^"]*highlighttable', has: (selector) => selector.includes(".highlighttable") },
  { where: 'class="grid', has: (selector) => /\.(grid|cards?)\b/.test(selector) && !selector.includes("md-grid") },
  { where: 'data-md-color-(primary|accent)="(?!custom)', has: (selector) => /\[data-md-color-(primary|accent)=/.test(selector) },
  ...ADMONITIONS.map((name) => ({
    where: `class="([^"]* )?${name}[ "]`,
    has: (/** @type {string} */ selector) => new RegExp(`\\.${name}(?![\\w-])`).test(selector) && /admonition|details|summary/.test(selector),
  })),
];
