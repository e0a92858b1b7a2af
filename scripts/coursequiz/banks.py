"""All banks of a course: the files, and the rules that need more than one of them.

Owns reading files, unique ids, declared objectives and links that resolve. Knows no page.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from coursequiz.bank import Bank, Item, read_bank
from coursequiz.collector import without_collection
from coursequiz.document import Path as DocumentPath
from coursequiz.fields import is_page_name
from coursequiz.files import FILE_NAME, file_problem, find_banks, name_bank
from coursequiz.objectives import Goals, find_objectives_file, read_goals
from coursequiz.problems import Problem, shorten, show_path, suggest
from coursequiz.prose import find_links, find_scheme_flaw, is_relative

PAGE_REMEDY = "name the page's path below the docs folder, without .md"
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """Every bank that was read, by name (its path below the root without suffix), and the objectives."""

    banks: dict[str, Bank]
    goals: Goals | None

    def items(self) -> list[Item]:
        """Return all questions, bank by bank."""
        return [item for bank in self.banks.values() for item in bank.items]


def read_course(paths: Sequence[Path], *, docs: Path | None, root: Path | None = None) -> tuple[Course, list[Problem]]:
    """Return the banks that files and folders hold, with every problem of all of them.

    Args:
        paths: Bank files, or folders of them.
        docs: The folder that links are relative to; None leaves links unchecked.
        root: The folder that bank names are relative to; by default the first folder of `paths`.
    """
    with without_collection():
        return _read_course(paths, docs, root)


def _read_course(paths: Sequence[Path], docs: Path | None, root: Path | None) -> tuple[Course, list[Problem]]:
    files, problems = find_banks(paths)
    root = root or next((path for path in paths if path.is_dir()), Path())
    banks: dict[str, Bank] = {}
    for file in files:
        bank, more = _read_file(file, read_bank_file)
        problems += more
        name = name_bank(file, root)
        if not is_page_name(name):
            problems.append(file_problem(file, "stray-file", f"no quiz fence can name a bank {shorten(name)}", "use letters, digits, - and _ only"))
        if name in banks:
            found = f"'{file.name}' is a second bank of the name '{name}', beside {banks[name].path}"
            problems.append(file_problem(file, "stray-file", found, "rename one of them, or delete it"))
        elif bank is not None:
            banks[name] = bank
    goals, unread = _read_goals(files, paths)
    problems += unread
    course = Course(banks=banks, goals=goals)
    problems += _find_repeated_ids(course)
    if goals is not None or not unread:  # else every question would be told what one file says wrong
        problems += _find_undeclared(course)
    if docs is not None:
        problems += _find_dead_links(course, docs)
    return course, problems


@lru_cache(maxsize=4096)
def _read_bank_at(path: str, modified: int, size: int) -> tuple[Bank | None, tuple[Problem, ...]]:
    """Return what a file holds; while serving, a file that did not change is not read again."""
    bank, problems = read_bank(Path(path).read_bytes(), show_path(Path(path)))
    return bank, tuple(problems)


def count_read_banks() -> int:
    """Return how many files this process has read as banks."""
    return _read_bank_at.cache_info().misses


def read_bank_file(file: Path) -> tuple[Bank | None, list[Problem]]:
    """Return the bank in a file, with every problem of the file."""
    state = file.stat()
    bank, problems = _read_bank_at(str(file), state.st_mtime_ns, state.st_size)
    return bank, list(problems)


def _read_file(file: Path, read: Callable[[Path], tuple[T | None, list[Problem]]]) -> tuple[T | None, list[Problem]]:
    try:
        return read(file)
    except OSError as error:
        return None, [file_problem(file, "unreadable", f"the file cannot be read: {error.strerror}", "check that it exists and may be read")]


def _read_goals(files: list[Path], paths: Sequence[Path]) -> tuple[Goals | None, list[Problem]]:
    start = files[0] if files else next(iter(paths), Path()) / FILE_NAME
    file = find_objectives_file(start)
    if file is None:
        return None, []
    return _read_file(file, lambda path: read_goals(path.read_bytes(), show_path(path)))


def _find_repeated_ids(course: Course) -> list[Problem]:
    """Return a problem for each id that an earlier bank has; repeats within a bank are the bank's own."""
    first: dict[str, tuple[Bank, DocumentPath]] = {}
    problems = []
    for bank in course.banks.values():
        for id, path in bank.ids:
            earlier, at = first.setdefault(id, (bank, path))
            if earlier is not bank:
                place = f"{earlier.path}:{earlier.document.place(at)[0]}"
                problems.append(bank.problem(path, "repeated-id", f"question id '{id}' is taken by {place}", "give this question an id of its own"))
    heirs: dict[str, str] = {}
    for item in course.items():
        for index, old in enumerate(item.question.formerly):
            heir = heirs.setdefault(old, item.id)
            if heir != item.id:
                found = f"'{old}' is already the former id of '{heir}'"
                problems.append(item.problem(("formerly", index), "repeated-id", found, "leave it to one of them: both would claim its answers"))
            if old in first:
                found = f"'{old}' is the id of a question that exists"
                problems.append(item.problem(("formerly", index), "repeated-id", found, "name only ids that are no longer used"))
    return problems


def _find_undeclared(course: Course) -> list[Problem]:
    problems = []
    declared = course.goals.ids() if course.goals else []
    for item in course.items():
        objective = item.question.objective
        if objective is not None and objective not in declared:
            remedy = suggest(objective, declared) if declared else f"declare it in {FILE_NAME} beside the banks"
            problems.append(item.problem(("objective",), "undeclared-objective", f"objective '{objective}' is not declared in {FILE_NAME}", remedy))
    return problems


def _find_dead_links(course: Course, docs: Path) -> list[Problem]:
    files: set[str] | None = None
    problems = [
        bank.problem(("lesson",), "dead-link", f"lesson '{bank.lesson}' has no page {bank.lesson}.md", PAGE_REMEDY)
        for bank in course.banks.values()
        if bank.lesson is not None and not _is_page(docs, bank.lesson)
    ]
    if goals := course.goals:
        problems += [
            goals.problem(goal.id, "dead-link", f"lesson '{goal.lesson}' has no page {goal.lesson}.md", PAGE_REMEDY)
            for goal in goals.objectives
            if goal.lesson is not None and not _is_page(docs, goal.lesson)
        ]
    for item in course.items():
        for path, text in item.texts:
            for url in find_links(text):
                if not is_relative(url) or find_scheme_flaw(url):
                    continue
                if files is None:
                    files = _list_files(docs)
                target = os.path.normpath(unquote(urlsplit(url).path)).replace(os.sep, "/")
                if target not in files and urlsplit(url).path:
                    near = suggest(target, files) if target.lower() in {file.lower() for file in files} else "links in a bank are relative to the docs folder"
                    problems.append(item.problem(path, "dead-link", f"link {shorten(url)} leads to no file", near))
    return problems


def _is_page(docs: Path, page: str) -> bool:
    return any((docs / f"{page}{suffix}").is_file() for suffix in (".md", ".ipynb"))


def _list_files(docs: Path) -> set[str]:
    """Return every file below the docs folder, in its exact case."""
    return {(Path(folder) / name).relative_to(docs).as_posix() for folder, _, names in os.walk(docs) for name in names}
