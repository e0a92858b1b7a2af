/** Owns the words that lead back to where the reader stopped, in English; the home page needs no others. */

import { speaker } from "../furniture/words.mjs";

export const ENGLISH = { goOn: "Continue with {title}" };

const say = speaker(ENGLISH);

/** @param {string} title */
export const sayContinue = (title) => say("goOn", { title });
