/** Owns how a piece of the page is made: an element with a class and what stands in it, texts as texts. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {(Node | string)[]} content
 */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}

/**
 * Returns a button that calls `press`.
 * @param {() => void} press
 * @param {(Node | string)[]} content
 */
export function makeButton(press, ...content) {
  const button = make("button", "md-button", ...content);
  button.type = "button";
  button.onclick = press;
  return button;
}
