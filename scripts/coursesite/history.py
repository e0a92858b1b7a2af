"""When each file was last changed, from git alone: the date of its last commit, or nothing where that cannot be known.

Nothing is said of a file that is changed or new since the last commit, of any file outside a repository, and of a file whose
last change lies before the history that a shallow clone holds: the oldest commit there looks as if it had made every file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

_COMMIT = "\x01"
"""Opens the line that names a commit; no path begins so."""


def read_dates(folder: Path) -> dict[str, str]:
    """Return the day of the last change, such as `2026-11-25`, of each file below `folder` by its path there."""
    if _git(folder, "rev-parse", "--show-toplevel") is None:
        return {}
    log = _git(folder, "log", f"--format={_COMMIT}%H %as", "--name-only", "--no-renames", "--relative", "-z", "--", ".") or ""
    dates = find_dates(log, _read_boundary(folder))
    for path in _find_changed(folder):
        dates.pop(path, None)
    return dates


def find_dates(log: str, boundary: Iterable[str]) -> dict[str, str]:
    """Return the date of the newest commit that touches each file; files that a boundary commit touches last are left out.

    Args:
        log: What `git log` prints, newest first, its parts ended by NUL.
        boundary: Commits whose parents are not here.
    """
    ends = set(boundary)
    dates: dict[str, str | None] = {}
    date: str | None = None
    for part in log.split("\0"):
        text = part.strip("\n")
        if text.startswith(_COMMIT):
            name, day = text.removeprefix(_COMMIT).split(" ")
            date = None if name in ends else day
        elif text:
            dates.setdefault(text, date)
    return {path: day for path, day in dates.items() if day is not None}


def _read_boundary(folder: Path) -> list[str]:
    """Return the commits at the edge of a shallow clone; none in a whole one."""
    name = (_git(folder, "rev-parse", "--git-path", "shallow") or "").strip()
    file = folder / name
    return file.read_text(encoding="ascii").split() if name and file.is_file() else []


def _find_changed(folder: Path) -> list[str]:
    """Return the files below `folder` that differ from the last commit."""
    return [path for path in (_git(folder, "diff", "HEAD", "--name-only", "--no-renames", "--relative", "-z") or "").split("\0") if path]


def _git(folder: Path, *words: str) -> str | None:
    """Return what git prints, or None where there is no git or it refuses."""
    try:
        run = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607 - the user's git, our words
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None
