/** Owns how the course is known to the browser: its pages in reading order, their questions, its objectives. */

/** @typedef {{id: string, rev: string, prompt: string, objective?: string, section?: string, formerly?: string[]}} Question */
/** @typedef {{page: string, title: string, short?: string, group: string, minutes: number, formerly?: string[], questions: Question[], test?: {bank: string, pass: number, pool: Question[]}}} Page Its short title stands below its group's; a test's pool is no part of its page's questions. */
/** @typedef {{id: string, text: string, page?: string}} Objective */
/** @typedef {{title: string, version: string, objectives: Objective[], pages: Page[]}} Outline */

/**
 * Returns the outline that the site's own script has left, or undefined before it has run.
 * @returns {Outline | undefined}
 */
export const getOutline = () => /** @type {any} */ (globalThis).courseOutline;
