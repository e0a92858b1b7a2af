"""What a strict build stops at in the sources of one page: its own text, its banks and drawings, and what every page is made of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from coursequiz.fence import find_fences
from coursequiz.files import FILE_NAME
from coursequiz.objectives import read_goals
from coursequiz.problems import Problem, show_path
from coursequiz.source import decode
from coursesite.glossary import read_terms
from coursesite.lessons import is_lesson, read_page
from coursesite.notebooks import try_notebook
from coursesite.numbers.check import check_files, check_numbers
from coursesite.numbers.measures import read_results

_DRAWING = re.compile(r"\]\((?P<address>[^)\s]+\.svg)\)")


def check_page(file: Path, docs: Path, quizzes: Path) -> list[Problem]:
    """Return what is wrong with a page's sources, but for what is told while the page is built.

    Args:
        file: The page, a lab's notebook, or what a plugin has made, which is no file.
        docs: The docs folder.
        quizzes: The folder of banks.
    """
    data, path = file.read_bytes() if file.is_file() else b"", show_path(file)
    results, problems = read_results(docs)
    problems += read_terms(docs)[1]
    problems += _check_objectives(quizzes / FILE_NAME)
    if file.suffix == ".ipynb":
        return problems + try_notebook(data, path)[1]
    modules = {folder.name for folder in quizzes.iterdir() if folder.is_dir()} if quizzes.is_dir() else set()
    text, _ = decode(data, path)
    problems += read_page(data, path, lesson=is_lesson(file, docs, modules))[1]
    problems += check_numbers(text, path, results)
    return problems + check_files(map(Path, map(show_path, _find_parts(text, file, quizzes))), results)


def _check_objectives(file: Path) -> tuple[Problem, ...]:
    return _read_objectives(file, file.stat().st_mtime_ns) if file.is_file() else ()


@lru_cache(maxsize=1)
def _read_objectives(file: Path, modified: int) -> tuple[Problem, ...]:
    """Return what is wrong with the file of objectives; it is read once while it does not change."""
    return tuple(read_goals(file.read_bytes(), show_path(file))[1])


def _find_parts(text: str, file: Path, quizzes: Path) -> Iterator[Path]:
    """Yield the banks that a page asks from and the drawings that it shows."""
    banks = dict.fromkeys(quizzes / f"{fence.bank}.yml" for fence in find_fences(text, file.name) if fence.bank)
    drawings = dict.fromkeys(file.parent / match["address"] for match in _DRAWING.finditer(text))
    for part in (*banks, *drawings):
        if part.is_file():
            yield Path(os.path.normpath(part))
