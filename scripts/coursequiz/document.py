"""A document as its author typed it: values, and the place of each.

Owns how a place is found for a path of keys. Knows no YAML: `source` reads that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from coursequiz.problems import Problem

Place = tuple[int, int]
"""Line and column, both counted from 1."""
Path = tuple[str | int, ...]
"""Keys and indices from the document's root to a value."""


class Plain(str):
    """A scalar that was typed without quotes: a field may read it as a number, a truth value or nothing."""

    __slots__ = ()


NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""How nothing is typed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A YAML document: its value (dicts, lists, `str` and `Plain`) and the place of every value and key."""

    path: str
    value: Any
    places: dict[Path, Place]
    keys: dict[Path, Place]

    def place(self, path: Path) -> Place:
        """Return the place of the value at `path`, or of the nearest value above it that exists."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def key_place(self, path: Path) -> Place:
        """Return the place of the key that ends `path`, or of its value where it has no key."""
        return self.keys.get(path) or self.place(path)

    def problem(self, path: Path, rule: str, found: str, remedy: str, *, at_key: bool = False) -> Problem:
        """Return a problem at the value (or the key) that `path` names."""
        line, column = self.key_place(path) if at_key else self.place(path)
        return Problem(path=self.path, line=line, column=column, rule=rule, found=found, remedy=remedy)
