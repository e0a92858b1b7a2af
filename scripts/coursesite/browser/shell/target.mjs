/** Owns which element the address names. */

/** Returns it, or null where there is none, or where what stands after the # can be nobody's name, as `#%`. */
export function findTarget() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}
