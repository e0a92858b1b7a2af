/** Owns the question that is asked before something is deleted. Escape and the first button leave everything as it is. */

import { make, makeButton } from "../../../coursequiz/browser/elements.mjs";
import { say } from "./say.mjs";

/**
 * Returns whether the reader agreed.
 * @param {string} question
 * @param {string} yes what the button that agrees says
 * @returns {Promise<boolean>}
 */
export function confirm(question, yes) {
  const agree = makeButton(() => dialog.close("yes"), yes);
  const dialog = make("dialog", "course-confirm md-typeset", make("p", "", question), make("p", "", makeButton(() => dialog.close(), say("cancel")), " ", agree));
  dialog.ariaLabel = yes;
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    };
    dialog.showModal();
  });
}
