"""Numbers of pages, banks and drawings held against what the labs measured."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from coursequiz.problems import Problem, shorten
from coursesite.numbers.drawing import check_drawing
from coursesite.numbers.measures import Results, compare
from coursesite.numbers.notation import COMMENT, STRICT, WORDS, find_marks
from coursesite.offset import make_problem

_NAMED = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


def check_numbers(text: str, path: str, results: Results) -> list[Problem]:
    """Return the numbers in a file's text that differ from what the lab measured, or name nothing it measured.

    Args:
        text: The file's text.
        path: The name that problems carry; its ending tells a bank or a drawing from a page.
        results: What the labs measured.
    """
    if path.endswith(".svg"):
        return check_drawing(text, path, results)
    problems = [_check_mark(mark, index, path, text, results) for index, mark in find_marks(text)]
    if path.endswith((".yml", ".yaml")):
        problems += [_check_comment(match, path, text, results) for match in COMMENT.finditer(text)]
    return [problem for problem in problems if problem is not None]


def check_files(paths: Iterable[Path], results: Results) -> list[Problem]:
    """Return the problems of the numbers in all files; a file that is no text is left to the checks that own it."""
    problems: list[Problem] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        problems += check_numbers(text, str(path), results)
    return problems


def _check_mark(mark: str, index: int, path: str, text: str, results: Results) -> Problem | None:
    match = STRICT.match(mark)
    if match is None or not WORDS.fullmatch(match["what"]):
        remedy = "write '{{ lab.name = 16.1 }}' with small letters, digits and _ in the names"
        return make_problem(text, index, path, rule="lab-number", found=f"{shorten(mark)} is no number of a lab", remedy=remedy)
    fault = compare(match["what"], match["text"], "the text", results, exact=True)
    return make_problem(text, index, path, rule="lab-number", found=fault.found, remedy=fault.remedy) if fault else None


def _check_comment(match: re.Match[str], path: str, text: str, results: Results) -> Problem | None:
    index = match.start("value")
    if not _NAMED.search(match["what"]) or not WORDS.fullmatch(match["what"]):
        found = f"the comment names {shorten(match['what'])}, which is no number of a lab"
        return make_problem(text, index, path, rule="lab-number", found=found, remedy="write '# lab: training.static_sept_mae'")
    value = match["value"].rstrip(" \t,}").strip("'\"")
    fault = compare(match["what"], value, f"the {match['key']}", results)
    return make_problem(text, index, path, rule="lab-number", found=fault.found, remedy=fault.remedy) if fault else None
