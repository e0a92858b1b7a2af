/**
 * Owns how a figure wakes up: it shows its controls, and puts into the page what its view says, first as it finds the controls
 * and then after each move. Knows no figure. The HTML is all there before: without this script it shows the untouched state.
 */

/** @typedef {Record<string, string>} Settings values of the controls by name */
/** @typedef {Record<string, string>} View text of each part; `part:attribute` holds an attribute's value */

/**
 * Defines the element of a figure, once: a page may load its script again.
 * @param {string} name
 * @param {(settings: Settings) => View} view
 * @param {(form: HTMLFormElement) => void} [wake] what else it does when it wakes up, before it is drawn
 */
export function defineFigure(name, view, wake) {
  if (customElements.get(`course-${name}`)) return;
  customElements.define(
    `course-${name}`,
    class extends HTMLElement {
      connectedCallback() {
        const form = this.querySelector("form");
        if (!form) return;
        const draw = () => put(this, view(/** @type {Settings} */ (Object.fromEntries(new FormData(form)))));
        form.addEventListener("input", draw);
        form.addEventListener("submit", (event) => event.preventDefault());
        form.hidden = false;
        wake?.(form);
        draw();
      }
    },
  );
}

/**
 * Puts a view into the parts of a figure. What is the same already is left alone, so that nothing is read out twice.
 * @param {Element} figure
 * @param {View} view
 */
function put(figure, view) {
  for (const [key, value] of Object.entries(view)) {
    const [part, attribute] = key.split(":");
    const element = figure.querySelector(`[data-part="${part}"]`);
    if (!element) continue;
    if (attribute) element.setAttribute(attribute, value);
    else if (element.textContent !== value) element.textContent = value;
  }
}
