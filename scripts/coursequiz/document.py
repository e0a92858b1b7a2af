"""A document as its author typed it: values, and the place of each.

Owns how a place is found for a path of keys. Knows no YAML: `source` reads that.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final

from coursequiz.problems import Problem

Place = tuple[int, int]
"""Line and column, both counted from 1."""
Path = tuple[str | int, ...]
"""Keys and indices from the document's root to a value."""


class Plain(str):
    """A scalar that was typed without quotes: a field may read it as a number, a truth value or nothing."""

    __slots__ = ()


_WIDTH: Final = 1 << 32
"""More columns than a line can have."""


@dataclass(slots=True)
class Marks:
    """Where a mapping or list stands, and all that is in it. A place is one number, which costs the garbage collector nothing."""

    start: int
    keys: dict[str, int] = field(default_factory=dict)
    """The place of each key of a mapping."""
    values: dict[str | int, int | Marks] = field(default_factory=dict)
    """The place of each value, by key or index."""


def mark_at(line: int, column: int) -> int:
    """Return a place as one number; line and column are counted from 0."""
    return line * _WIDTH + column


def place_of(mark: int | Marks) -> Place:
    """Return the line and column that a number stands for."""
    line, column = divmod(mark.start if isinstance(mark, Marks) else mark, _WIDTH)
    return line + 1, column + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A YAML document: its value (dicts, lists, `str` and `Plain`) and the place of every value and key."""

    path: str
    value: Any
    marks: int | Marks

    def without_value(self) -> Document:
        """Return what is needed to place problems once the value has been read."""
        return replace(self, value=None)

    def place(self, path: Path) -> Place:
        """Return the place of the value at `path`, or of the nearest value above it that exists."""
        return place_of(self._mark(path))

    def problem(self, path: Path, rule: str, found: str, remedy: str, *, at_key: bool = False) -> Problem:
        """Return a problem at the value (or the key, where there is one) that `path` names."""
        around = self._mark(path[:-1]) if at_key else 0
        key = around.keys.get(str(path[-1])) if isinstance(around, Marks) else None
        line, column = place_of(key) if key is not None else self.place(path)
        return Problem(path=self.path, line=line, column=column, rule=rule, found=found, remedy=remedy)

    def _mark(self, path: Path) -> int | Marks:
        mark = self.marks
        for step in path:
            if not isinstance(mark, Marks) or step not in mark.values:
                break
            mark = mark.values[step]
        return mark
