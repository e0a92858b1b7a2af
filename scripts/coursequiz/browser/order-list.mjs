/**
 * Owns the list whose items the reader puts in order with two buttons each. Knows nothing of grading.
 *
 * An item moves when its neighbour is moved past it: the pressed button never leaves the page, so it keeps the focus.
 */

import { sayPlace } from "./strings.mjs";

/**
 * Shows the buttons of a list and makes them work until `signal` aborts. A move sends an `input` event, as any other
 * field does, and its new place is said in a live region.
 * @param {Element} list
 * @param {AbortSignal} signal
 */
export function upgradeOrder(list, signal) {
  for (const button of list.querySelectorAll("[data-move]")) button.removeAttribute("hidden");
  showEnds(list);
  list.addEventListener("click", ({ target }) => move(list, /** @type {Element} */ (target).closest("[data-move]")), { signal });
}

/**
 * Puts the items in the order of `ids`.
 * @param {Element} list
 * @param {string[]} ids
 */
export function restoreOrder(list, ids) {
  /** @param {Element} item */
  const place = (item) => ids.indexOf(item.getAttribute("data-choice") ?? "");
  list.append(...[...list.children].sort((a, b) => place(a) - place(b)));
  showEnds(list);
}

/**
 * @param {Element} list
 * @param {Element | null} button
 */
function move(list, button) {
  const item = button?.closest("li");
  if (!button || !item) return;
  const { previousElementSibling: above, nextElementSibling: below } = item;
  if (button.getAttribute("data-move") === "up") {
    if (above) item.after(above);
  } else if (below) {
    item.before(below);
  }
  showEnds(list);
  list.dispatchEvent(new Event("input", { bubbles: true }));
  const items = [...list.children];
  const text = item.querySelector(".quiz-text")?.textContent?.trim() ?? "";
  findStatus(list).textContent = sayPlace(text, items.indexOf(item) + 1, items.length);
}

/**
 * Tells which buttons lead nowhere. They are not `disabled`: that would take the focus from the one just pressed.
 * @param {Element} list
 */
function showEnds(list) {
  for (const button of list.querySelectorAll("[data-move]")) {
    const end = button.getAttribute("data-move") === "up" ? list.firstElementChild : list.lastElementChild;
    button.setAttribute("aria-disabled", String(end === button.closest("li")));
  }
}

/**
 * Returns the live region after the list; makes it where there is none.
 * @param {Element} list
 */
function findStatus(list) {
  const next = list.nextElementSibling;
  if (next?.matches(".quiz-moved")) return next;
  const status = document.createElement("p");
  status.className = "quiz-moved quiz-hidden";
  status.setAttribute("role", "status");
  list.after(status);
  return status;
}
