"""Lessons: what the front matter of a page says, checked, and the minutes that a reader needs.

Owns the front matter's fields and the estimate. Knows neither banks nor how a page is rendered.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from coursequiz.document import Document
from coursequiz.fields import Page as PagePath
from coursequiz.fields import PlainText, Several, Slug, Whole
from coursequiz.model import Model, read_model
from coursequiz.problems import Problem, shorten, suggest
from coursequiz.source import decode, read_document

WORDS_PER_MINUTE = 200
MINUTES_PER_QUESTION = 0.75
MINUTES_PER_FIGURE = 0.5
MINUTES_PER_INTERACTIVE_FIGURE = 2
MINUTES_PER_CODE_LINE = 0.1
MOST_OFF = 0.3
"""How far stated minutes may be from the estimate."""
MAX_DESCRIPTION = 200

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})(?P<language>[^\n`]*)\n(?P<body>.*?)^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(?P<title>.+?)[ \t]*(?:\{[^}]*\})?[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^[^\]]+\]:.*(?:\n(?: {4}|\t).*)*", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?")
_WORD = re.compile(r"\w[\w'’.,-]*")


HTML = re.compile(r"</?[A-Za-z][^>]*>?|<[!?]|&(?:#?\w+);")
"""What a browser takes for HTML: a theme writes titles and descriptions into a page as they are."""

Hidden = Literal["feedback", "footer", "navigation", "path", "tags", "toc"]
"""What the theme leaves out of a page that asks for it."""


class Page(Model):
    """The front matter that every page has."""

    title: Annotated[PlainText, Field(description="The page's name in the navigation, in search and in its heading.")]
    description: Annotated[PlainText, Field(description="One or two sentences for search engines and shared links.")]
    hide: Annotated[Several[Hidden], Field(description="What of the theme the page does without.")] = ()
    template: PlainText | None = None
    sources: Annotated[Several[Slug], Field(description="Short names of the works the page rests on.")] = ()


class Lesson(Page):
    """The front matter of a lesson."""

    minutes: Annotated[Whole, Field(description="What a reader needs, questions included.", ge=1, le=120)]
    objectives: Annotated[Several[Slug], Field(description="Ids declared in quizzes/objectives.yml.")] = ()
    formerly: Annotated[
        Several[PagePath], Field(description="Paths below docs/ without .md that the page had before: what readers did there still counts.")
    ] = ()
    questions: Annotated[Whole | None, Field(description="How many a reader answers where the page draws from a larger pool.", ge=1)] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A page as its author wrote it: what the front matter says, and the text below it."""

    path: str
    front: Page
    body: str
    document: Document
    """The front matter, which knows the place of each value."""

    @property
    def minutes(self) -> int | None:
        """The minutes that a lesson states."""
        return self.front.minutes if isinstance(self.front, Lesson) else None


def find_pages(docs: Path) -> list[Path]:
    """Return every Markdown page below `docs`; what stands in `includes/` is no page."""
    return sorted(path for path in docs.rglob("*.md") if "includes" not in path.relative_to(docs).parts[:-1])


def find_notebooks(docs: Path) -> list[Path]:
    """Return every notebook below `docs`; copies that an editor keeps are none."""
    return sorted(path for path in docs.rglob("*.ipynb") if not any(part.startswith(".") for part in path.relative_to(docs).parts))


def is_lesson(path: Path, docs: Path, modules: Collection[str]) -> bool:
    """Return whether a page belongs to a module's lessons: it stands right below a folder that has banks."""
    parts = path.relative_to(docs).parts
    return len(parts) == 2 and parts[0] in modules


def read_page(data: bytes, path: str, *, lesson: bool) -> tuple[Source | None, list[Problem]]:
    """Return a page, or None with every problem of its front matter.

    Args:
        data: The file's bytes.
        path: The name that problems carry.
        lesson: Whether the page is a lesson, which says more.
    """
    text, problems = decode(data, path)
    if problems:
        return None, problems
    match = _FRONT.match(text)
    if match is None:
        found, remedy = "the page has no front matter", "begin it with '---', title, description and '---'"
        return None, [Problem(path=path, line=1, column=1, rule="page-front-matter", found=found, remedy=remedy)]
    # A line break in place of the opening '---' keeps the lines' numbers.
    document, problems = read_document(("\n" + match["yaml"]).encode(), path)
    if document is None:
        return None, problems
    front, more = read_model(Lesson if lesson else Page, document, (), document.value)
    problems += more
    if front is None:
        return None, problems
    source = Source(path=path, front=front, body=text[match.end() :], document=document)
    return source, problems + _check_front(source, document, text.count("\n", 0, match.end()))


