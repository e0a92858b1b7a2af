"""The addresses in a style sheet, with their places. Knows CSS as far as comments, `url()`, `@import` and `image-set()` go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursesite.check.site.page import Spot

_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)"""
    r"""|url\(\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'()]*))\s*\)"""
    r"""|@import\s+(?:"(?P<import_double>[^"\n]*)"|'(?P<import_single>[^'\n]*)')"""
    r"""|(?:image-set\(|,)\s*(?:"(?P<set_double>[^"\n]*)"|'(?P<set_single>[^'\n]*)')\s+(?=[\d.]+(?:x|dpi|dppx)\b|type\()""",
    re.DOTALL | re.IGNORECASE,
)


_GROUPS = ("double", "single", "bare", "import_double", "import_single", "set_double", "set_single")


@dataclass(frozen=True, kw_only=True, slots=True)
class StyleAddress:
    """One address."""

    value: str
    at: int


_MARKS = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^"')]*\)|(?P<open>/\*)|(?P<brace>[{}])|\\.""", re.DOTALL)


def find_style_flaw(css: str) -> Spot | None:
    """Return where a style sheet has a brace or a comment without its other end; None where each has one."""
    if css.count("{") == css.count("}") and css.count("/*") == css.count("*/"):
        return None  # nearly every sheet, and a look at each sign takes a hundred times as long
    depth, outer = 0, 0
    for match in _MARKS.finditer(css):
        if match["open"]:
            return Spot(at=match.start(), what="a comment never ends")
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            if depth < 0:
                return Spot(at=match.start(), what="} ends nothing")
            outer = match.start() if depth == 1 and match["brace"] == "{" else outer
    return Spot(at=outer, what="{ has no }") if depth else None


def find_style_addresses(css: str) -> Iterator[StyleAddress]:
    """Yield every address that a style sheet, a style element or a style attribute loads."""
    if not any(mark in css for mark in ("url(", "URL(", "@import", "image-set(")):
        return
    for match in _CSS.finditer(css):
        value = next((match[group] for group in _GROUPS if match[group]), None)
        if value is not None and not value.startswith("data:"):
            yield StyleAddress(value=value.strip(), at=match.start())
