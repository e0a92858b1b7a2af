"""Every number that a page, a bank or a drawing of this site binds to a lab: one digit of each is changed, and each change is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursesite.numbers.check import check_numbers
from coursesite.numbers.drawing import BOUND, NUMBER
from coursesite.numbers.measures import read_results
from coursesite.numbers.notation import COMMENT, STRICT, find_marks

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
RESULTS, _ = read_results(DOCS)
FILES = sorted([*(DOCS / "production-ml").glob("*.md"), *(DOCS / "assets" / "figures").glob("*.svg"), *(REPOSITORY / "quizzes").rglob("*.yml")])


def find_bound(text: str, suffix: str) -> Iterator[tuple[int, int]]:
    """Yield where the digits of bound numbers begin and end."""
    if suffix == ".svg":
        for element in BOUND.finditer(text):
            for match in NUMBER.finditer(text, element.start("words"), element.end("words")):
                yield match.span()
        return
    for index, mark in find_marks(text):
        match = STRICT.match(mark)
        assert match is not None
        yield index + match.start("text"), index + match.end("text")
    for match in COMMENT.finditer(text) if suffix == ".yml" else ():
        yield match.span("value")


def change(number: str, last: bool) -> str:
    """Return a number with another first or last digit."""
    digits = [match.start() for match in re.finditer(r"\d", number)]
    at = digits[-1 if last else 0]
    return number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]


BOUND_NUMBERS = {file: found for file in FILES if (found := list(find_bound(file.read_text(encoding="utf-8"), file.suffix)))}


@pytest.mark.parametrize("last", [True, False], ids=["last digit", "first digit"])
@pytest.mark.parametrize("file", BOUND_NUMBERS, ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_a_digit_that_changes_is_told_with_place_and_both_values(file: Path, last: bool) -> None:
    """The numbers of a file are changed together; each has a place of its own, at which it must be told."""
    text, places = file.read_text(encoding="utf-8"), BOUND_NUMBERS[file]
    assert check_numbers(text, file.name, RESULTS) == []
    changed, wrong = text, []
    for start, end in places:
        typed = change(text[start:end], last)
        changed = changed[:start] + typed + changed[end:]
        wrong.append((text.count("\n", 0, start) + 1, typed.strip("'\""), text[start:end].strip("'\"").lstrip("+")))
    problems = check_numbers(changed, file.name, RESULTS)
    told = [(problem.line, problem.found, problem.remedy) for problem in problems if problem.rule == "lab-number" and problem.path == file.name]
    for line, typed, right in wrong:
        said = next((entry for entry in told if entry[0] == line and f" says {typed}, " in entry[1]), None)
        assert said is not None, f"{file.name}:{line}: {right} as {typed} is not told"
        assert right.replace(",", "") in said[1].replace(",", "") + said[2], f"{file.name}:{line}: {said} does not say {right}"
        told.remove(said)
    assert told == []


def test_hundreds_of_numbers_are_bound() -> None:
    count = {suffix: sum(len(found) for file, found in BOUND_NUMBERS.items() if file.suffix == suffix) for suffix in (".md", ".yml", ".svg")}
    assert count[".md"] > 600
    assert count[".yml"] > 100
    assert count[".svg"] > 80
