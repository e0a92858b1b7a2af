"""Which files are banks, and what they are called. Reads none: a caller that only lists them waits for no model."""

from __future__ import annotations

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from coursequiz.problems import Problem, show_path

DOCS, QUIZZES = Path("docs"), Path("quizzes")
"""Where pages and banks stand, unless somebody says otherwise."""
SUFFIXES = (".yml", ".yaml")
NO_BANK_REMEDY = "name a .yml file or a folder that holds some; 'coursequiz init' writes a first one"
FILE_NAME = "objectives.yml"
"""The file of objectives, which lies beside banks and is none."""
_PARTS = attrgetter("parts")
"""What paths are compared by, taken once instead of at each comparison."""


def find_banks(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the bank files that files and folders name, sorted, with a problem for each path that has none."""
    found: set[Path] = set()
    problems = []
    for path in paths:
        inside = _list_below(path)
        below = [path] if path.is_file() else [file for file in inside if file.suffix in SUFFIXES]
        problems += [_stray_problem(file) for file in inside if _is_stray(file)]
        if not below:
            none = "no bank is in this folder" if path.is_dir() else "there is no such file or folder"
            problems.append(file_problem(path, "no-bank", none, NO_BANK_REMEDY))
        found.update(below)
    return sorted((file for file in found if file.name != FILE_NAME), key=_PARTS), problems


def _list_below(folder: Path) -> list[Path]:
    return sorted((Path(parent, name) for parent, folders, names in os.walk(folder) for name in (*folders, *names)), key=_PARTS)


def _is_stray(file: Path) -> bool:
    """Return whether a file in a folder of banks is neither a bank nor one of its schemas, nor hidden."""
    return file.suffix not in SUFFIXES and not file.name.endswith(".schema.json") and not file.name.startswith(".") and file.is_file()


def _stray_problem(file: Path) -> Problem:
    return file_problem(file, "stray-file", f"'{file.name}' is not read as a bank", "end its name in .yml, or move it out of the folder of banks")


def name_bank(file: Path, root: Path) -> str:
    """Return a bank's name: its path below the root, without the suffix."""
    inside = file.is_relative_to(root)
    return (file.relative_to(root) if inside else file).with_suffix("").as_posix()


def file_problem(file: Path, rule: str, found: str, remedy: str) -> Problem:
    """Return a problem of a file as a whole."""
    return Problem(path=show_path(file), line=1, column=1, rule=rule, found=found, remedy=remedy)
