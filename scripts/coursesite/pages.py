"""All pages of the site together: lessons checked one by one, and the questions that they ask checked against the banks.

Owns the rules that need a page and its banks. Knows nothing of HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coursequiz.banks import Course, read_course
from coursequiz.fence import find_fences
from coursequiz.files import FILE_NAME
from coursequiz.problems import Problem, show_path
from coursesite.interactive import FIGURES
from coursesite.interactive.fence import find_figures
from coursesite.lessons import Source, check_former, check_minutes, check_objectives, find_notebooks, find_pages, is_lesson, read_page
from coursesite.notebooks import try_notebook
from coursesite.numbers.check import check_files
from coursesite.numbers.measures import read_results


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Every page that could be read, with the banks' questions that each of them asks."""

    pages: tuple[Source, ...]
    asked: dict[str, tuple[tuple[str, str], ...]]
    """Page path to (bank, question id), in order."""


def check_site(docs: Path, quizzes: Path) -> tuple[Site, list[Problem]]:
    """Return the site's pages with every problem of theirs: front matter, minutes, numbers, questions that stand nowhere.

    What is wrong inside a bank is left to `coursequiz check`.
    """
    course, _ = read_course([quizzes], docs=None, root=quizzes)
    modules = {path.name for path in quizzes.iterdir() if path.is_dir()}
    declared = course.goals.ids() if course.goals else []
    is_unread = course.goals is None and (quizzes / FILE_NAME).is_file()
    pages: list[Source] = []
    asked: dict[str, tuple[tuple[str, str], ...]] = {}
    problems: list[Problem] = []
    files = find_pages(docs)
    for file in files:
        path = show_path(file)
        source, more = read_page(file.read_bytes(), path, lesson=is_lesson(file, docs, modules))
        problems += more
        if source is None:
            continue
        pages.append(source)
        text = file.read_text(encoding="utf-8-sig")
        asked[path] = find_asked(text, path, course)
        problems += check_figures(text, path)
        problems += [] if is_unread else check_objectives(source, declared)
        problems += check_former(source, docs)
        problems += check_minutes(source, questions=len(asked[path]))
    for file in find_notebooks(docs):
        path = show_path(file)
        text, more = try_notebook(file.read_bytes(), path)
        problems += more
        asked[path] = find_asked(text, path, course)
        problems += check_figures(text, path)
    results, more = read_results(docs)
    problems += more
    banks = [Path(bank.path) for bank in course.banks.values()]
    drawings = sorted(docs.rglob("*.svg"))
    problems += check_files([*(Path(show_path(file)) for file in (*files, *drawings)), *banks], results)
    problems += check_questions_stand_somewhere(course, [pair for pairs in asked.values() for pair in pairs])
    return Site(pages=tuple(pages), asked=asked), problems


def find_asked(text: str, path: str, course: Course) -> tuple[tuple[str, str], ...]:
    """Return (bank, question id) for each question that a page's fences ask for and that exists, in order."""
    pairs: list[tuple[str, str]] = []
    for fence in find_fences(text, path):
        bank = course.banks.get(fence.bank or "")
        if bank is None:
            continue
        ids = [item.id for item in bank.items]
        pairs += [(fence.bank or "", id) for id in (ids if fence.only is None else fence.only) if id in ids]
    return tuple(pairs)


def check_figures(text: str, path: str) -> list[Problem]:
    """Return the problems of the interactive figures that a page's fences ask for."""
    return [problem for fence in find_figures(text, path, FIGURES) for problem in fence.problems]


def check_questions_stand_somewhere(course: Course, asked: Sequence[tuple[str, str]]) -> list[Problem]:
    """Return a problem for each question of the banks that no page asks."""
    standing = set(asked)
    problems = []
    for name, bank in course.banks.items():
        for item in bank.items:
            if (name, item.id) not in standing:
                remedy = f"add a quiz fence with 'bank: {name}' and 'only: {item.id}' to its lesson, or delete it"
                problems.append(item.problem(("id",), "unused-question", f"question '{item.id}' stands on no page", remedy))
    return problems
