/** Owns how search opens and closes. What finds comes when a reader is about to search, or where the address holds a search. */

import { makeButton, setBox } from "./button.mjs";

/** @param {HTMLScriptElement} script this one, which stands beside that of search and knows where the index is */
export function startSearch(script) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".md-search"));
  const query = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  const opener = /** @type {HTMLElement | null} */ (document.querySelector(".md-header__button[for=__search]"));
  if (!place || !query || !opener) return;
  const box = makeButton(opener, place.ariaLabel ?? "");
  let isWaiting = false;
  const load = () => {
    if (document.querySelector("[data-search]")) return;
    const search = Object.assign(document.createElement("script"), { src: script.src.replace(/shell\.js(?=[?#]|$)/, "search.js") });
    Object.assign(search.dataset, { search: "", index: script.dataset.index });
    search.onerror = () => search.remove();
    search.onload = () => isWaiting && query.form?.requestSubmit();
    document.body.append(search);
  };
  const open = () => setBox(box, true);

  for (const kind of ["pointerover", "focusin"]) for (const part of [place, opener]) part.addEventListener(kind, load);
  query.addEventListener("focus", open);
  query.addEventListener("input", open);
  query.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    isWaiting = true;
  });
  box.addEventListener("change", () => (box.checked ? query.focus() : forget()));
  // Not by what loses the focus: a part that can no longer have it loses it to nothing.
  addEventListener("focusin", ({ target }) => target instanceof Node && !place.contains(target) && setBox(box, false));
  place.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && setBox(box, false));
  addEventListener("pagehide", () => setBox(box, false));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) {
      setBox(box, false);
      (opener.offsetParent ? opener : query).focus();
      setBox(box, false);
    } else if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      open();
      query.select();
    }
  });

  const address = new URL(location.href);
  const words = address.searchParams.get("q");
  if (words) {
    query.value = words;
    open();
  }
  if (words || address.searchParams.has("h")) load();
}

/** Takes the search out of the address. */
function forget() {
  const address = new URL(location.href);
  if (!address.searchParams.has("q")) return;
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
}
