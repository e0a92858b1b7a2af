/** Owns search at work: the box, its results and the keys in it. Knows no engine. */

import { renderPage } from "./results.mjs";
import { markWords } from "./marks.mjs";

/** @import { Found, Places, Search } from "./engine.mjs" */
/** @import { Say } from "./results.mjs" */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const { base, search, translations } = JSON.parse(document.getElementById("__config")?.textContent ?? "");
const here = location.href;

/** @type {Say} */
const say = (name, count) => translations[name].replace("#", count?.toLocaleString(document.documentElement.lang));

/**
 * @param {ParentNode} box
 * @param {Search} find
 * @param {number} pause milliseconds without a key after which is searched
 */
function startBox(box, find, pause) {
  const query = /** @type {HTMLInputElement} */ (box.querySelector(".md-search__input"));
  const meta = /** @type {HTMLElement} */ (box.querySelector(".md-search-result__meta"));
  const list = /** @type {HTMLElement} */ (box.querySelector(".md-search-result__list"));
  const completion = box.querySelector(".md-search__suggest");
  /** @type {string | undefined} */
  let asked;
  let busy = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Found["more"]} */
  let more;
  const end = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && follow());
  meta.role = "status";
  list.role = "list";
  // Its links take the focus; it needs none of its own.
  list.closest("[tabindex]")?.removeAttribute("tabindex");

  /** Asks for what stands in the box, one query after the other; of those that wait only the last. */
  function run() {
    const words = query.value.trim();
    if (words === asked) return busy;
    asked = words;
    busy = busy.then(() => answer(words)).catch(() => {
      asked = undefined;
    });
    return busy;
  }

  /** @param {string} words */
  async function answer(words) {
    if (words === asked) show(await find(words));
  }

  /** @param {Found} found */
  function show(found) {
    const { pages, count = pages.length, completion: word } = found;
    const isInList = list.contains(document.activeElement);
    list.replaceChildren();
    add(found);
    // An answer may come after the arrow key, and what had the focus is gone.
    if (isInList) (list.querySelector("a") ?? query).focus();
    box.querySelector(".md-search__scrollwrap")?.scrollTo(0, 0);
    meta.textContent = say(`search.result.${!asked ? "placeholder" : ["none", "one"][count] ?? "other"}`, count);
    const last = /[^\s-]*$/.exec(query.value)?.[0] ?? "";
    if (completion) completion.textContent = last && word.startsWith(last) ? query.value + word.slice(last.length) : "";
  }

  /** @param {Found} found */
  function add(found) {
    more = found.more;
    list.append(...found.pages.map((page) => renderPage(page, say)));
    end.disconnect();
    if (more && list.lastElementChild) end.observe(list.lastElementChild);
  }

  /** Adds what comes next, once the end of the list is in view. */
  async function follow() {
    const next = more;
    end.disconnect();
    const found = await next?.();
    if (found && next === more) add(found);
  }

  query.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  });
  query.form?.addEventListener("reset", () => setTimeout(() => (query.focus(), run())));
  query.form?.addEventListener("submit", async () => {
    await run();
    list.querySelector("a")?.click();
  });
  box.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step) {
      const stops = /** @type {HTMLElement[]} */ ([query, ...list.querySelectorAll(":not(details) > a, summary, details[open] > a")]);
      const place = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      stops.at((place + step) % stops.length)?.focus();
      event.preventDefault();
    } else if (key === "ArrowRight" && completion?.textContent && query.selectionStart === query.value.length) {
      query.value = completion.textContent;
      run();
    }
  });
  run();
}

/**
 * Starts search on the open page, and marks the words by which it was found.
 * @param {(places: Places) => Search} openEngine
 * @param {number} [pause] milliseconds without a key after which is searched: a query may cost its reader something
 */
export function startSearch(openEngine, pause = 0) {
  const box = document.querySelector(".md-search");
  const places = { base: new URL(base, here).href, index: new URL(script.dataset.index ?? "", here).href, engine: new URL(search, here).href };
  if (box) startBox(box, openEngine(places), pause);
  const words = new URLSearchParams(location.search).get("h");
  const text = document.querySelector("article");
  if (words && text) markWords(text, words);
}
