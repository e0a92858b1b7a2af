"""Where a text binds a number to a lab: `{{ lab.name = 16.1 }}`, and in a bank `answer: 16.1  # lab: lab.name`."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = r"\{\{\s*(?P<what>[^{}=\n]*?[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*[^{}=\n]*?)\s*=\s*(?P<text>[^{}\n]*?[^{}\s])\s*\}\}"
STRICT = re.compile(NUMBER)
WORDS = re.compile(r"[a-z0-9_.+*/()\s\u2212-]+")
"""What a name or a sum is written with."""
COMMENT = re.compile(
    r"^(?P<before>[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?(?P<key>[a-z]+):[ \t]*)(?P<value>[^#\n]*?)[ \t]+#[ \t]*lab:[ \t]*(?P<what>[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
# One pass: code is skipped as a whole, anything else that begins like a number is either one or a slip.
_FIND = re.compile(
    r"(?P<fence>^[ \t>]*(?P<marks>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=marks)[`~]*[ \t]*$|\Z))"
    r"|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<mark>\{\{[^{}\n=]*?[A-Za-z_][\w-]*\s*\.\s*[A-Za-z_][^{}\n]*\}?\}?)",
    re.MULTILINE | re.DOTALL,
)
# The marks around a figure's fence: its caption is prose.
_FIGURE = re.compile(
    r"^(?P<open>[ \t>]*(?P<marks>`{3,}|~{3,})[ \t]*figure[ \t]*)$(?P<inside>.*?)^(?P<close>[ \t>]*(?P=marks)[ \t]*)$",
    re.MULTILINE | re.DOTALL,
)


def find_marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of a text, slips included, with their offsets; code has none."""
    for match in _FIND.finditer(open_figures(text)):
        if match["mark"] is not None:
            yield match.start("mark"), match["mark"]


def blank_marks(text: str) -> str:
    """Return a text with spaces in place of its marks and of code: its places stay."""
    return _FIND.sub(lambda match: blank(match[0]), open_figures(text))


def print_marks(text: str) -> str:
    """Return a text with the numbers in place of their marks."""
    return STRICT.sub(lambda match: match["text"], text)


def open_figures(text: str) -> str:
    """Return a text in which the fences of figures are no code."""
    return _FIGURE.sub(lambda match: f"{blank(match['open'])}{match['inside']}{blank(match['close'])}", text)


def blank(text: str) -> str:
    """Return as many spaces on as many lines."""
    return re.sub(r"[^\n]", " ", text)
