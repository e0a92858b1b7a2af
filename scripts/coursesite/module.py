"""What the first page of a module says of the whole: its length in minutes and its objectives, worked out when the page is built.

A Python-Markdown extension for two marks, so that nobody types either by hand: `{{ module-minutes }}`, the sum of the minutes of
every lesson in the page's folder, and as a paragraph of its own `{{ module-objectives }}`, a list of what these lessons teach. Any
other name in double braces is told. Knows neither MkDocs nor HTML.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from coursequiz.files import FILE_NAME
from coursequiz.objectives import Objective, read_goals
from coursequiz.problems import shorten, suggest
from coursesite.lessons import read_page
from coursesite.place import find_folder, find_source, problem_at

log = logging.getLogger("mkdocs.coursesite")

MINUTES = "module-minutes"
OBJECTIVES = "module-objectives"
MARK = r"\{\{[ \t]*(?P<name>\w[\w \t-]*?)[ \t]*\}\}"


def sum_minutes(folder: Path) -> int:
    """Return the minutes of all lessons right below a folder."""
    pages = [read_page(file.read_bytes(), file.name, lesson=True)[0] for file in sorted(folder.glob("*.md"))]
    return sum(page.minutes or 0 for page in pages if page is not None)


def list_objectives(goals: Sequence[Objective], module: str) -> list[str]:
    """Return a Markdown list item for each objective that a page right below the folder `module` teaches."""
    return [f"- {goal.text}" for goal in goals if goal.lesson and PurePosixPath(goal.lesson).parent.as_posix() == module]


class ModuleExtension(Extension):
    """Options: `docs` and `quizzes`, the folders of pages and of objectives.yml."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "docs": ["docs", "Folder of pages, relative to mkdocs.yml."],
            "quizzes": ["quizzes", "Folder that holds objectives.yml."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps: before paragraphs, and after code spans and escapes."""
        md.parser.blockprocessors.register(_FillObjectives(md.parser, str(self.getConfig("quizzes"))), OBJECTIVES, 75)
        md.inlinePatterns.register(_FillMinutes(md, str(self.getConfig("docs"))), MINUTES, 175)


def _find_module(md: Any) -> str:
    """Return the folder of the page below docs/."""
    return (find_source(md) or "").rpartition("/")[0]


class _FillObjectives(BlockProcessor):
    def __init__(self, parser: Any, quizzes: str) -> None:
        super().__init__(parser)
        self._quizzes = quizzes

    def test(self, parent: Element, block: str) -> bool:
        """Return whether the mark is all that a paragraph holds."""
        match = re.fullmatch(MARK, block.strip())
        return match is not None and match["name"] == OBJECTIVES

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put a list of objectives in the place of the mark."""
        blocks.pop(0)
        md = self.parser.md
        file = find_folder(md, self._quizzes) / FILE_NAME
        goals, _ = read_goals(file.read_bytes(), file.name)
        self.parser.parseBlocks(parent, ["\n".join(list_objectives(goals.objectives if goals else (), _find_module(md)))])


class _FillMinutes(InlineProcessor):
    def __init__(self, md: Markdown, docs: str) -> None:
        super().__init__(MARK, md)
        self._docs = docs

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        """Return the minutes and their place in the line; any other mark as it is, with a warning."""
        if m["name"] == MINUTES:
            return str(sum_minutes(find_folder(self.md, self._docs) / _find_module(self.md))), m.start(0), m.end(0)
        found, remedy = f"{shorten(m[0])} stands for nothing", suggest(m["name"], (MINUTES, OBJECTIVES))
        if m["name"] == OBJECTIVES:
            found, remedy = f"{shorten(m[0])} stands among other words", "put it on a line of its own, between empty lines"
        log.warning("%s", problem_at(self.md, m[0], rule="module-mark", found=found, remedy=remedy))
        return m[0], m.start(0), m.end(0)


def makeExtension(**options: Any) -> ModuleExtension:
    """Return the extension, for `markdown_extensions: [coursesite.module]`."""
    return ModuleExtension(**options)
