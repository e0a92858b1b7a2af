"""The addresses in a style sheet, with their places. Knows CSS as far as comments, `url()` and `@import` go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)"""
    r"""|url\(\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'()]*))\s*\)"""
    r"""|@import\s+(?:"(?P<import_double>[^"\n]*)"|'(?P<import_single>[^'\n]*)')""",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StyleAddress:
    """One address."""

    value: str
    at: int


def find_style_addresses(css: str) -> Iterator[StyleAddress]:
    """Yield every address that a style sheet, a style element or a style attribute loads."""
    if "url(" not in css and "@import" not in css and "URL(" not in css:
        return
    for match in _CSS.finditer(css):
        value = next((match[group] for group in ("double", "single", "bare", "import_double", "import_single") if match[group]), None)
        if value is not None and not value.startswith("data:"):
            yield StyleAddress(value=value.strip(), at=match.start())
