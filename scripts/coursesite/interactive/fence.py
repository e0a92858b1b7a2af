"""The figure fence of a page: where one stands in a Markdown text, and which figure it asks for.

Owns the fence's two options and every mistake in them. Knows no Markdown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from coursequiz.document import Document
from coursequiz.fence import find_blocks
from coursequiz.fields import PlainText, Slug
from coursequiz.model import Model, read_model
from coursequiz.problems import Problem, shorten, suggest
from coursequiz.source import read_document
from coursesite.interactive.start import FOLDER, read_start


class FenceOptions(Model):
    """What stands inside a figure fence."""

    name: Slug
    caption: PlainText


@dataclass(frozen=True, kw_only=True, slots=True)
class Fence:
    """A figure fence: its lines in the text, and what it asks for."""

    first: int
    """Index of the opening line."""
    last: int
    """Index of the closing line."""
    indent: str
    options: FenceOptions | None
    """None where there is a problem."""
    problems: tuple[Problem, ...]


def find_figures(text: str, path: str, known: Collection[str], folder: Path = FOLDER) -> list[Fence]:
    """Return the figure fences of a Markdown text, in order, each with its problems.

    Args:
        text: The page's source.
        path: The name that problems carry.
        known: Names of figures.
        folder: Where the untouched states of figures are kept.
    """
    if "figure" not in text:
        return []
    lines = text.split("\n")
    fences = []
    for first, last, indent, info, closed in find_blocks(lines):
        if info.strip() != "figure":
            continue
        inside = [line.removeprefix(indent) for line in lines[first + 1 : last]]
        if not closed or not "".join(inside).strip():
            found = "the figure fence is empty" if closed else "the figure fence is not closed"
            remedy = "write 'name:' and 'caption:' inside" if closed else "end it with a line of ```"
            options, problems = None, [Problem(path=path, line=first + 1, column=len(indent) + 1, rule="bad-fence", found=found, remedy=remedy)]
        else:
            # Blank lines before the body, so that places are those of the page.
            document, problems = read_document(("\n" * (first + 1) + "\n".join(inside)).encode(), path)
            options, more = _read_options(document, known, folder) if document else (None, [])
            problems += more
        fences.append(Fence(first=first, last=last, indent=indent, options=options, problems=tuple(problems)))
    return fences


def _read_options(document: Document, known: Collection[str], folder: Path) -> tuple[FenceOptions | None, list[Problem]]:
    """Return the options of a fence whose figure can be shown, or None and why it cannot."""
    options, problems = read_model(FenceOptions, document, (), document.value)
    if options and options.name not in known:
        problems.append(document.problem(("name",), "figure-unknown", f"there is no figure {shorten(options.name)}", suggest(options.name, known)))
    elif options:
        problems += read_start(options.name, folder)[1]
    return None if problems else options, problems
