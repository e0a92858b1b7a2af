/**
 * Owns what finds. `openEngine(places)` returns `search(query)`, which is all that the rest of search knows of it; another engine is
 * another module that gives the same. This one is the theme's worker with the index that MkDocs writes; both are fetched by the first search.
 */

/**
 * A place that was found. Title and text are HTML, in which `<mark>` stands around each word that was found.
 * @typedef {object} Hit
 * @property {string} href
 * @property {string} title
 * @property {string} text
 * @property {string[]} missing words of the query that stand nowhere in it
 */

/**
 * @typedef {object} Found
 * @property {Hit[][]} pages best first; each begins with the page itself, then come its sections, best first
 * @property {number} [count] how many pages there are, where these are the first of them
 * @property {() => Promise<Found>} [more] the next ones
 * @property {string} completion the last word of the query as the course writes it; empty where none begins so
 */

/** @typedef {(query: string) => Promise<Found>} Search */

/**
 * @typedef {object} Places
 * @property {string} base address of the site
 * @property {string} index address of the index: a file of data, or from files a script
 * @property {string} engine address of the worker
 */

/** @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item What the worker finds. */

/** Kinds of messages to the worker. */
const SETUP = 0;
const QUERY = 2;

/**
 * Returns a search whose engine starts with the first query, be it empty. Where it does not start, the next query tries again.
 * @param {Places} places
 * @returns {Search}
 */
export function openEngine(places) {
  /** @type {Promise<Worker> | undefined} */
  let started;
  return async (query) => {
    started ??= startWorker(places);
    const worker = await started.catch((error) => {
      started = undefined;
      throw error;
    });
    if (!query) return { pages: [], completion: "" };
    const { items, suggest } = await ask(worker, QUERY, query.replace(/[‘’]/g, "'")); // as in the index; phones type them curved
    return { pages: items.map((/** @type {Item[]} */ page) => readPage(page, places.base)), completion: suggest?.at(-1) ?? "" };
  };
}

/** @param {Places} places */
async function startWorker({ index, engine }) {
  const data = index.endsWith(".js") ? await readScript(index, engine) : await readData(index);
  const worker = new Worker(engine);
  await ask(worker, SETUP, { ...data, options: { suggest: true } });
  return worker;
}

/** @param {string} address */
async function readData(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/**
 * Returns the index from a script, where pages are files and may read nothing else; then a worker needs a stand-in.
 * @param {string} address
 * @param {string} engine
 */
async function readScript(address, engine) {
  await Promise.all([addScript(address), addScript(new URL("../iframe-worker.js", engine).href)]);
  return /** @type {any} */ (globalThis).__index;
}

/** @param {string} address */
const addScript = (address) =>
  new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });

/**
 * Returns the worker's answer to one message. One is asked at a time.
 * @param {Worker} worker
 * @param {number} type
 * @param {unknown} data
 * @returns {Promise<any>}
 */
const ask = (worker, type, data) =>
  new Promise((done, fail) => {
    worker.addEventListener("message", (event) => done(event.data.data), { once: true });
    worker.addEventListener("error", fail, { once: true });
    worker.postMessage({ type, data });
  });

/**
 * Returns what was found on a page, the page itself first.
 * @param {Item[]} items
 * @param {string} base
 */
export function readPage(items, base) {
  const isPage = (/** @type {Item} */ { location }) => !location.includes("#");
  return [...items.filter(isPage), ...items.filter((item) => !isPage(item))].map((item) => readHit(item, base));
}

/**
 * @param {Item} item
 * @param {string} base
 * @returns {Hit}
 */
function readHit({ location, title, text, terms }, base) {
  const words = Object.keys(terms);
  const url = new URL(location, base);
  url.searchParams.set("h", words.filter((word) => terms[word]).join(" "));
  return { href: url.href, title, text, missing: words.filter((word) => !terms[word]) };
}
