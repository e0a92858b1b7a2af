/** Owns how a script that only some pages need, and its style sheet, are found beside the first script. */

/** The file's name, before what a host may have added to it. */
const NAME = /[^/]*?(?=[?#]|$)/;

/**
 * Returns the elements that load a script and its style sheet.
 * @param {string} src address of the first script
 * @param {string} name of both files, without suffix
 */
export function makeLoaders(src, name) {
  const script = document.createElement("script");
  const link = document.createElement("link");
  script.src = src.replace(NAME, `${name}.js`);
  link.rel = "stylesheet";
  link.href = src.replace(NAME, `${name}.css`);
  return { script, link };
}
