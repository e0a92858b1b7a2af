/**
 * Owns the meaning of an answer: (kind, key, response) to a verdict. Pure; knows no page, no storage and no sentence.
 *
 * A kind is one function in `KINDS`. A response is always the list of the values a form would send, in its order, so
 * nothing else in the browser half needs to know what kinds exist.
 */

import { parseNumber } from "./numbers.mjs";
import { normaliseOutput, normaliseText } from "./text.mjs";

/** @typedef {"right" | "partial" | "wrong"} Verdict */
/** @typedef {{what: "choose" | "number" | "text" | "all", count: number}} Need What an unfinished answer lacks. */
/**
 * @typedef {object} Graded
 * @property {Verdict} verdict
 * @property {number} score share of the parts that are right, 0 to 1
 * @property {string[]} feedback ids of the feedback to show, in order
 * @property {[id: string, verdict: Verdict][]} marks verdict on each single choice, row or gap that has one
 * @property {[right: number, of: number]} parts
 */
/** @typedef {{verdict: "incomplete", score: 0, feedback: [], need: Need}} Incomplete */
/** @typedef {Graded | Incomplete} Result */

/**
 * @typedef {object} Key What `data-key` of a question holds; each kind uses its own part.
 * @property {string[]} [correct] single, multiple: ids of the right choices
 * @property {number} [low] numeric: the least right number
 * @property {number} [high] numeric: the greatest right number
 * @property {string[]} [accept] text, output: right answers
 * @property {{id: string, low?: number, high?: number, answers?: string[]}[]} [wrong] answers that were foreseen
 * @property {string[]} [order] order: ids in the right order
 * @property {string[]} [answers] match, categorise, cloze: right values by position
 * @property {string[]} [items] match, categorise, cloze: ids by position
 */
/** @typedef {(key: Key, response: string[]) => Result} Grade */

/** @type {ReadonlyMap<string, Grade>} A map, so that a kind called `constructor` finds nothing. */
const KINDS = new Map([
  ["single", gradeChoices],
  ["multiple", gradeChoices],
  ["numeric", gradeNumber],
  ["text", gradeTyped(normaliseText)],
  ["output", gradeTyped(normaliseOutput)],
  ["order", gradeOrder],
  ["match", gradePositions],
  ["categorise", gradePositions],
  ["cloze", gradePositions],
]);

/**
 * Returns whether there is a way to grade questions of this kind.
 * @param {string} kind
 */
export function canGrade(kind) {
  return KINDS.has(kind);
}

/**
 * Returns the verdict on a response, or what the response still needs. Throws for a kind that `canGrade` refuses.
 * @param {string} kind
 * @param {Key} key
 * @param {string[]} response
 * @returns {Result}
 */
export function grade(kind, key, response) {
  const found = KINDS.get(kind);
  if (!found) throw new RangeError(`no grading for kind ${kind}`);
  return found(key, response);
}

/** @type {Grade} Choices that were not chosen get no mark: they would give the key away before a second try. */
function gradeChoices({ correct = [] }, response) {
  if (response.length !== correct.length) return incomplete("choose", correct.length);
  return judge(response.map((id) => [id, correct.includes(id)]));
}

/** @type {Grade} */
function gradeNumber({ low, high, wrong = [] }, [typed = ""]) {
  const value = parseNumber(typed);
  if (value === null) return incomplete("number");
  /** @param {{low?: number, high?: number}} range */
  const holds = (range) => value >= (range.low ?? NaN) && value <= (range.high ?? NaN);
  return judgeWhole(holds({ low, high }), wrong.find(holds)?.id);
}

/**
 * Returns the grading of a typed answer that is compared after `normalise`.
 * @param {(text: string) => string} normalise
 * @returns {Grade}
 */
function gradeTyped(normalise) {
  return ({ accept = [], wrong = [] }, [typed = ""]) => {
    const answer = normalise(typed);
    if (!answer) return incomplete("text");
    /** @param {string[]} answers */
    const holds = (answers) => answers.some((text) => normalise(text) === answer);
    return judgeWhole(holds(accept), wrong.find(({ answers = [] }) => holds(answers))?.id);
  };
}

/** @type {Grade} */
function gradeOrder({ order = [] }, response) {
  const result = judge(order.map((id, place) => [response[place] ?? "", response[place] === id]));
  return { ...result, feedback: [result.verdict === "right" ? "right" : "otherwise"] };
}

/** @type {Grade} A row answered wrong does not earn the feedback that names its right value: another try would be worth nothing. */
function gradePositions({ answers = [], items = [] }, response) {
  if (!answers.every((_, place) => response[place])) return incomplete("all");
  const result = judge(answers.map((answer, place) => [items[place] ?? "", response[place] === answer]));
  return { ...result, feedback: result.marks.map(([id, verdict]) => (verdict === "right" ? id : `${id}:otherwise`)) };
}

/**
 * Returns the verdict on an answer made of parts, each right or wrong.
 * @param {[id: string, right: boolean][]} parts
 * @returns {Graded}
 */
function judge(parts) {
  const right = parts.filter(([, isRight]) => isRight).length;
  return {
    verdict: right === parts.length ? "right" : right ? "partial" : "wrong",
    score: parts.length ? right / parts.length : 1,
    feedback: parts.map(([id]) => id),
    marks: parts.map(([id, isRight]) => [id, isRight ? "right" : "wrong"]),
    parts: [right, parts.length],
  };
}

/**
 * Returns the verdict on an answer that is right or wrong as a whole; `foreseen` names the feedback to a foreseen slip.
 * @param {boolean} isRight
 * @param {string} [foreseen]
 * @returns {Graded}
 */
function judgeWhole(isRight, foreseen = "otherwise") {
  return { ...judge([["", isRight]]), feedback: [isRight ? "right" : foreseen], marks: [] };
}

/**
 * @param {Need["what"]} what
 * @param {number} [count]
 * @returns {Incomplete}
 */
function incomplete(what, count = 1) {
  return { verdict: "incomplete", score: 0, feedback: [], need: { what, count } };
}
