/**
 * Owns the card of a key term, and of whatever else says what stands on its card: it opens by hover, by focus and by a first tap (a second follows the link to the glossary).
 * It stays while the pointer is on the term or on the card, and Escape closes it. One card serves the whole page; listening
 * on the document, it needs no news of pages that come and go.
 */

const TERM = "[data-card]";
/** Milliseconds in which a pointer may cross from the term to its card. */
const GRACE = 250;
/** Pixels between term and card, and between card and the window's edge. */
const GAP = 6;

const card = document.createElement("div");
/** @type {HTMLElement | null} The term whose card is open. */
let open = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let isTouch = false;

/** Begins to listen. */
export function startCards() {
  card.id = card.className = "course-card";
  card.role = "tooltip";
  card.hidden = true;
  addEventListener("pointerover", over);
  addEventListener("pointerdown", ({ pointerType, target }) => {
    isTouch = pointerType === "touch";
    if (isTouch && !find(target)) hide();
  });
  addEventListener("focusin", ({ target }) => {
    const term = find(target);
    if (term?.matches(":focus-visible")) show(term);
  });
  addEventListener("focusout", ({ target }) => target === open && hide());
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("click", click, true);
}

/** @param {PointerEvent} event */
function over({ target, pointerType }) {
  if (pointerType === "touch") return;
  const term = find(target);
  clearTimeout(timer);
  if (term && term !== card) timer = setTimeout(show, open ? 0 : GRACE / 2, term);
  else if (!term && open !== document.activeElement) timer = setTimeout(hide, GRACE);
}

/** @param {MouseEvent} event */
function click(event) {
  const term = find(event.target);
  if (term === card) return;
  if (isTouch && term && term !== open) {
    event.preventDefault();
    event.stopPropagation();
    show(term);
  } else hide();
}

/**
 * Returns the term or the card that an event is about.
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function find(target) {
  return target instanceof Element ? target.closest(`${TERM}, .course-card`) : null;
}

/** @param {HTMLElement} term */
function show(term) {
  hide();
  open = term;
  card.textContent = term.dataset.card ?? "";
  document.body.append(card);
  card.hidden = false;
  term.setAttribute("aria-describedby", card.id);
  place(term.getClientRects()[0] ?? term.getBoundingClientRect());
}

function hide() {
  clearTimeout(timer);
  open?.removeAttribute("aria-describedby");
  open = null;
  card.hidden = true;
}

/**
 * Puts the card below the term's first line, or above it where there is more room.
 * @param {DOMRect} term
 */
function place({ top, bottom, left, right }) {
  const { offsetWidth: width, offsetHeight: height } = card;
  const isBelow = bottom + GAP + height < innerHeight || top < height + GAP;
  const start = getComputedStyle(card).direction === "rtl" ? right - width : left;
  card.style.top = `${scrollY + (isBelow ? bottom + GAP : top - GAP - height)}px`;
  card.style.left = `${scrollX + Math.max(GAP, Math.min(start, document.documentElement.clientWidth - width - GAP))}px`;
}
