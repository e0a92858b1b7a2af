/**
 * Owns how this site's own scripts say a sentence in the page's language. English comes with a script; another language comes
 * with the pages that the script is for, from `scripts/theme/strings/`.
 */

import { speaker as makeSpeaker } from "../../../coursequiz/browser/words.mjs";

/** @import { Form } from "../../../coursequiz/browser/words.mjs" */

/**
 * Returns a function that says a sentence by its name, with values filled in.
 * @param {Record<string, Form>} english
 */
export const speaker = (english) => makeSpeaker(english, () => globalThis.document?.querySelector("course-page")?.getAttribute("data-words"));
