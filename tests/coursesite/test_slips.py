"""Slips of Markdown: what is sound, however odd it looks, is told nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.check.built import check_built
from coursesite.check.origin import Origin
from coursesite.check.sources.slips import SLIPS
from coursesite.check.sources.text import Text
from coursesite.lessons import Page

SOUND = {
    "box with nothing but a title": '!!! warning "Only a title"\n\nA paragraph.\n',
    "box of a kind of the site's own": '!!! exercise "Try it"\n\n    Body.\n',
    "box that begins with code": "??? tip\n\n    ```python\n    x = 1\n    ```\n",
    "tabs in a box": '!!! note\n\n    === "One"\n\n        A\n\n    === "Two"\n\n        B\n',
    "table with lines in its cells": "| a | b |\n|:-:|--:|\n| `x | y` | 1 \\| 2 |\n| | |\n\nText.\n",
    "table without lines at its edges": "a | b\n--|--\n1 | 2\n",
    "ruler between paragraphs": "Text.\n\n---\n\nText.\n",
    "list in a list of numbers": "1. one\n\n    - a\n        - b\n\n2. two\n\n   goes on\n",
    "list that is indented as a whole": "Text.\n\n - a\n - b\n",
    "signs that are escaped": "2 \\*\\* 3, a \\` sign, ``a ` b`` and `a ** b`.\n",
    "formula with stars": "It is $a ** b$ or [a star](https://example.org/**).\n",
    "words in code": "Write `TODO` where it is.\n\n```text\nTODO: “x” | y ** z\n```\n",
    "words that may stand twice": "He had had that that I know, the `x` the, very very.\n\n## What it is\n\nIs it? Das was was kostet.\n",
    "code that is a piece or a pattern": "```python\n>>> 1 +\n```\n\n```python\n    return x\n```\n\n```python\n@cache\n```\n\n```python\nfor x in y:\n```\n\n```python\nf(<name>)\n```\n\n```json\n{…}\n```\n",
    "lines and members of JSON": '```json\n{"a": 1}\n{"a": 2}\n```\n\n```json\n"a": 1\n```\n\n- x\n\n    ```{.json title="a"}\n    {"a": 1}\n    ```\n',
    "merge that is explained": "```text\n  <<<<<<< ours\n  =======\n  >>>>>>> theirs\n```\n",
    "anchor, and headings and links of code": "[](){#here}\n\n## `fit`\n\nSee [`fit`](fit.md), a[](b).\n",
    "rows of data that stand twice": "| a | | |\n|---|---|---|\n| red | 1 | 0 |\n| red | 1 | 0 |\n\n| `a` | `b` |\n|---|---|\n| x | y |\n",
    "figures of others": "<figcaption>Figure 1. It.</figcaption>\n\nThe paper's Figure 7, Figure 8 of it, and [Figure 9](a.md).\n\n```html\n<figcaption>Figure 4.\n```\n",
    "fences of others": "```mermaid\ngraph LR\n```\n\n```\nno name\n```\n\n```console\n$ ls\n```\n",
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_markdown_is_told_nothing(name: str) -> None:
    front = Page(title="A page", description="What it is about.")
    text = Text(path="docs/page.md", file=Path("docs/page.md"), raw=SOUND[name], text=SOUND[name], front=front, is_lesson=False, asked=())
    assert [str(remark.problem) for rule in SLIPS for remark in rule(text)] == []


def test_markdown_that_its_author_escaped_is_meant_to_be_read(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    site.mkdir()
    (docs / "index.md").write_text("# Braces\n\nWrite \\{\\{ this }} for a number, and {{ that }}.\n", encoding="utf-8")
    html = "<!doctype html><html lang=en><title>Braces</title><article><h1>Braces</h1><p>Write {{ this }} for a number, and {{ that }}.</p></article>"
    (site / "index.html").write_text(html, encoding="utf-8")
    _, remarks, _ = check_built(site, Origin(docs=docs, quizzes=tmp_path / "quizzes"))
    found = [(remark.problem.line, remark.problem.column, remark.problem.found) for remark in remarks if remark.problem.rule == "unrendered-markdown"]
    assert found == [(3, 38, "'{{ that }}' stands in the text as it was typed")]
