"""Which files changed: two looks at folders, compared. By polling, which needs no package and works on every file system."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Look = dict[str, tuple[int, int]]
"""Each file's path with its time of change in nanoseconds and its size."""

PAUSE = 0.1
"""Seconds between two looks, at least."""
SHARE = 10
"""A look may take one part in so many of a processor's time; its own time counts, not what a busy machine makes it wait."""


def look_at(roots: Iterable[Path]) -> Look:
    """Return what is below some folders; files may be named too."""
    look: Look = {}
    for root in roots:
        found = [(str(root), root.stat())] if root.is_file() else _walk(str(root))
        look |= {path: (state.st_mtime_ns, state.st_size) for path, state in found}
    return look


def _walk(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith((".", "__pycache__")) or entry.name.endswith("~"):
                    continue
                if entry.is_dir():
                    yield from _walk(entry.path)
                else:
                    yield entry.path, entry.stat()
    except FileNotFoundError:
        return  # deleted meanwhile: the next look knows


def find_changes(before: Look, after: Look) -> set[Path]:
    """Return the files that were written, made or deleted between two looks."""
    return {Path(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def watch(roots: Callable[[], Iterable[Path]]) -> Iterator[set[Path]]:
    """Yield the files of each change, for ever; `roots` says before each look where to look."""
    before = look_at(roots())
    while True:
        begin = time.thread_time()
        after = look_at(roots())
        pause = max(PAUSE, (time.thread_time() - begin) * (SHARE - 1))
        if changed := find_changes(before, after):
            yield changed
        before = after
        time.sleep(pause)
