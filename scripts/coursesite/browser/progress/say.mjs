/**
 * Owns every sentence of the page "My progress" and of a review that depends on the reader, in English; other languages stand in
 * `scripts/theme/strings/`. Knows nothing of where they are shown.
 */

import { getLanguage } from "../../../coursequiz/browser/words.mjs";
import { speaker } from "../furniture/words.mjs";

/** @import { Outcome } from "../../../coursequiz/browser/sitting.mjs" */
/** @import { Level } from "./calibration.mjs" */
/** @import { Sum } from "./transfer.mjs" */

export const ENGLISH = {
  lesson: "Lesson",
  objective: "Objective",
  state: "State",
  answered: "Answered",
  first: "Right first time",
  best: "Right by now",
  table: "Table",
  of: "{count} of {of}",
  bestOf: "best {right} of {of}",
  finished: "Finished",
  read: "Read",
  started: "Started",
  never: "Not started",
  finishedPages: { one: "{done} of {n} page finished.", other: "{done} of {n} pages finished." },
  allDone: "You have finished every lesson.",

  nothingYet: "Nothing has been answered yet. Questions come back here once you have answered them.",
  nothingToday: "Nothing to review today. The next question comes back {when}.",
  many: { one: "{n} question is due. A few at a time are enough.", other: "{n} questions are due. A few at a time are enough." },
  more: "{n} more",
  missed: "missed",
  changed: "changed since you answered it",
  unsure: "you were not sure",
  due: "due",
  begin: { one: "Review {n} question", other: "Review {n} questions" },
  resume: { one: "Go on with the review: {n} question left", other: "Go on with the review: {n} questions left" },
  reviewed: "Review finished: {right} of {n} right.",
  right: "right",
  when: "{days}, on {day}",
  comesBack: "Comes back {when}.",
  stays: "Stays due until it is right.",

  review: "Review",
  place: "Question {place} of {n}",
  skip: "Skip",
  next: "Next question",
  summary: "When each comes back",
  leave: "Leave",
  reread: "Read the section again",
  gone: "This question is no longer part of the course.",
  kept: "This question belongs to a test that is not handed in. It can be reviewed after that.",

  ask: "Ask me how sure I am",
  doNotAsk: "Do not ask me how sure I am",
  nothingSaid: "You have not said how sure you are of any answer yet.",
  said: "You said",
  was: "Were right",
  answers: "Answers",
  axisSaid: "how sure you said you were",
  axisWas: "how many were right",
  percent: "{percent}%",
  level: "said {said}%, {right} of {of} right",
  biasNone: { one: "Over {n} answer you were right about as often as you said.", other: "Over {n} answers you were right about as often as you said." },
  biasOver: {
    one: "Over {n} answer you were right less often than you said, by {points}: what feels known deserves a second look.",
    other: "Over {n} answers you were right less often than you said, by {points}: what feels known deserves a second look.",
  },
  biasUnder: {
    one: "Over {n} answer you were right more often than you said, by {points}: you may trust yourself more.",
    other: "Over {n} answers you were right more often than you said, by {points}: you may trust yourself more.",
  },
  points: { one: "{n} percentage point", other: "{n} percentage points" },
  few: "That is too few answers to mean much.",

  saveFile: "Save a file",
  chooseFile: "Take in a file",
  savedAs: "Saved as {name}. It stays on your device.",
  tooLarge: "This file is too large to be saved progress. Nothing was changed. Choose the file that “Save a file” made; its name begins with “progress-”.",
  otherCourse: "Nothing in this file belongs to this course. Nothing was changed.",
  unreadable: "This file could not be read. Nothing was changed.",
  "not-json": "This file is damaged or of another kind: it is not JSON. Nothing was changed. Choose the file that “Save a file” made; its name begins with “progress-”.",
  "other-format": "This file holds something else, not progress from this course. Nothing was changed. Choose the file that “Save a file” made; its name begins with “progress-”.",
  newer: "This file was written by a newer version of this site. Nothing was changed. Reload this page and try again.",
  added: "Added {what}. What was here before is still here.",
  addedAnswers: { one: "{n} answer", other: "{n} answers" },
  addedPages: { one: "{n} finished page", other: "{n} finished pages" },
  addedResults: { one: "{n} test result", other: "{n} test results" },
  addedNone: "The file was taken in; it held no new answer. What was here before is still here.",
  nothingNew: "Nothing new: all that the file holds was here already, or was reset since.",
  left: { one: "{n} record of the file could not be read and was left out.", other: "{n} records of the file could not be read and were left out." },
  newerHere: {
    one: "{n} record here comes from a newer version of this site and was left as it is.",
    other: "{n} records here come from a newer version of this site and were left as they are.",
  },
  notSaved: {
    one: "{n} record could not be saved: this browser's storage is full or blocked.",
    other: "{n} records could not be saved: this browser's storage is full or blocked.",
  },

  reset: "Reset",
  resetOf: "Reset {title}",
  resetAll: "Delete all progress",
  askReset: "Forget all answers and the tick of “{title}”? This cannot be undone: a file that you saved before does not bring them back.",
  askResetAll: "Forget every answer, tick and test result of this course in this browser? This cannot be undone: a file that you saved before does not bring them back.",
  cancel: "Cancel",
  wasReset: "“{title}” was reset.",
  resetDone: "All progress was deleted.",
  notReset: "Nothing was deleted.",
};

export const say = speaker(ENGLISH);

/**
 * @param {number} count
 * @param {number} of
 */
export const sayOf = (count, of) => say("of", { count, of });

/** @param {Outcome} best */
export const sayBest = ({ right, of }) => say("bestOf", { right, of });

/**
 * Returns how many days from now a time is, and the day itself.
 * @param {number} time not before today
 * @param {number} now
 */
export function sayWhen(time, now) {
  const days = Math.round((new Date(time).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000);
  const isSoon = new Date(time).getFullYear() === new Date(now).getFullYear();
  const day = new Date(time).toLocaleDateString(getLanguage(), { day: "numeric", month: "long", ...(!isSoon && { year: "numeric" }) });
  return say("when", { days: new Intl.RelativeTimeFormat(getLanguage(), { numeric: "auto" }).format(days, "day"), day });
}

/**
 * @param {Sum} added
 * @param {boolean} isNews whether anything changed
 */
export function sayAdded({ answers, pages, results }, isNews) {
  const counts = /** @type {const} */ ([["addedAnswers", answers], ["addedPages", pages], ["addedResults", results]]);
  const parts = counts.flatMap(([name, n]) => (n ? [say(name, { n })] : []));
  if (parts.length) return say("added", { what: new Intl.ListFormat(getLanguage()).format(parts) });
  return say(isNews ? "addedNone" : "nothingNew");
}

/** @param {number} percent */
export const sayPercent = (percent) => say("percent", { percent: Math.round(percent) });

/** @param {Level} level */
export const sayLevel = (level) => say("level", level);

/** Fewer answers than this say nothing yet. */
const ENOUGH = 10;
const NEAR = 5;

/**
 * @param {number} n answers in all
 * @param {number} bias percent points that were said and did not come true
 */
export function sayBias(n, bias) {
  const points = say("points", { n: Math.round(Math.abs(bias)) });
  const sum = say(Math.abs(bias) < NEAR ? "biasNone" : bias > 0 ? "biasOver" : "biasUnder", { n, points });
  return n < ENOUGH ? `${sum} ${say("few")}` : sum;
}
