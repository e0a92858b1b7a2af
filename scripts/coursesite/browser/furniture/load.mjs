/** Owns how a script is loaded that a page does not need at first. */

/**
 * Returns the element of a script after putting it into the page, which loads it.
 * @param {string} src
 * @param {Element} place
 */
export function loadScript(src, place) {
  const script = document.createElement("script");
  script.src = src;
  place.append(script);
  return script;
}
