/** Owns the words that lead back to where the reader stopped, in English; the home page needs no others. */

import { speaker } from "../furniture/words.mjs";

export const ENGLISH = { goOn: "Continue with {title}", start: "Start with {title}" };

const say = speaker(ENGLISH);

/**
 * @param {string} title
 * @param {boolean} [isNew] whether the reader has been nowhere yet
 */
export const sayContinue = (title, isNew) => say(isNew ? "start" : "goOn", { title });
