/** Owns when a review comes into a page with questions: where the address leads to a question to be reviewed, and not before. */

import { REVIEW } from "../progress/address.mjs";
import { loadScript } from "./load.mjs";

/**
 * Puts a review before a place of the page as soon as the address asks for one.
 * @param {HTMLElement} place knows where the outline of the course is
 * @param {string} src address of the script that shows it
 */
export function awaitReview(place, src) {
  const begin = () => {
    if (!place.isConnected || !location.hash.endsWith(REVIEW) || document.querySelector("course-review")) return;
    const review = document.createElement("course-review");
    // The list of sections may write another fragment into the address before the script is there.
    review.dataset.hash = location.hash;
    review.dataset.outline = place.dataset.outline;
    place.before(review);
    loadScript(src, review);
  };
  addEventListener("hashchange", begin);
  begin();
}
