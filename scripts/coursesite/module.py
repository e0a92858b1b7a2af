"""What the first page of a module says of the whole: its length in minutes and its objectives, worked out when the page is built.

A Python-Markdown extension for two marks, so that nobody types either by hand: `{{ module-minutes }}`, the sum of the minutes of
every lesson in the page's folder, and on a line of its own `{{ module-objectives }}`, a list of what these lessons teach. Knows
neither MkDocs nor HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from coursequiz.objectives import FILE_NAME, Objective, read_goals
from coursesite.lessons import read_page
from coursesite.place import find_folder, find_source

MINUTES = "{{ module-minutes }}"
OBJECTIVES = "{{ module-objectives }}"


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
        """Register the step, after white space is normalised and before anything is read."""
        md.preprocessors.register(_FillMarks(md, str(self.getConfig("docs")), str(self.getConfig("quizzes"))), "module", 29)


class _FillMarks(Preprocessor):
    def __init__(self, md: Markdown, docs: str, quizzes: str) -> None:
        super().__init__(md)
        self._docs = docs
        self._quizzes = quizzes

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what is known in place of the marks."""
        return [filled for line in lines for filled in self._fill(line)]

    def _fill(self, line: str) -> Iterator[str]:
        module = (find_source(self.md) or "").rpartition("/")[0]
        if MINUTES in line:
            yield line.replace(MINUTES, str(sum_minutes(find_folder(self.md, self._docs) / module)))
        elif line.strip() == OBJECTIVES:
            file = find_folder(self.md, self._quizzes) / FILE_NAME
            goals, _ = read_goals(file.read_bytes(), file.name)
            for item in list_objectives(goals.objectives if goals else (), module):
                yield line.replace(OBJECTIVES, item)
        else:
            yield line


def makeExtension(**options: Any) -> ModuleExtension:
    """Return the extension, for `markdown_extensions: [coursesite.module]`."""
    return ModuleExtension(**options)
