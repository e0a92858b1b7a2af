/**
 * Owns the scheme of the colours: the reader's choice, or what the system asks for as long as there is none. It stands in the head
 * and blocks the page, so that nothing is painted in another scheme first; the theme's options come while it waits for them.
 */

/** @typedef {{ index?: number }} Choice What the theme's own script keeps, under the same name. */

const LIGHT = matchMedia("(prefers-color-scheme: light)");
const NAMES = ["media", "scheme", "primary", "accent"];

const { base = "", schemes = "[]" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const key = `${new URL(base, location.href).pathname}.__palette`;
/** @type {[string, string][]} What each option asks of the system, and its scheme. */
const all = JSON.parse(schemes);
/** What the browser draws around the page, and by itself in it. */
const [color, tone] = ["theme-color", "color-scheme"].map((name) => document.head.appendChild(Object.assign(document.createElement("meta"), { name })));
/** @type {HTMLInputElement[]} */
let options = [];

/** Returns the number of the scheme that holds. What is kept may be damaged, and the browser may keep nothing. */
function choose() {
  const wished = Math.max(0, all.findIndex(([media]) => matchMedia(media).matches));
  try {
    const { index } = /** @type {Choice} */ (JSON.parse(localStorage.getItem(key) ?? "{}"));
    return index !== undefined && all[index] ? index : wished;
  } catch {
    return wished;
  }
}

/** @param {number} index */
function keep(index) {
  try {
    const color = Object.fromEntries(NAMES.map((name) => [name, options[index]?.getAttribute(`data-md-color-${name}`)]));
    localStorage.setItem(key, JSON.stringify({ index, color }));
  } catch {
    // The choice holds for this page.
  }
}

/**
 * Says whether the scheme is dark. A change of that means new styles for the whole page, so it is said before there are any.
 * @param {number} index
 */
function hint(index) {
  tone?.setAttribute("content", /dark|slate/.test(String(all[index])) ? "dark" : "light");
}

/** @param {number} [index] */
function show(index = choose()) {
  document.body.dataset.mdColorScheme = all[index]?.[1];
  hint(index);
  // With the next picture, which needs the styles anyway: asked for now, those of the whole page were worked out twice.
  requestAnimationFrame(() => color?.setAttribute("content", getComputedStyle(document.body).backgroundColor));
  for (const [place, option] of options.entries()) {
    option.checked = place === index;
    /** @type {HTMLElement} */ (option.nextElementSibling).hidden = place !== index;
  }
}

/** @param {HTMLElement} form */
function start(form) {
  options = [...form.querySelectorAll("input")];
  show();
  LIGHT.addEventListener("change", () => show());
  // Another tab chose, or the page comes back as it was left.
  addEventListener("storage", (event) => event.key === key && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  form.addEventListener("change", ({ target }) => {
    const index = options.indexOf(/** @type {HTMLInputElement} */ (target));
    keep(index);
    show(index);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const next = options[(options.findIndex(({ checked }) => checked) + 1) % options.length];
    next?.focus();
    next?.click();
  });
}

document.documentElement.className = "js";
hint(choose());
new MutationObserver((_, observer) => {
  const form = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=palette]"));
  if (form?.nextElementSibling) {
    observer.disconnect();
    start(form);
  } else if (document.body && document.body.dataset.mdColorScheme !== all[choose()]?.[1]) show();
}).observe(document.documentElement, { childList: true, subtree: true });
