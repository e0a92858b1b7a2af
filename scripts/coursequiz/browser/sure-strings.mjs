/** Owns every sentence about how sure a reader is, in English; other languages stand in `languages/`. */

import { speaker } from "./words.mjs";

export const ENGLISH = {
  sure: "How sure are you?",
  sureOffer: "Ask me how sure I am",
  sureStop: "Do not ask",
  sure25: "{percent}% a guess",
  sure50: "{percent}% could be either",
  sure75: "{percent}% fairly sure",
  sure95: "{percent}% sure",
};

export const say = speaker(ENGLISH);