def _check_front(source: Source, document: Document, above: int) -> list[Problem]:
    problems = []
    for key, text in (("title", source.front.title), ("description", source.front.description)):
        if tag := HTML.search(text):
            problems.append(document.problem((key,), "raw-html", f"HTML {shorten(tag[0])} in the {key}", "say it in words: menus and search show it as it is"))
    if len(source.front.description) > MAX_DESCRIPTION:
        found = f"the description has {len(source.front.description)} characters"
        problems.append(document.problem(("description",), "page-description", found, f"stay within {MAX_DESCRIPTION}: search engines cut the rest"))
    heading = _HEADING.search(_FENCE.sub(lambda match: "\n" * match[0].count("\n"), source.body))
    if heading is None:
        remedy = f"write '# {source.front.title}' below the front matter"
        problems.append(Problem(path=source.path, line=above + 1, column=1, rule="page-heading", found="the page has no heading '# …'", remedy=remedy))
    elif heading["title"] != source.front.title:
        line = above + source.body.count("\n", 0, heading.start()) + 1
        found = f"the heading says {shorten(heading['title'])}, the title {shorten(source.front.title)}"
        problems.append(Problem(path=source.path, line=line, column=1, rule="page-heading", found=found, remedy="make them the same"))
    return problems


def check_objectives(source: Source, declared: Collection[str]) -> list[Problem]:
    """Return a problem for each objective of a lesson that no file declares."""
    if not isinstance(source.front, Lesson):
        return []
    return [
        source.document.problem(
            ("objectives", index),
            "undeclared-objective",
            f"objective '{objective}' is not declared in objectives.yml",
            suggest(objective, declared),
        )
        for index, objective in enumerate(source.front.objectives)
        if objective not in declared
    ]


def check_former(source: Source, docs: Path) -> list[Problem]:
    """Return a problem for each former address of a lesson at which a page stands: readers would be taken to have finished both."""
    if not isinstance(source.front, Lesson):
        return []
    return [
        source.document.problem(
            ("formerly", index),
            "former-page",
            f"the former address '{address}' is that of a page",
            "name only addresses that no page has any more",
        )
        for index, address in enumerate(source.front.formerly)
        if any((docs / f"{address}{suffix}").is_file() for suffix in (".md", ".ipynb"))
    ]


def estimate_minutes(body: str, *, questions: int) -> int:
    """Return the minutes that reading a lesson and answering its questions takes, at least 1.

    Args:
        body: The page's Markdown below the front matter.
        questions: How many questions stand on the page.
    """
    fences: list[tuple[str, int]] = [(match["language"].strip().split(" ")[0], match["body"].count("\n")) for match in _FENCE.finditer(body)]
    code = sum(lines for language, lines in fences if language not in {"quiz", "figure"})
    moved = sum(language == "figure" for language, _ in fences)
    prose = _NOTE.sub("", _FENCE.sub("", body))
    figures = len(_IMAGE.findall(prose)) * MINUTES_PER_FIGURE + moved * MINUTES_PER_INTERACTIVE_FIGURE
    words = len(_WORD.findall(_IMAGE.sub("", prose)))
    minutes = words / WORDS_PER_MINUTE + questions * MINUTES_PER_QUESTION + figures + code * MINUTES_PER_CODE_LINE
    return max(1, math.floor(minutes + 0.5))


def check_minutes(source: Source, *, questions: int) -> list[Problem]:
    """Return a problem where the minutes that a lesson states are far from the estimate: by more than 2 and by more than 30%."""
    stated = source.minutes
    if stated is None or not isinstance(source.front, Lesson):
        return []
    estimate = estimate_minutes(source.body, questions=source.front.questions or questions)
    if abs(stated - estimate) <= max(2, estimate * MOST_OFF):
        return []
    found = f"the lesson states {stated} minutes, its words and questions take about {estimate}"
    return [source.document.problem(("minutes",), "lesson-minutes", found, f"write 'minutes: {estimate}'")]
