/**
 * Owns how a page is named: by its address below the site's root, without what differs between a server and a file
 * (`/`, `/index.html`, `.html`). So a downloaded copy of the site and the site itself mean the same page.
 */

const END = /\/?(?:index)?(?:\.html)?$/;
/** Ends the fragment of an address that leads to a question to be reviewed: nothing is sent anywhere, and it works in a file. */
export const REVIEW = ":review";

/**
 * Returns the fragment that leads to the review of a question.
 * @param {string} id
 */
export const findAnchor = (id) => `q-${id}${REVIEW}`;

/**
 * Returns the id of the question that a fragment leads to for review, or undefined.
 * @param {string} hash
 */
export const findReviewed = (hash) => (hash.startsWith("#q-") && hash.endsWith(REVIEW) ? hash.slice(3, -REVIEW.length) : undefined);

/**
 * Returns the id of the page at a path, or undefined where the path is not below the root.
 * @param {string} path such as `/base/production-ml/monitoring-pipelines/`
 * @param {string} base path of the site's root, such as `/base/`
 */
export const findPage = (path, base) => (`${path}/`.startsWith(base) ? decode(path.slice(base.length).replace(END, "")) : undefined);

/**
 * Returns the address of a page, in the form that the page which is open has.
 * @param {string} page id
 * @param {string} base path of the site's root
 * @param {string} here path of the open page
 */
export function findAddress(page, base, here) {
  const end = /index\.html$/.test(here) ? "/index.html" : /\.html$/.test(here) ? ".html" : "/";
  return base + (page ? page + end : end === "/" ? "" : "index.html");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
