"""Fences that stand where Markdown reads no block: in raw HTML, in a list that is not indented enough, in code, in a comment.

Owns what becomes of their marks in a page's finished HTML, where none may be left. Knows neither Markdown nor what a fence asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Protocol

from coursequiz.problems import Problem

REMEDY = "leave a line blank before it; indent it by four spaces in a list, and give a tag of HTML around it 'markdown'"


class Fence(Protocol):
    """A fence, with its place in the page's file."""

    @property
    def first(self) -> int:
        """Index of its first line."""

    @property
    def indent(self) -> str:
        """What stands before it."""


def mark_fence(name: str, index: int) -> str:
    """Return what stands for a fence until a block processor meets it; its characters are none of a page's."""
    return f"\x02{name}-fence:{index}\x03"


def take_fences(lines: list[str], name: str, places: Sequence[tuple[int, int, str]]) -> list[list[str]]:
    """Put a mark, in a block of its own, in the place of each fence, and return the fences' lines without their indentation.

    Args:
        lines: The page's, which are changed.
        name: Of this kind of fence.
        places: First line, last line and indentation of each fence, in order.
    """
    typed = [[line.removeprefix(indent) for line in lines[first : last + 1]] for first, last, indent in places]
    for index, (first, last, indent) in reversed(list(enumerate(places))):
        lines[first : last + 1] = ["", f"{indent}{mark_fence(name, index)}", ""]
    return typed


def give_back(html: str, name: str, typed: Sequence[Sequence[str]], fences: Sequence[Fence], path: str) -> tuple[str, list[Problem]]:
    """Return a page's HTML with the fences that no block processor has met as they were typed, and those that are mistakes.

    In code one is an example, and in a comment it is asleep; anywhere else it is a mistake.

    Args:
        html: The page.
        name: Of this kind of fence.
        typed: The lines of each fence.
        fences: All of the page, in order.
        path: The name that problems carry.
    """
    problems: list[Problem] = []
    if f"\x02{name}-fence:" not in html:
        return html, problems

    def back(mark: re.Match[str]) -> str:
        index, before = int(mark["index"]), html[: mark.start()]
        text = "\n".join(mark["indent"] + line for line in typed[index])
        if before.rfind("<!--") > before.rfind("-->"):
            return text
        if before.rfind("<code") <= before.rfind("</code>"):
            fence, found = fences[index], f"the {name} fence is read as text here"
            problems.append(Problem(path=path, line=fence.first + 1, column=len(fence.indent) + 1, rule="bad-fence", found=found, remedy=REMEDY))
        return escape(text, quote=False)

    return re.sub(f"(?P<indent> *)\x02{name}-fence:(?P<index>[0-9]+)\x03", back, html), problems
