"""A page's Markdown as rules read it: code taken out, every place kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coursesite.check.edit import Edit, Remark
from coursesite.lessons import Page
from coursesite.offset import make_problem

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Text:
    """A page as its author wrote it."""

    path: str
    """As messages show it."""
    file: Path
    raw: str
    """The whole file."""
    text: str
    """The same with the line ends of Unix."""
    front: Page
    is_lesson: bool
    """Whether it teaches an objective from sources."""
    asked: tuple[str, ...]
    """Objectives of the questions that stand on it."""
    glossary: frozenset[str] = frozenset()
    """The course's terms, in small letters; empty where it has no glossary."""

    @cached_property
    def fences(self) -> tuple[tuple[int, int, bool], ...]:
        """Where code fences begin and end, and whether they are closed."""
        found: list[tuple[int, int, bool]] = []
        position = 0
        for match in _FENCE.finditer(self.text):
            if match.start() < position:
                continue
            closing = re.compile(rf"^[ \t>]*{re.escape(match['marks'][0])}{{{len(match['marks'])},}}[ \t]*$", re.MULTILINE)
            end = closing.search(self.text, match.end())
            position = end.end() if end else len(self.text)
            found.append((match.start(), position, end is not None))
        return tuple(found)

    @cached_property
    def prose(self) -> str:
        """The text with spaces in place of front matter, code and comments: its places are those of the file."""
        text = self.text
        for start, end, _ in self.fences:
            text = text[:start] + _blank(text[start:end]) + text[end:]
        text = _FRONT.sub(lambda match: _blank(match[0]), text, count=1)
        return _CODE.sub(lambda match: _blank(match[0]), text)

    def remark(self, at: int, rule: str, found: str, remedy: str, edit: Edit | None = None) -> Remark:
        """Return a problem at an offset of the file."""
        return Remark(problem=make_problem(self.text, at, self.path, rule=rule, found=found, remedy=remedy), edit=edit)

    def line_of(self, at: int) -> int:
        """Return the line of an offset, counted from 1."""
        return self.text.count("\n", 0, at) + 1

    def find_front(self, key: str, value: str = "") -> int:
        """Return where a key of the front matter stands, or a value of it."""
        match = re.search(rf"^{re.escape(key)}:.*$", self.text, re.MULTILINE)
        if match is None:
            return 0
        inside = re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", match[0][len(key) + 1 :]) if value else None
        return match.start() + (len(key) + 1 + inside.start() if inside else 0)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
