"""Edits that need no judgement: what `course check --fix` writes. Each belongs to a problem; files are replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coursequiz.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """Other text for a stretch of a file."""

    path: Path
    start: int
    end: int
    old: str
    """What stands there; an edit of something else is not made."""
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A problem, with the edit that mends it where that is mechanical."""

    problem: Problem
    edit: Edit | None = None


def apply_edits(remarks: Iterable[Remark]) -> list[Problem]:
    """Make the edits, and return the problems that they have mended."""
    by_file: dict[Path, list[tuple[Edit, Problem]]] = defaultdict(list)
    for remark in remarks:
        if remark.edit is not None:
            by_file[remark.edit.path].append((remark.edit, remark.problem))
    mended: list[Problem] = []
    for path, edits in by_file.items():
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        before = len(text)
        for edit, problem in sorted(edits, key=lambda pair: (pair[0].start, pair[0].end), reverse=True):
            # From the end, so that places stay; of two that overlap the first to be met is made.
            if edit.end <= before and text[edit.start : edit.end] == edit.old:
                text = text[: edit.start] + edit.new + text[edit.end :]
                before = edit.start
                mended.append(problem)
        _replace(path, text.encode("utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8"))
    return mended


def _replace(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
