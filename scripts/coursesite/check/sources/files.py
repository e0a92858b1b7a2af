"""Files below docs/ and quizzes/ as a web server sees them: names that stand in an address as they are, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path
from coursesite.check.site.families.files import LEFT_BEHIND

_STRANGE = re.compile(r"[^\w.+@~-]", re.ASCII)
"""What is written in another way in an address, or not at all on some disks: an `ü` is escaped in one, and is one letter or two on the others."""


def check_files(folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield files whose names need an escape in an address, and links that lead out of the project or nowhere.

    Args:
        folders: The folders of pages and of banks, side by side in the project.
    """
    for folder in folders:
        project = folder.resolve().parent
        for path in sorted(folder.rglob("*")):
            if match := _STRANGE.search(path.name):
                what = "a space" if match[0].isspace() else shorten(match[0])
                remedy = "use letters from a to z, digits, '.', '-' and '_': the name is part of an address"
                yield _problem(path, "file-name", f"the name of the file has {what}", remedy)
            elif path.suffix != path.suffix.lower() in {".md", ".ipynb", ".yml"}:
                found, remedy = (
                    f"the name of the file ends in {shorten(path.suffix)}",
                    f"let it end in '{path.suffix.lower()}': nobody reads it so",
                )
                yield _problem(path, "file-name", found, remedy)
            if path.is_file() and LEFT_BEHIND.search(path.name) and not path.name.startswith("."):
                found, remedy = "the file was left behind by an editor, a system or a person", "delete it: all that is in the folder is published"
                yield _problem(path, "leftover-file", found, remedy)
            if path.is_symlink() and not (path.exists() and path.resolve().is_relative_to(project)):
                found = "the link leads out of the project" if path.exists() else "the link leads nowhere"
                yield _problem(path, "outside-file", found, "put the file itself here")


def _problem(path: Path, rule: str, found: str, remedy: str) -> Problem:
    return Problem(path=show_path(path), line=1, column=1, rule=rule, found=found, remedy=remedy)
