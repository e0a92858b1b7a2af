/** Owns which element of the page an address names. */

/**
 * Returns it, or null where there is none. A name need not be an escaped one: `#%` in a typed address, `#fn:50%` of a note.
 * @param {string} [hash]
 */
export function findTarget(hash = location.hash) {
  const name = hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(name));
  } catch {
    return document.getElementById(name);
  }
}
