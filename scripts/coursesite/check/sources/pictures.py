"""Pictures below docs/ that nothing shows: no page, no bank, no style sheet, no template, no setting, no README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coursequiz.problems import Problem, show_path

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
READERS = (".md", ".ipynb", ".yml", ".css", ".html", ".js", ".mjs", ".py")
"""Files that may name a picture."""


def check_pictures(docs: Path, folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield pictures whose name stands nowhere.

    Args:
        docs: The docs folder.
        folders: Everything that may name a picture: folders and files.
    """
    waiting = {path.name: path for path in sorted(docs.rglob("*")) if path.suffix.lower() in PICTURES and path.is_file()}
    for file in (file for folder in folders for file in ([folder] if folder.is_file() else sorted(folder.rglob("*")))):
        if not waiting:
            return
        if file.suffix in READERS and file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            waiting = {name: path for name, path in waiting.items() if name not in text}
    for path in waiting.values():
        found, remedy = "nothing shows this picture", "show it, or delete it"
        yield Problem(path=show_path(path), line=1, column=1, rule="unused-image", found=found, remedy=remedy)
