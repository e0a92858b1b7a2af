"""How lint rules read a text: without code, links and emphasis, as lower-case words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursequiz.prose import mask_code

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)\b|\b[Ll]orem ipsum\b")
"""What somebody meant to write later."""
_LINK = re.compile(r"\]\([^)]*\)")
_NUMBER = re.compile(r"\{\{[^{}=]*=\s*([^{}]*?)\s*\}\}")
_WORD = re.compile(r"[a-zà-ÿ0-9]+(?:['’-][a-zà-ÿ0-9]+)*")
_TWICE = re.compile(r"(?<![\w'’-])(?P<word>[a-z]+)(?P<gap>[ \t]+|[ \t]*\n[ \t]*)(?P<again>(?P=word))(?![\w'’-])", re.IGNORECASE)
_SMALL = frozenset(
    """the a and of to or is are be been in on at by for from with it its this these they we you as if but not which can will would has have do does than
then there their our your more most when where while because into only also""".split()
)
"""Words that nothing but a slip sets twice in a row, in English and as far as we know elsewhere."""
_MEANT = frozenset("really quite never again great other".split())
_LONG = 5


def plain(text: str) -> str:
    """Return the text as a reader sees it, without code."""
    return _LINK.sub(" ", _NUMBER.sub(r"\1", mask_code(text))).replace("*", "").replace("[", "")


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WORD.findall(plain(text).lower())


def shown_length(text: str) -> int:
    """Return how many characters of a choice a reader sees; code counts."""
    return len(" ".join(_NUMBER.sub(r"\1", text).replace("*", "").replace("`", "").split()))


def find_doubled(text: str, masked: str) -> Iterator[tuple[int, str]]:
    """Yield where a word stands again behind itself, and the word.

    Args:
        text: As its author wrote it.
        masked: The same with code blanked: nothing that stands around code is told.
    """
    for match in _TWICE.finditer(masked):
        word, again = match["word"].lower(), match["again"]
        is_slip = word in _SMALL or (len(word) >= _LONG and word not in _MEANT and "\n" not in match["gap"] and again.islower())
        if is_slip and not again.isupper() and text[match.start() : match.end()] == match[0]:
            yield match.start("again"), again
