import assert from "node:assert/strict";
import { test } from "node:test";

import { DROPPED, PARTS } from "../../../scripts/coursesite/browser/theme/parts.mjs";
import { takeApart } from "../../../scripts/coursesite/browser/theme/build.mjs";
import { parse, print } from "../../../scripts/coursesite/browser/theme/sheet.mjs";

/** @param {string} where */
const part = (where) => PARTS.findIndex((one) => one.where.includes(where)) + 1;

test("a sheet that is taken apart and printed is the same sheet", () => {
  const css =
    '@charset "UTF-8";html{margin:0}.a>.b:not(.c,.d),.e:is(.f,.g){color:red;--x:url("data:image/svg+xml;,<svg style=\'{;}\'/>")}' +
    "@media screen and (min-width:1em){.a{b:c}@supports (d:e){.f{g:h}}}@keyframes k{0%{a:b}to{c:d}}@font-face{font-family:x}";
  assert.equal(print(parse(css)), css);
});

test("selectors of features that are not switched on are dropped, and rules that have no other", () => {
  assert.equal(takeApart(".md-tabs{a:b}.md-tabs__link,.md-nav{c:d}.md-nav:not(.md-tabs){e:f}@media print{.md-banner{g:h}}")[0], ".md-nav{c:d}.md-nav:not(.md-tabs){e:f}");
});

test("what only some pages need stands in its part", () => {
  const sheets = takeApart("[dir=ltr] .a,[dir=rtl] .b{c:d}.md-typeset .tabbed-set{e:f}@media print{.md-typeset details.bug{g:h}.a{i:j}}");
  assert.equal(sheets[0], "[dir=ltr] .a{c:d}@media print{.a{i:j}}");
  assert.equal(sheets[part("rtl")], "[dir=rtl] .b{c:d}");
  assert.equal(sheets[part("tabbed")], ".md-typeset .tabbed-set{e:f}");
  assert.equal(sheets[part("bug")], "@media print{.md-typeset details.bug{g:h}}");
});

test("a variable follows what uses it", () => {
  const css = ":root{--md-a:1;--md-b:2;--md-c:3;--md-d:4}.x{y:var(--md-a)}.tabbed-set{y:var(--md-b)}";
  const sheets = takeApart(css, ".ours{z:var(--md-c,5)}");
  assert.equal(sheets[0], ":root{--md-a:1;--md-c:3}.x{y:var(--md-a)}");
  assert.equal(sheets[part("tabbed")], ":root{--md-b:2}.tabbed-set{y:var(--md-b)}");
});

test("no class is dropped that the theme's dialogs, drawer, search or copied code need", () => {
  for (const needed of ["md-search-result__item", "md-dialog", "md-overlay", "md-tooltip2__inner", "md-code__nav", "md-clipboard", "md-top", "md-source-file"]) {
    assert.ok(!DROPPED.some((name) => needed.startsWith(name)), needed);
  }
});
