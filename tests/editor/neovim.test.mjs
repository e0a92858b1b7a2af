/** Neovim, with the very `init.lua` of docs/contribute/index.md, offers the keys of banks and front matter as an author types, and underlines mistakes. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { INIT, TEXTS } from "./texts.mjs";

const HOME = resolve(".cache/editor/home");
mkdirSync(`${HOME}/nvim`, { recursive: true });
writeFileSync(`${HOME}/nvim/init.lua`, INIT);

for (const { title, path, lines, words, problem } of TEXTS)
  test(title, async () => {
    const env = {
      ...process.env,
      PATH: [resolve(".cache/editor/node_modules/.bin"), process.env.PATH].join(delimiter),
      ...Object.fromEntries(["CONFIG", "DATA", "STATE", "CACHE"].map((name) => [`XDG_${name}_HOME`, HOME])),
      COURSE_FILE: path,
      COURSE_TEXT: lines.join("\n"),
    };
    const { stdout, stderr } = await promisify(execFile)(".venv-editor/bin/nvim", ["--headless", "-c", "luafile tests/editor/ask.lua"], { env });
    const answer = stdout.split("\n").find((line) => line.startsWith("{"));
    assert.ok(answer, stderr);
    const found = JSON.parse(answer);
    for (const word of words) assert.ok(found.words.includes(word), found.words.join());
    assert.ok(found.problems.includes(problem), found.problems.join("\n"));
    const end = Math.max(lines.lastIndexOf("---"), 0) || lines.length;
    for (const said of found.problems) assert.ok(parseInt(said) <= end, `the prose is not YAML: ${said}`);
  });
