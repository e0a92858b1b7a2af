/** Owns what a workbook keeps, and how it becomes a text and back. Pure; never throws. */

/** @import { Scores } from "./scoring.mjs" */

/**
 * @typedef {object} State
 * @property {string} system what is being scored
 * @property {Scores} scores
 * @property {Record<string, string>} evidence test id → one line
 */

const VERSION = 1;
const VALUES = new Set([0, 0.5, 1]);
const LONGEST = 500;

/** @returns {State} */
export const emptyState = () => ({ system: "", scores: {}, evidence: {} });

/**
 * Returns the text under which a workbook is saved.
 * @param {State} state
 */
export const writeState = (state) => JSON.stringify({ v: VERSION, ...state });

/**
 * Returns the workbook in a text: what can be read of it, empty where nothing can.
 * @param {string | null} text
 * @param {string[]} tests ids that the page has
 * @returns {State}
 */
export function readState(text, tests) {
  const state = emptyState();
  const { system, scores, evidence } = parse(text);
  if (typeof system === "string") state.system = system.slice(0, LONGEST);
  for (const id of tests) {
    const [score, line] = [own(scores, id), own(evidence, id)];
    if (typeof score === "number" && VALUES.has(score)) state.scores[id] = score;
    if (typeof line === "string" && line) state.evidence[id] = line.slice(0, LONGEST);
  }
  return state;
}

/**
 * Returns whether a text is something that this version cannot read: damaged, or written by a newer one.
 * @param {string | null} text
 */
export const isForeign = (text) => text !== null && parse(text).v !== VERSION;

/**
 * @param {string | null} text
 * @returns {Record<string, unknown>}
 */
function parse(text) {
  try {
    const value = JSON.parse(text ?? "");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {unknown} value
 * @param {string} name
 */
const own = (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
