/** Owns how the published site is kept on the reader's device, and how a reader learns of a new version. What is kept is the worker's affair. */

/** Where a published site keeps its scripts: a folder with a hash. `mkdocs serve` has none, and must show what was just edited. */
const PUBLISHED = /assets\/site\.[0-9a-f]{8}\/[^/]*$/;

const script = document.currentScript;
// Where it fails, the site works as it does without.
keepSite(script instanceof HTMLScriptElement ? script.src : "").catch(() => {});

/**
 * Has the site kept, unless the reader saves data or the page is not published.
 * @param {string} src address of this script
 */
async function keepSite(src) {
  const { serviceWorker } = navigator;
  const saves = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData;
  if (!serviceWorker || !PUBLISHED.test(src) || !/^http/.test(src) || saves) return;
  const wasKept = !!serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => wasKept && location.reload());
  const registration = await serviceWorker.register(src.replace(PUBLISHED, "sw.js"), { updateViaCache: "none" });
  const tell = () => registration.waiting && serviceWorker.controller && announce(registration.waiting);
  const watch = () => registration.installing?.addEventListener("statechange", tell);
  tell();
  watch();
  registration.addEventListener("updatefound", watch);
}

/** @param {ServiceWorker} worker the new version, which waits */
function announce(worker) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".course-version"));
  if (!place || place.firstChild) return;
  const button = document.createElement("button");
  button.className = "md-button";
  button.textContent = place.dataset.reload ?? "";
  button.onclick = () => worker.postMessage("take over");
  place.append(`${place.dataset.news} `, button);
}
