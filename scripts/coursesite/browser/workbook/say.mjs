/** Owns the words of a workbook. */

export const SYSTEM = "System that you score";
export const EVIDENCE = "Evidence, in a line";
export const COPY = "Copy as Markdown";
export const COPIED = "Copied.";
export const NOT_COPIED = "The browser did not allow it. Download the file instead.";
export const DOWNLOAD = "Download as Markdown";
export const START_OVER = "Start over";
export const START_OVER_TEXT = "This empties the workbook in this browser. A downloaded copy is not touched.";
export const EMPTY = "Empty the workbook";
export const EMPTIED = "The workbook is empty.";
export const NOT_SAVED = "This browser keeps nothing for this page, so download your workbook before you leave.";
export const FOREIGN = "What this browser had kept could not be read in full. The rest is here; the kept text is replaced with your next entry.";
export const ALL_DONE = "Every test is automated. Now look at what the tests say.";

/** The three scores, as a reader chooses them and as they are read aloud. */
export const CHOICES = /** @type {const} */ ([
  [0, "0", "not done"],
  [0.5, "½", "by hand, documented"],
  [1, "1", "automated and repeated"],
]);

/** What a score says, by range. */
export const RANGES = [
  "A research project, whatever it is called.",
  "Tested here and there; expect serious gaps.",
  "A first pass has been made; more work is likely to pay.",
  "Reasonably tested; look for what is still done by hand.",
  "Strong, as befits a system that others depend on.",
  "Exceptional.",
];

/**
 * Returns a number of half points.
 * @param {number} value
 */
export const half = (value) => (value % 1 ? `${Math.floor(value) || ""}½` : String(value));

/**
 * @param {string} name
 * @param {number} sum
 * @param {number} of
 */
export const saySum = (name, sum, of) => `${name}: ${half(sum)} of ${of}`;

/**
 * @param {number} score
 * @param {string} meaning
 */
export const sayScore = (score, meaning) => `Score: ${half(score)}. ${meaning}`;

/**
 * @param {number} count
 * @param {number} of
 */
export const sayLooked = (count, of) => `${count} of ${of} tests looked at; the others count 0.`;

/** @param {string[]} names */
export const sayTie = (names) => `${join(names)} are equally weak, so no single test raises the score: it takes one in each.`;

/** @param {string} name */
export const sayRaise = (name) => `${name} holds the score down. Automating any one of these raises it:`;

/** @param {number} to */
export const sayTo = (to) => `to ${half(to)}`;

/** @param {string[]} names */
const join = (names) => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
