/** Owns how the script finds the root of its site. */

/**
 * Returns the path of the site's root, two levels above the script's folder `assets/quiz/`, or "/" where it is unknown.
 * @param {string} src address of the script
 */
export function findBase(src) {
  try {
    return new URL("../../", src).pathname;
  } catch {
    return "/";
  }
}
