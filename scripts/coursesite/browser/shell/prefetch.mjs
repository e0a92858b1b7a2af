/** Owns which page is fetched before it is asked for: the one whose link a reader is about to follow. */

/** Milliseconds for which a pointer must rest on a link. */
const REST = 60;

export function fetchAhead() {
  const saves = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData;
  // A site that is kept has every page already.
  if (saves || !location.protocol.startsWith("http") || navigator.serviceWorker?.controller) return;
  const fetched = new Set([location.pathname]);
  let timer = 0;
  const wait = (/** @type {Event} */ { target }) => {
    clearTimeout(timer);
    const link = target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]")) : null;
    if (link && isPage(link, location.origin) && !fetched.has(link.pathname)) timer = window.setTimeout(fetchPage, REST, link);
  };
  const fetchPage = (/** @type {HTMLAnchorElement} */ { pathname }) => {
    fetched.add(pathname);
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: pathname }));
  };
  for (const kind of ["pointerover", "focusin", "touchstart"]) addEventListener(kind, wait, { passive: true });
}

/**
 * Returns whether a link leads to a page of this site. Pure.
 * @param {{ origin: string, pathname: string, download?: string }} link
 * @param {string} origin
 */
export const isPage = (link, origin) => link.origin === origin && !link.download && /(\/|\.html)$/.test(link.pathname);
