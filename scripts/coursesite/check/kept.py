"""What was made of files, kept from run to run: made again where a file changed, or the code that makes it.

Owns when something kept still holds. Knows nothing of what it is; it must be what JSON can hold.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from coursesite.check.site.parallel import read_in_parallel

SHARE = 300_000
"""Bytes of sources for which a process of its own pays."""


def make_of_files(files: Mapping[str, bytes], load: Callable[[], Callable[[str, bytes], Any]], *, code: Sequence[Path], kept: Path | None) -> dict[str, Any]:
    """Return what is made of each file.

    Args:
        files: Names of files, with what they hold.
        load: Returns the function that makes something of a file's name and bytes; called only where something is to be made, as it may import much.
        code: Folders and files of the code that makes it.
        kept: The file that keeps it; None to make all.
    """
    stamp = _stamp(code)
    known = _read(kept, stamp) if kept else {}
    marks = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    made = {name: known[name][1] for name, mark in marks.items() if name in known and known[name][0] == mark}
    missing = {name: len(data) for name, data in files.items() if name not in made}
    if missing:
        make = load()
        for part in read_in_parallel(missing, lambda names: [(name, make(name, files[name])) for name in names], share=SHARE):
            made.update(part)
    if kept and (missing or known.keys() - made.keys()):
        _write(kept, {"code": stamp, "made": {name: [marks[name], value] for name, value in made.items()}})
    return {name: made[name] for name in files}


def _stamp(code: Sequence[Path]) -> str:
    """Return what changes with every edit of some code, and with every installation of it."""
    files = [file for path in code for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    states = [(str(file), file.stat()) for file in files]
    return hashlib.sha256(repr([(name, state.st_size, state.st_mtime_ns) for name, state in states]).encode()).hexdigest()


def _read(kept: Path, stamp: str) -> dict[str, Any]:
    """Return what was kept; nothing where it was made by other code, or is damaged."""
    try:
        value = json.loads(kept.read_bytes())
        return {name: [mark, made] for name, (mark, made) in value["made"].items()} if value["code"] == stamp else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(kept: Path, value: Mapping[str, Any]) -> None:
    """Keep it, in one step; where nothing can be written, the next run makes it again."""
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(kept)
