/**
 * Owns what finds in a large course: Pagefind, whose index is many small files. It gives what `engine.mjs` gives, and fetches what
 * a query needs: the part of the index with its words, then the pages to be shown.
 */

/** @import { Found, Hit, Places, Search } from "./engine.mjs" */

/** @typedef {{ title: string, url: string, excerpt: string, weighted_locations: { balanced_score: number }[] }} Part A page's text before its first section, or a section. */
/** @typedef {{ url: string, meta: { title: string }, sub_results: Part[] }} Page */
/** @typedef {{ data: () => Promise<Page> }} Result */
/** @typedef {{ options: (options: object) => Promise<void>, init: () => Promise<void>, search: (query: string) => Promise<{ results: Result[] }> }} Pagefind */

/** Pages that are fetched at once: somewhat more than a screen shows. */
const STEP = 5;

/**
 * Returns a search whose engine starts with the first query, be it empty. Where it does not start, the next query tries again.
 * @param {Places} places
 * @returns {Search}
 */
export function openEngine({ base, index }) {
  /** @type {Promise<Pagefind> | undefined} */
  let started;
  return async (query) => {
    started ??= start(base, index);
    const pagefind = await started.catch((error) => {
      started = undefined;
      throw error;
    });
    return take(query ? (await pagefind.search(query)).results : [], 0);
  };
}

/**
 * @param {string} base
 * @param {string} index
 * @returns {Promise<Pagefind>}
 */
async function start(base, index) {
  const pagefind = await import(index);
  await pagefind.options({ baseUrl: new URL(base).pathname, noWorker: true });
  await pagefind.init();
  return pagefind;
}

/**
 * Returns the results from one place on, and how to get the next.
 * @param {Result[]} results
 * @param {number} from
 * @returns {Promise<Found>}
 */
async function take(results, from) {
  const to = from + STEP;
  const pages = await Promise.all(results.slice(from, to).map((result) => result.data()));
  return { pages: pages.map(readPage), count: results.length, completion: "", more: to < results.length ? () => take(results, to) : undefined };
}

/**
 * Returns what was found on a page: the page itself, then its sections, best first.
 * @param {Page} page
 * @returns {Hit[]}
 */
export function readPage({ url, meta, sub_results: parts }) {
  const sections = parts.filter((part) => part.url !== url).sort((a, b) => weigh(b) - weigh(a));
  const marked = parts.flatMap(({ excerpt }) => excerpt.match(/<mark>.*?<\/mark>/g) ?? []).join(" ").replace(/<.*?>/g, " ");
  const words = new Set(marked.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu));
  const top = { title: meta.title, url, excerpt: parts.find((part) => part.url === url)?.excerpt ?? "" };
  return [top, ...sections].map((part) => readHit(part, [...words].join(" ")));
}

/** @param {Part} part */
const weigh = ({ weighted_locations: places }) => places.reduce((sum, { balanced_score: score }) => sum + score, 0);

/**
 * @param {Pick<Part, "title" | "url" | "excerpt">} part
 * @param {string} words
 * @returns {Hit}
 */
function readHit({ title, url, excerpt }, words) {
  const [path, anchor] = url.split("#");
  const marks = words && `?${new URLSearchParams({ h: words })}`;
  return { href: path + marks + (anchor ? `#${anchor}` : ""), title: title.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;")), text: excerpt, missing: [] };
}
