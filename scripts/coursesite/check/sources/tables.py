"""Tables that say something twice: a heading of a column, or a row in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursequiz.problems import shorten
from coursesite.check.edit import Remark
from coursesite.check.sources.text import Text

_TABLE = re.compile(r"^(?P<head>[^\n]*\|[^\n]*)\n *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\n(?P<rows>(?:[^\n]*\|[^\n]*(?:\n|\Z))*)", re.MULTILINE)
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_SENTENCE = re.compile(r"[^\W\d]{2,} [^\W\d]{2,} [^\W\d]{2,}")
"""Three words: a row of numbers or of names may well stand twice, as data do."""


def check_repeats(page: Text) -> Iterator[Remark]:
    """Yield columns that are called as the one beside them (groups may repeat theirs), and rows of words that stand twice in their table."""
    for table in _TABLE.finditer(page.prose):
        before = ""
        for cell in _CELL.finditer(page.prose, table.start("head"), table.end("head")):
            words = _fold(page.text[cell.start() : cell.end()])
            if words and words == before:
                at = cell.end() - len(page.text[cell.start() : cell.end()].lstrip())
                yield page.remark(
                    at,
                    "repeated-cells",
                    f"the column before it is called {shorten(words)} too",
                    "say in each heading what its column has and the other has not",
                )
            before = words
        lines: dict[str, int] = {}
        at = table.start("rows")
        for row in page.text[at : table.end("rows")].splitlines(keepends=True):
            first = lines.setdefault(_fold(row), at)
            if first != at and _SENTENCE.search(row):
                found = f"the row says what the one of line {page.line_of(first)} says"
                yield page.remark(at, "repeated-cells", found, "delete one of them, or say what differs")
            at += len(row)


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())
