/** Owns every sentence of the page "My progress" that depends on the reader. Knows nothing of where they are shown. */

/** @import { Outcome } from "../../../coursequiz/browser/sitting.mjs" */
/** @import { Level } from "./calibration.mjs" */
/** @import { Fault } from "./file.mjs" */
/** @import { Why } from "./schedule.mjs" */
/** @import { Sum } from "./transfer.mjs" */

export const LESSON = "Lesson";
export const OBJECTIVE = "Objective";
export const STATE = "State";
export const ANSWERED = "Answered";
export const FIRST = "Right first time";
export const BEST = "Right by now";
export const FINISHED = "Finished";
export const READ = "Read";
export const RESET = "Reset";
export const NEVER = "Not started";
export const STARTED = "Started";
export const ALL_DONE = "You have finished every lesson.";
export const NOTHING_YET = "Nothing has been answered yet. Questions come back here once you have answered them.";
export const NO_STORAGE = "This browser does not let the site keep anything, so there is nothing to show. Private windows and blocked site data do that.";
export const ASK = "Ask me how sure I am";
export const DO_NOT_ASK = "Do not ask me how sure I am";
export const NOTHING_SAID = "You have not said how sure you are of any answer yet.";
export const SAVE_FILE = "Save a file";
export const CHOOSE_FILE = "Take in a file";
export const RESET_ALL = "Delete all progress";
export const CANCEL = "Cancel";
export const NOT_RESET = "Nothing was deleted.";
export const SAID = "You said";
export const WAS = "Were right";
export const OF = "Answers";
export const AXIS_SAID = "how sure you said you were";
export const AXIS_WAS = "how many were right";
export const TOO_LARGE = "This file is too large to be saved progress. Nothing was changed. Choose the file that “Save a file” made; its name begins with “progress-”.";
export const OTHER_COURSE = "Nothing in this file belongs to this course. Nothing was changed.";
export const UNREADABLE = "This file could not be read. Nothing was changed.";

/** @type {Record<Fault, string>} */
export const FAULTS = {
  "not-json": "This file is damaged or of another kind: it is not JSON. Nothing was changed. Choose the file that “Save a file” made; its name begins with “progress-”.",
  "other-format": "This file holds something else, not progress from this course. Nothing was changed. Choose the file that “Save a file” made; its name begins with “progress-”.",
  newer: "This file was written by a newer version of this site. Nothing was changed. Reload this page and try again.",
};

/** @type {Record<Why, string>} */
export const WHY = { missed: "missed", changed: "changed since you answered it", unsure: "you were not sure", due: "due" };

/**
 * @param {number} count
 * @param {string} word
 */
const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** @param {string[]} parts at least one */
const list = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : String(parts[0]));

/** @param {number} time */
export const sayDay = (time) => new Date(time).toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });

/**
 * @param {number} count
 * @param {number} of
 */
export const sayOf = (count, of) => `${count} of ${of}`;

/** @param {Outcome} best */
export const sayBest = ({ right, of }) => `best ${right} of ${of}`;

/** @param {string} title */
export const sayContinue = (title) => `Continue with ${title}`;

/**
 * @param {number} done
 * @param {number} of
 */
export const sayFinished = (done, of) => `${done} of ${many(of, "page")} finished.`;

/**
 * @param {number} count
 * @param {number | undefined} next when the next one comes back
 */
export const sayDue = (count, next) =>
  count ? `${many(count, "question")} to review today.` : next === undefined ? NOTHING_YET : `Nothing to review today. The next question comes back on ${sayDay(next)}.`;

/** @param {number} count */
export const sayMore = (count) => `${count} more`;

/** @param {string} title */
export const sayResetOf = (title) => `Reset ${title}`;

/** @param {string} title */
export const askReset = (title) => `Forget all answers and the tick of “${title}”? This cannot be undone: a file that you saved before does not bring them back.`;
export const ASK_RESET_ALL = "Forget every answer, tick and test result of this course in this browser? This cannot be undone: a file that you saved before does not bring them back.";

/** @param {string} title */
export const sayReset = (title) => `“${title}” was reset.`;
export const RESET_DONE = "All progress was deleted.";

/** @param {number} count */
export const sayNotSaved = (count) => `${many(count, "record")} could not be saved: this browser's storage is full or blocked.`;

/** @param {string} name */
export const sayFile = (name) => `Saved as ${name}. It stays on your device.`;

/**
 * @param {Sum} added
 * @param {boolean} isNews whether anything changed
 */
export function sayAdded({ answers, pages, results }, isNews) {
  const parts = [answers && many(answers, "answer"), pages && many(pages, "finished page"), results && many(results, "test result")].filter((part) => part !== 0);
  if (parts.length) return `Added ${list(/** @type {string[]} */ (parts))}. What was here before is still here.`;
  return isNews ? "The file was taken in; it held no new answer. What was here before is still here." : "Nothing new: all that the file holds was here already, or was reset since.";
}

/** @param {number} count */
export const sayLeft = (count) => `${many(count, "record")} of the file could not be read and ${count === 1 ? "was" : "were"} left out.`;

/** @param {number} count */
export const sayNewer = (count) => `${many(count, "record")} here ${count === 1 ? "comes" : "come"} from a newer version of this site and ${count === 1 ? "was" : "were"} left as ${count === 1 ? "it is" : "they are"}.`;

/** @param {number} percent */
export const sayPercent = (percent) => `${Math.round(percent)}%`;

/** @param {Level} level */
export const sayLevel = ({ said, right, of }) => `said ${said}%, ${right} of ${of} right`;

/** Fewer answers than this say nothing yet. */
const ENOUGH = 10;
const NEAR = 5;

/**
 * @param {number} count answers in all
 * @param {number} bias percent points that were said and did not come true
 */
export function sayBias(count, bias) {
  const so = `Over ${many(count, "answer")} you`;
  const points = many(Math.round(Math.abs(bias)), "percentage point");
  const few = count < ENOUGH ? " That is too few answers to mean much." : "";
  if (Math.abs(bias) < NEAR) return `${so} were right about as often as you said.${few}`;
  return bias > 0
    ? `${so} were right less often than you said, by ${points}: what feels known deserves a second look.${few}`
    : `${so} were right more often than you said, by ${points}: you may trust yourself more.${few}`;
}
