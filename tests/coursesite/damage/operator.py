"""What a planted fault is: a pure change of a folder of files, with the problem that a checker must report for it.

Knows HTML and Markdown as text, and the grammar of problems. Knows nothing of the checker that is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursequiz.problems import Problem

_ASSETS = re.compile(r"assets/(quiz|site|figures|search)/")

Files = Mapping[str, bytes]
"""Path below the folder to what the file holds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planted:
    """A fault in its place."""

    changes: Mapping[str, bytes | None]
    """Files as they are after the change; None for one that is gone."""
    path: str
    """The file that must be named."""
    line: int | None
    """The line that must be named; None where any will do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One kind of fault, planted in one place."""

    name: str
    """Unique, in kebab-case."""
    rule: str
    """The rule that must notice."""
    plant: Callable[[Files], Planted]
    adds: bool = False
    """Whether it only adds something within a line, so that others may stand in the same file."""


def read_files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def write_changes(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    """Change a folder."""
    for name, data in changes.items():
        file = folder / name
        if data is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def in_rounds(faults: Sequence[Fault], files: Files) -> Iterator[list[tuple[Fault, Planted]]]:
    """Yield faults that can stand in one copy together: those that only add within a line share a file, any other has its file alone."""
    waiting = list(faults)
    while waiting:
        now, taken, alone = [], dict(files), set[str]()
        for fault in waiting:
            touched = set(fault.plant(files).changes)
            if touched & alone or (not fault.adds and any(taken.get(name) != files.get(name) for name in touched)):
                continue
            planted = fault.plant(taken)
            alone |= set() if fault.adds else touched
            taken.update({name: data for name, data in planted.changes.items() if data is not None})
            now.append((fault, planted))
        waiting = [fault for fault in waiting if fault not in [planted for planted, _ in now]]
        yield now


def find_missed(together: Iterable[tuple[Fault, Planted]], problems: Iterable[Problem], folder: Path) -> list[str]:
    """Return the faults of a round for which there is no problem with their rule, at their place, with a remedy.

    Where several of one rule stand in one line there must be as many problems, so that none hides behind another.
    """
    waiting = list(problems)
    missed = []
    for fault, planted in sorted(together, key=lambda pair: pair[1].line is None):
        paths = {planted.path, (folder / planted.path).as_posix()}
        told = next((one for one in waiting if one.rule == fault.rule and one.path in paths and planted.line in {None, one.line} and len(one.remedy) > 9), None)
        if told is None:
            missed.append(f"{fault.name}: {planted.path}:{planted.line}")
        else:
            waiting.remove(told)
    return missed


def insert(name: str, rule: str, path: str, new: str, *, before: str, head: str = "", below: int = 0) -> Fault:
    """Return a fault that puts `new` before the last place of a text, or before the first one that follows `head`.

    What is put in has no line break of its own unless it begins with one, so the lines of other faults stay. The problem stands
    `below` lines under the first of what is put in.
    """
    return _edit(name, rule, path, lambda text: (_find(text, before, head), 0, new), adds="\n" not in new, below=below)


def replace(name: str, rule: str, path: str, old: str, new: str, *, head: str = "") -> Fault:
    """Return a fault that puts `new` in the place of `old`: the last one, or the first one that follows `head`."""
    return _edit(name, rule, path, lambda text: (_find(text, old, head), len(old), new))


def add_file(name: str, rule: str, path: str, data: bytes) -> Fault:
    """Return a fault that adds a file, or puts other bytes in its place."""
    return Fault(name=name, rule=rule, plant=lambda files: Planted(changes={hashed(files, path): data}, path=hashed(files, path), line=None))


def delete_file(name: str, rule: str, path: str, *, told_at: str | None = None) -> Fault:
    """Return a fault that deletes a file; the problem stands where the file is missed."""
    return Fault(name=name, rule=rule, plant=lambda files: Planted(changes={hashed(files, path): None}, path=told_at or path, line=None))


def rewrite(name: str, rule: str, path: str, change: Callable[[bytes], bytes], *, told_at: str | None = None) -> Fault:
    """Return a fault that changes a whole file."""

    def plant(files: Files) -> Planted:
        file = hashed(files, path)
        return Planted(changes={file: change(files[file])}, path=told_at or file, line=None)

    return Fault(name=name, rule=rule, plant=plant)


def hashed(files: Files, text: str) -> str:
    """Return a text with the folders of assets called as the published site calls them."""
    return _ASSETS.sub(lambda match: next((f"assets/{name}/" for name in _folders(files) if name.startswith(f"{match[1]}.")), match[0]), text)


def _folders(files: Files) -> set[str]:
    return {name.split("/")[1] for name in files if name.startswith("assets/") and name.count("/") > 1}


def _edit(name: str, rule: str, path: str, where: Callable[[str], tuple[int, int, str]], *, adds: bool = False, below: int = 0) -> Fault:
    def plant(files: Files) -> Planted:
        file = hashed(files, path)
        text = files[file].decode()
        start, length, new = where(text)
        new = hashed(files, new)
        begin = start + len(new) - len(new.lstrip("\n"))
        after = text[:start] + new + text[start + length :]
        return Planted(changes={file: after.encode()}, path=file, line=after.count("\n", 0, begin) + 1 + below)

    return Fault(name=name, rule=rule, plant=plant, adds=adds)


def _find(text: str, wanted: str, head: str) -> int:
    index = text.find(wanted, text.index(head) + len(head)) if head else text.rfind(wanted)
    assert index >= 0, f"{wanted!r} stands nowhere"
    return index
