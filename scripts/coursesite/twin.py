"""Two built sites of one source, held against each other: the same pages, and the same HTML of every question.

For a second builder, such as Zensical. Knows neither how a site is built nor what a question means.
"""

from __future__ import annotations

import re
from pathlib import Path

from coursequiz.problems import Problem

_QUESTION = re.compile(r'<quiz-question\b[^>]*\bid="q-(?P<id>[^"]+)".*?</quiz-question>', re.DOTALL)


def count_questions(site: Path) -> int:
    """Return how many questions stand in a built site."""
    return sum(len(questions) for questions in _read_questions(site).values())


def compare_sites(site: Path, twin: Path, *, without: str = "") -> list[Problem]:
    """Return a problem for each page that only one site has, and for each question that differs.

    Args:
        site: The site that is published.
        twin: The same source, built by another builder.
        without: Folder whose pages the other builder is known not to make; nothing is known where it is empty.
    """
    ours, theirs = _read_questions(site), _read_questions(twin)
    ours = {page: questions for page, questions in ours.items() if not without or not page.startswith(without)}
    problems = [_problem(twin / page, "missing-page", "only the first site has this page", "see which plugin makes it") for page in ours.keys() - theirs.keys()]
    problems += [_problem(site / page, "missing-page", "only the second site has this page", "see why") for page in theirs.keys() - ours.keys()]
    for page in sorted(ours.keys() & theirs.keys()):
        if list(ours[page]) != list(theirs[page]):
            found = f"questions {list(theirs[page])} in place of {list(ours[page])}"
            problems.append(_problem(twin / page, "other-questions", found, "see what the builder reads"))
        problems += [
            _problem(twin / page, "other-html", f"question '{id}' has other HTML", "compare the two pages")
            for id in ours[page].keys() & theirs[page].keys()
            if ours[page][id] != theirs[page][id]
        ]
    return problems


def _read_questions(site: Path) -> dict[str, dict[str, str]]:
    """Return the HTML of every question by page and id."""
    pages = sorted(site.rglob("*.html"))
    return {page.relative_to(site).as_posix(): {match["id"]: match[0] for match in _QUESTION.finditer(page.read_text(encoding="utf-8"))} for page in pages}


def _problem(page: Path, rule: str, found: str, remedy: str) -> Problem:
    return Problem(path=page.as_posix(), line=1, column=1, rule=rule, found=found, remedy=remedy)
