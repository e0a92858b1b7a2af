"""How lint rules read a text: without code, links and emphasis, as lower-case words."""

from __future__ import annotations

import re

from coursequiz.prose import mask_code

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)\b|\b[Ll]orem ipsum\b")
"""What somebody meant to write later."""
_LINK = re.compile(r"\]\([^)]*\)")
_NUMBER = re.compile(r"\{\{[^{}=]*=\s*([^{}]*?)\s*\}\}")
_WORD = re.compile(r"[a-zà-ÿ0-9]+(?:['’-][a-zà-ÿ0-9]+)*")


def plain(text: str) -> str:
    """Return the text as a reader sees it, without code."""
    return _LINK.sub(" ", _NUMBER.sub(r"\1", mask_code(text))).replace("*", "").replace("[", "")


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WORD.findall(plain(text).lower())


def shown_length(text: str) -> int:
    """Return how many characters of a choice a reader sees; code counts."""
    return len(" ".join(_NUMBER.sub(r"\1", text).replace("*", "").replace("`", "").split()))
