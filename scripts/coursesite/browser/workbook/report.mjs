/** Owns a workbook written out as Markdown. Pure. */

import { findRange, findScore, sumSection } from "./scoring.mjs";
import { half, sayScore, saySum } from "./say.mjs";

/** @import { Section } from "./scoring.mjs" */
/** @import { State } from "./state.mjs" */

const SOURCE =
  "Rubric: E. Breck, S. Cai, E. Nielsen, M. Salib and D. Sculley, The ML Test Score, IEEE Big Data 2017. Each test earns 1 if it runs automatically and repeatedly, ½ if it is run by hand with the result documented and shared. The score is the smallest of the four sums.";

/**
 * Returns the workbook as Markdown.
 * @param {Section[]} sections
 * @param {Record<string, string>} titles test id → its title
 * @param {State} state
 * @param {string} date such as `2026-11-25`
 */
export function writeReport(sections, titles, { system, scores, evidence }, date) {
  const score = findScore(sections, scores);
  const lines = [`# ML Test Score${system && `: ${line(system)}`}`, "", `${date}. ${sayScore(score, findRange(score))}`, ""];
  for (const section of sections) {
    lines.push(`## ${saySum(section.name, sumSection(section, scores), section.tests.length)}`, "", "| Test | Score | Evidence |", "| --- | --: | --- |");
    for (const id of section.tests) {
      lines.push(`| ${id.toUpperCase()} ${cell(titles[id])} | ${id in scores ? half(scores[id]) : "–"} | ${cell(evidence[id] ?? "")} |`);
    }
    lines.push("");
  }
  return [...lines, SOURCE, ""].join("\n");
}

/** @param {string} text */
const line = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string} text */
const cell = (text) => line(text).replaceAll("\\", "\\\\").replaceAll("|", "\\|");
