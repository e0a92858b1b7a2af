/** Owns how a label that opens and closes something is a button: for the keyboard, and in what a screen reader says. */

/**
 * Makes a label a button. Returns the checkbox that it switches.
 * @param {HTMLElement} label
 * @param {string} [name] where its text does not say what it opens
 */
export function makeButton(label, name) {
  const box = /** @type {HTMLInputElement} */ (/** @type {HTMLLabelElement} */ (label).control);
  label.role = "button";
  label.tabIndex = 0;
  if (name) label.ariaLabel = name;
  const tell = () => (label.ariaExpanded = String(box.checked));
  tell();
  box.addEventListener("change", tell);
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    label.click();
  });
  return box;
}

/**
 * Sets a checkbox as a reader would.
 * @param {HTMLInputElement} box
 * @param {boolean} checked
 */
export function setBox(box, checked) {
  if (box.checked !== checked) box.click();
}
