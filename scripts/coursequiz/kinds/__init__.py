"""The kinds of question, in the order in which the guide explains them. A new kind is one file and one word here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from coursequiz.kinds.kind import Kind

NAMES = ("single", "multiple", "numeric", "text", "order", "match", "categorise", "cloze", "output")


@cache
def _load(name: str) -> Kind[Any]:
    kind: Kind[Any] = getattr(import_module(f"coursequiz.kinds.{name}"), name.upper())
    return kind


class _Kinds(Mapping[str, Kind[Any]]):
    """Kinds by name; the file of each is loaded when it is first asked for, because most courses use few."""

    def __getitem__(self, name: str) -> Kind[Any]:
        if name not in NAMES:
            raise KeyError(name)
        return _load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


KINDS: Mapping[str, Kind[Any]] = _Kinds()
