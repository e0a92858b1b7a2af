/** An editor's YAML server completes banks and front matter by this course's schemas, and underlines what they refuse. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { Server } from "./server.mjs";
import { SCHEMAS, TEXTS } from "./texts.mjs";

const ROOT = pathToFileURL(process.cwd()).href;
const server = new Server(".cache/editor/node_modules/yaml-language-server/bin/yaml-language-server", {
  yaml: { validate: true, completion: true, schemaStore: { enable: false, url: "" }, schemas: SCHEMAS },
});

before(() => server.start(ROOT));
after(() => server.stop());

for (const { title, path, language, lines, words, problem } of TEXTS)
  test(title, async () => {
    const uri = `${ROOT}/${path}`;
    const found = await server.open(uri, language, lines.join("\n"));
    const line = lines.findIndex((text) => text.trimEnd() !== text || text === "");
    const { items } = await server.ask("textDocument/completion", { textDocument: { uri }, position: { line, character: lines[line].length } });
    const offered = items.map((/** @type {any} */ { label }) => label);
    for (const word of words) assert.ok(offered.includes(word), offered.join());
    const problems = found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
    assert.ok(problems.includes(problem), problems.join("\n"));
  });
