/** An editor's YAML server completes banks and front matter by this course's schemas, and underlines what they refuse. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { Server } from "./server.mjs";

const ROOT = pathToFileURL(process.cwd()).href;
/** As docs/contribute/index.md has them. */
const SCHEMAS = {
  "scripts/coursesite/schemas/lesson.schema.json": "docs/production-ml/*.md",
  "scripts/coursesite/schemas/page.schema.json": ["docs/*.md", "docs/contribute/**/*.md", "docs/refreshers/*.md"],
};
const server = new Server(".cache/editor/node_modules/yaml-language-server/bin/yaml-language-server", {
  yaml: { validate: true, completion: true, schemaStore: { enable: false, url: "" }, schemas: SCHEMAS },
});

before(() => server.start(ROOT));
after(() => server.stop());

/**
 * @param {string} path
 * @param {string} language
 * @param {string[]} lines
 */
async function open(path, language, lines) {
  const uri = `${ROOT}/${path}`;
  const problems = await server.open(uri, language, lines.join("\n"));
  const line = lines.findIndex((text) => text.trimEnd() !== text || text === "");
  const { items } = await server.ask("textDocument/completion", { textDocument: { uri }, position: { line, character: lines[line].length } });
  return { words: items.map((/** @type {any} */ { label }) => label), problems: problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`) };
}

test("a bank's keys are completed, and a key that is not known is underlined", async () => {
  const lines = ["# yaml-language-server: $schema=../quiz.schema.json", "schema: 1", "questions:", "  - id: one", "    kind: single", "    promt: What?", "    "];
  const { words, problems } = await open("quizzes/production-ml/new.yml", "yaml", lines);
  for (const word of ["prompt", "choices", "explanation", "hints"]) assert.ok(words.includes(word), word);
  assert.ok(problems.includes("6: Property promt is not allowed."), problems.join("\n"));
});

test("the keys of a lesson's front matter are completed in the Markdown file itself", async () => {
  const lines = ["---", "title: New", "description: A new lesson.", "minuts: 5", "", "---", "# New", "Text: with a colon, and a list", "- of one"];
  const { words, problems } = await open("docs/production-ml/new.md", "markdown", lines);
  for (const word of ["minutes", "objectives", "sources"]) assert.ok(words.includes(word), words.join());
  assert.ok(problems.includes("4: Property minuts is not allowed."), problems.join("\n"));
});

test("any other page has the keys of a page", async () => {
  const { words, problems } = await open("docs/new.md", "markdown", ["---", "title: New", "descripton: A new page.", "", "---", "# New"]);
  assert.ok(words.includes("description"), words.join());
  assert.ok(problems.includes("3: Property descripton is not allowed."), problems.join("\n"));
});
