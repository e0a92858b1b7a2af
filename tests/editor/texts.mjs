/** What an author types, and what docs/contribute/index.md tells an editor. */

import { readFileSync } from "node:fs";

const PAGE = readFileSync("docs/contribute/index.md", "utf8");

/** The file `init.lua` of the page. */
export const INIT = /```lua\n(.*?)```/s.exec(PAGE)?.[1] ?? "";

/** Which schema holds for which files, as `init.lua` has it. @type {Record<string, string[]>} */
export const SCHEMAS = Object.fromEntries(
  [...INIT.matchAll(/\["(.*?\.schema\.json)"\] = \{(.*?)\}/gs)].map(([, schema, globs]) => [schema, [...globs.matchAll(/"(.*?)"/g)].map(([, glob]) => glob)]),
);

/** Each begun file, with words that must be offered and the mistake that must be underlined. The first blank end waits for more. */
export const TEXTS = [
  {
    title: "a bank's keys are offered, and a key that is not known is underlined",
    path: "quizzes/production-ml/new.yml",
    language: "yaml",
    lines: ["# yaml-language-server: $schema=../quiz.schema.json", "schema: 1", "questions:", "  - id: one", "    kind: single", "    promt: What?", "    "],
    words: ["prompt", "choices", "explanation", "hints"],
    problem: "6: Property promt is not allowed.",
  },
  {
    title: "the keys of a lesson's front matter are offered in the Markdown file itself",
    path: "docs/production-ml/new.md",
    language: "markdown",
    lines: ["---", "title: New", "description: A new lesson.", "minuts: 5", "", "---", "# New", "Text: with a colon, and a list", "- of one"],
    words: ["minutes", "objectives", "sources"],
    problem: "4: Property minuts is not allowed.",
  },
  {
    title: "any other page has the keys of a page",
    path: "docs/new.md",
    language: "markdown",
    lines: ["---", "title: New", "descripton: A new page.", "", "---", "# New"],
    words: ["description"],
    problem: "3: Property descripton is not allowed.",
  },
];
