"""Files below docs/ that nothing names: no page, no bank, no style sheet, no script, no template, no setting, no README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coursequiz.problems import Problem, show_path

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
CODE = (".css", ".js", ".mjs")
READERS = (*CODE, ".md", ".ipynb", ".yml", ".html", ".py")
"""Files that may name another."""


def check_unused(docs: Path, folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield pictures, scripts and style sheets whose name stands nowhere; a script may say another's without the ending.

    Left out is what a build writes, which has its source elsewhere under the same name, and what lies in a folder within one
    that has a script in use: programs of others load parts of theirs by names that they put together.

    Args:
        docs: The docs folder.
        folders: Everything that may name a file: folders and files.
    """
    readers = [file for folder in folders for file in ([folder] if folder.is_file() else sorted(folder.rglob("*"))) if file.suffix in READERS]
    built = {file.stem for file in readers if file.suffix in CODE and docs not in file.parents}
    kept = [path for path in sorted(docs.rglob("*")) if path.suffix.lower() in PICTURES or (path.suffix in CODE and path.stem not in built)]
    waiting = [path for path in kept if path.is_file()]
    for file in readers:
        if not waiting:
            return
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        waiting = [path for path in waiting if path == file or not _names(text, file, path)]
    used = {path.parent for path in kept if path.suffix in CODE and path not in waiting}
    for path in waiting:
        if path.suffix not in CODE:
            yield _problem(path, "unused-image", "nothing shows this picture", "show it, or delete it")
        elif used.isdisjoint(path.parents[1:]):
            yield _problem(path, "unused-asset", "nothing loads this file", "load it where it is needed, or delete it")


def _names(text: str, file: Path, path: Path) -> bool:
    """Return whether the text of a file names another one."""
    stem = path.stem if path.suffix in CODE and file.suffix in CODE else ""
    return path.name in text or (bool(stem) and any(f"{mark}{stem}{mark}" in text for mark in "\"'`"))


def _problem(path: Path, rule: str, found: str, remedy: str) -> Problem:
    return Problem(path=show_path(path), line=1, column=1, rule=rule, found=found, remedy=remedy)
