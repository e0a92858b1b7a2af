"""An SVG file as rules see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from xml.parsers import expat

from coursesite.check.site.page import Spot
from coursesite.check.site.styles import StyleAddress

_ADDRESS = re.compile(r"""\b(?:xlink:)?href\s*=\s*(?:"([^"]*)"|'([^']*)')|url\(\s*['"]?([^)'"\s]*)""")
_SCRIPT = re.compile(r"<script\b|<[a-z][^<>]*\son[a-z]{3,}\s*=", re.IGNORECASE)
_NAMESPACE = "http://www.w3.org/2000/svg"
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """An SVG file: what it points to, and the ids it has."""

    addresses: tuple[StyleAddress, ...]
    ids: frozenset[str]
    script: int | None
    """Offset of the first script or handler in it."""
    flaw: Spot | None
    """Where it stops being XML, and why."""


def read_drawing(text: str) -> Drawing:
    """Return what a drawing points to and holds; what is wrong with it is noted, never raised."""
    found = ((match.start(), match[1] or match[2] or match[3]) for match in _ADDRESS.finditer(text))
    addresses = tuple(StyleAddress(value=unescape(value), at=at) for at, value in found if value)
    script = _SCRIPT.search(text)
    ids = frozenset(first or second for first, second in _ID.findall(text))
    return Drawing(addresses=addresses, ids=ids, script=script.start() if script else None, flaw=_find_flaw(text))


def _find_flaw(text: str) -> Spot | None:
    if _NAMESPACE not in text and "<svg" in text and "<font" not in text:
        return Spot(at=text.index("<svg"), what="it does not say that it is SVG")
    parser = expat.ParserCreate()
    try:
        parser.Parse(text, True)  # noqa: FBT003 - C functions take no names
    except expat.ExpatError as error:
        at = len(text.encode()[: parser.ErrorByteIndex].decode(errors="ignore"))
        return Spot(at=min(at, len(text)), what=expat.ErrorString(error.code))
    return None
