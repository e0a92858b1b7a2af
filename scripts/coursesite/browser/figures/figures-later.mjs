/**
 * Owns when the script of a figure is loaded: as a reader comes near it, since most pages are left before their last figure, or
 * takes to the keyboard, since Tab must find controls however far they are. Until then the page shows the untouched state. The
 * scripts stand beside this one.
 */

const folder = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const waiting = new Set(document.querySelectorAll(".course-figure"));
const near = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && load(target)), { rootMargin: "800px" });

for (const figure of waiting) near.observe(figure);
addEventListener("keydown", () => waiting.forEach(load), { once: true });

/** @param {Element} figure */
function load(figure) {
  if (!waiting.delete(figure)) return;
  near.unobserve(figure);
  const script = document.createElement("script");
  script.src = new URL(`figure-${figure.localName.replace("course-", "")}.js`, folder).href;
  figure.append(script);
}
