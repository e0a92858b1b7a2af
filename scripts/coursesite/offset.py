"""An offset of a text, as the line and column that a message names."""

from __future__ import annotations

from coursequiz.problems import Problem


def find_place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def make_problem(text: str, offset: int, path: str, *, rule: str, found: str, remedy: str) -> Problem:
    """Return a problem at an offset of a file's text."""
    line, column = find_place(text, offset)
    return Problem(path=path, line=line, column=column, rule=rule, found=found, remedy=remedy)
