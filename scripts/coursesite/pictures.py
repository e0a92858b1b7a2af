"""Pictures of a page that keep their place before they come, and do not come before they are needed.

Owns what a picture's tag says at the end: the size that its file has, so that nothing moves when it arrives, and to wait where it
stands below the first screen. Touches no file: it is given the function that measures one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from coursesite.picture_sizes import Size

FIRST_SCREEN = 1200
"""Letters that fill a first screen of 1280 × 800 pixels; a phone shows half as many."""

LATER = ' loading="lazy" decoding="async"'

_IMAGE = re.compile(r"<img\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<end>\s*/?>)")
_ATTRIBUTE = re.compile(r"\s([\w-]+)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
_SILENT = re.compile(r"<(script|style|head|header|nav|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_BODY = re.compile(r"<article\b|<main\b|<body\b")


def place_pictures(html: str, measure: Callable[[str], Size | None]) -> str:
    """Return the page with sizes on its pictures, and with those below the first screen told to wait.

    Args:
        html: The page.
        measure: Returns the size of the picture at an address as the page writes it, or None where it cannot be told.
    """
    body = max((match.start() for match in _BODY.finditer(html)), default=0)

    def placed(match: re.Match[str]) -> str:
        said = {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(match["attributes"])}
        added = _size(said, measure)
        if "loading" not in said and len("".join(_SILENT.sub("", html[body : match.start()]).split())) > FIRST_SCREEN:
            added += LATER
        return f"<img{match['attributes']}{added}{match['end']}"

    return _IMAGE.sub(placed, html)


def _size(said: dict[str, str], measure: Callable[[str], Size | None]) -> str:
    """Return the attributes of size that a picture lacks; none where the author's own cannot be kept to."""
    width = said.get("width", "")
    size = None if "height" in said or not (not width or width.isdecimal()) else measure(said.get("src", ""))
    if size is None:
        return ""
    if width:
        return f' height="{round(int(width) * size[1] / size[0])}"'
    return f' width="{round(size[0])}" height="{round(size[1])}"'
