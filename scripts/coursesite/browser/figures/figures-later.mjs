/**
 * Owns when the script of a figure is loaded: as a reader comes near it, since most pages are left before their last figure.
 * Until then the page shows the untouched state. The scripts stand beside this one.
 */

const folder = /** @type {HTMLScriptElement} */ (document.currentScript).src;

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const script = document.createElement("script");
      script.src = new URL(`figure-${target.localName.replace("course-", "")}.js`, folder).href;
      target.append(script);
    }
  },
  { rootMargin: "800px" },
);
for (const figure of document.querySelectorAll(".course-figure")) near.observe(figure);
