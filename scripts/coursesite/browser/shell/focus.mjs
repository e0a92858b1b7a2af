/** Owns the class by which the theme's style sheet knows that the focus shall be seen. */

export function showFocus() {
  addEventListener("focusin", ({ target }) => target instanceof Element && target.classList.toggle("focus-visible", target.matches(":focus-visible")));
  addEventListener("focusout", ({ target }) => target instanceof Element && target.classList.remove("focus-visible"));
}
