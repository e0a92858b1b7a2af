/**
 * Keeps the whole site on the reader's device, so that it is read, searched and answered without a connection.
 *
 * The build writes, before this script, the site's version and its files with their hashes. A version is installed completely
 * or not at all: every file must have the hash that the list names. It serves no page before the reader has asked for it, and
 * then all open pages load again: no page ever meets files of another version.
 */

/** @typedef {{ version: string, files: Record<string, string> }} Site Paths below the site's root, with the hash that `integrity` takes. */

/** @type {any} A worker's global scope; the types of a page know it only in part. */
const scope = self;
const { version, files } = /** @type {Site} */ (scope.COURSE);
const NAME = `course ${scope.registration.scope} `;

/** @param {string} path */
const toUrl = (path) => new URL(path, scope.registration.scope).href;

/** Fetches every file, or takes it from the version before where it is the same. Throws where one is not what the list says. */
async function install() {
  const cache = await caches.open(NAME + version);
  const before = new Map();
  for (const name of await findOthers()) {
    const old = await caches.open(name);
    for (const request of await old.keys()) before.set(request.url, old);
  }
  const waiting = Object.entries(files);
  const take = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, integrity] = next;
      // A name that carries a hash names the same file in every version.
      const known = /\.[0-9a-f]{8}[./]/.test(path) && (await before.get(toUrl(path))?.match(toUrl(path)));
      await cache.put(toUrl(path), known || (await load(path, integrity)));
    }
  };
  await Promise.all(Array.from({ length: 6 }, take)).catch(async (error) => {
    await caches.delete(NAME + version);
    throw error;
  });
}

/**
 * @param {string} path
 * @param {string} integrity
 */
async function load(path, integrity) {
  const answer = await fetch(toUrl(path), { cache: "no-cache", integrity });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // What a host redirected could not answer a navigation.
  return new Response(await answer.blob(), { headers: answer.headers });
}

/** Returns the names of the caches of other versions of this site. */
const findOthers = async () => (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== NAME + version);

async function activate() {
  for (const name of await findOthers()) await caches.delete(name);
  await scope.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME + version);
  const url = new URL(request.url);
  const path = url.href.slice(scope.registration.scope.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1");
  if (path in files) return (await cache.match(toUrl(path))) ?? fetch(request);
  if (`${path}/` in files) return Response.redirect(toUrl(`${path}/`));
  return fetch(request).catch(async (error) => {
    const page = request.mode === "navigate" && (await cache.match(toUrl("404.html")));
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  });
}

scope.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
scope.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
scope.addEventListener("message", (/** @type {MessageEvent} */ { data }) => data === "take over" && scope.skipWaiting());
scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope.registration.scope)) event.respondWith(answer(request));
});
