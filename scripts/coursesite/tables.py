"""The tables of a finished page: a frame around each, what a narrow screen needs to show a wide one row by row, and what is a word in a lab's.

Owns the frame, the names in the cells and the class of columns of words. Knows nothing of the rest of a page; what a row looks like is `tables.css`.
"""

from __future__ import annotations

import re
from statistics import mean

_TABLE = re.compile(r"(?<!tabindex=\"0\">)<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(?P<tag>t[hd])(?P<attributes>[^>]*)>(?P<content>.*?)</(?P=tag)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = 'class="align-right"'
_LAB = re.compile(r'<table class="lab-table">.*?</table>', re.DOTALL)
_WORD = re.compile(r"\b(?!to\b)[A-Za-z]{2,}")

COLUMNS = 4
"""From so many columns on, two of them of sentences, a phone leaves each a word or two a line."""
WORDY = 12
"""Letters in a column's cells, on the average, from which it holds sentences rather than marks."""
LETTERS = 120
"""Letters in a row, on the average, from which three columns are as narrow for what they hold."""
MANY = 8
"""From so many columns on, a phone has no room even for numbers."""


def frame_tables(html: str) -> str:
    """Return the page with each table in a frame that scrolls sideways, also by keyboard and without the theme's script.

    A table whose columns a phone has no room for is told apart by a class, and its cells carry the names of their columns: on
    a narrow screen each row is then a card of its own, since nobody reads a sentence a word a line.
    """

    def framed(match: re.Match[str]) -> str:
        rows = [list(_CELL.finditer(row[0])) for row in _ROW.finditer(match[0])]
        if not _is_crowded(rows):
            return f'<div class="course-table" role="group" aria-label="Table" tabindex="0">{match[0]}</div>'
        names = [_read_text(cell["content"]) for cell in rows[0]]
        table = _ROW.sub(lambda row: _name_cells(row[0], names), match[0])
        return f'<div class="course-table course-rows" role="group" aria-label="Table" tabindex="0">{table}</div>'

    return _TABLE.sub(framed, html)


def mark_words(html: str) -> str:
    """Return the page with a class on the cells of each column of words in a lab's table; all others hold numbers, one below the other."""

    def marked(match: re.Match[str]) -> str:
        rows = [list(_CELL.finditer(row[0])) for row in _ROW.finditer(match[0])]
        columns = list(zip(*rows, strict=False))[1:]
        wordy = [sum(bool(_WORD.search(cell["content"])) for cell in cells) * 2 > len(cells) for _, *cells in columns]
        return _ROW.sub(lambda row: _mark_cells(row[0], [False, *wordy]), match[0])

    return _LAB.sub(marked, html)


def _mark_cells(row: str, wordy: list[bool]) -> str:
    left = iter(wordy)

    def marked(cell: re.Match[str]) -> str:
        if not next(left, False) or "class=" in cell["attributes"]:
            return cell[0]
        return f'<{cell["tag"]} class="lab-words"{cell["attributes"]}>{cell["content"]}</{cell["tag"]}>'

    return _CELL.sub(marked, row)


def _is_crowded(rows: list[list[re.Match[str]]]) -> bool:
    """Return whether a phone has no room for a table's columns side by side."""
    if not rows or any(len(row) != len(rows[0]) for row in rows):
        return False
    columns = [cells for _, *cells in zip(*rows, strict=True)]
    letters = [mean(len(_read_text(cell["content"])) for cell in cells) if cells else 0 for cells in columns]
    sentences = [count for cells, count in zip(columns[1:], letters[1:], strict=True) if count >= WORDY and _NUMBER not in cells[0]["attributes"]]
    if len(columns) >= MANY:
        return True
    return len(sentences) >= 2 and (len(columns) >= COLUMNS or sum(letters) >= LETTERS)


def _name_cells(row: str, names: list[str]) -> str:
    """Return a row whose cells, but for the first, carry the name of their column."""
    left = iter(["", *names[1:]])

    def named(cell: re.Match[str]) -> str:
        name = next(left)
        if cell["tag"] == "th" or not name:
            return cell[0]
        return f'<td{cell["attributes"]} data-label="{name}">{cell["content"]}</td>'

    return _CELL.sub(named, row)


def _read_text(html: str) -> str:
    """Return the text of a cell, fit for an attribute."""
    return " ".join(_TAG.sub("", html).replace('"', "&quot;").split())
