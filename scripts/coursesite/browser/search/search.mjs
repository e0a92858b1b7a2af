/** Search at work: the box, its results and the keys in it. Loaded by the first use of search, or where the address holds one. */

import { openEngine } from "./engine.mjs";
import { renderPage } from "./results.mjs";
import { markWords } from "./marks.mjs";

/** @import { Search } from "./engine.mjs" */
/** @import { Say } from "./results.mjs" */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const { base, search, translations } = JSON.parse(document.getElementById("__config")?.textContent ?? "");
const here = location.href;

/** @type {Say} */
const say = (name, count) => translations[name].replace("#", count?.toLocaleString(document.documentElement.lang));

/**
 * @param {ParentNode} box
 * @param {Search} find
 */
function startBox(box, find) {
  const query = /** @type {HTMLInputElement} */ (box.querySelector(".md-search__input"));
  const meta = /** @type {HTMLElement} */ (box.querySelector(".md-search-result__meta"));
  const list = /** @type {HTMLElement} */ (box.querySelector(".md-search-result__list"));
  const completion = box.querySelector(".md-search__suggest");
  /** @type {string | undefined} */
  let asked;
  let busy = Promise.resolve();
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

  /** @param {Awaited<ReturnType<Search>>} found */
  function show({ pages, completion: word }) {
    const count = pages.length;
    list.replaceChildren(...pages.map((page) => renderPage(page, say)));
    box.querySelector(".md-search__scrollwrap")?.scrollTo(0, 0);
    meta.textContent = say(`search.result.${!asked ? "placeholder" : ["none", "one"][count] ?? "other"}`, count);
    const last = /[^\s-]*$/.exec(query.value)?.[0] ?? "";
    if (completion) completion.textContent = last && word.startsWith(last) ? query.value + word.slice(last.length) : "";
  }

  query.addEventListener("input", run);
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

const box = document.querySelector(".md-search");
if (box) startBox(box, openEngine({ base: new URL(base, here).href, index: new URL(script.dataset.index ?? "", here).href, engine: new URL(search, here).href }));
const words = new URLSearchParams(location.search).get("h");
const text = document.querySelector("article");
if (words && text) markWords(text, words);
