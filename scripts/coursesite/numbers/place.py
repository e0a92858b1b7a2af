"""A problem at an offset of a text."""

from __future__ import annotations

from coursequiz.problems import Problem


def make_problem(text: str, index: int, path: str, *, rule: str, found: str, remedy: str) -> Problem:
    """Return a problem at an offset of a file's text."""
    line, column = text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
    return Problem(path=path, line=line, column=column, rule=rule, found=found, remedy=remedy)
