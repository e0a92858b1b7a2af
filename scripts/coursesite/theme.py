"""The theme's style sheet in a published site: one file without what no page needs, in the place of the theme's two.

`browser/theme/` makes the smaller sheet, with parts that follow the rest and say which pages need them. This module knows
how such a sheet is read and what becomes of the pages' links; where the theme is another than the sheet was made from, nothing changes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from coursesite.assets import ASSETS

SHEET = Path(ASSETS) / "site" / "theme.css"
STYLES = Path(ASSETS) / "stylesheets"

_SOURCES = re.compile(r"\A/\*![^*]*: ([^*]+) \*/\n")
_PART = re.compile(r"^/\*! where (.*) \*/\n", re.MULTILINE)
_ATTRIBUTE = re.compile(r'\b(?:class|dir|data-md-color-\w+)="[^"]*"|\bjavascripts/bundle\.')

Attributes = set[str]
"""What of pages a part may ask for: attributes, such as `class="tabbed-set"`, and the theme's own script."""


def find_attributes(html: str) -> Attributes:
    """Return what a page has that a part may ask for."""
    return set(_ATTRIBUTE.findall(html))


def choose_parts(sheet: str, attributes: Iterable[str]) -> str:
    """Return a sheet with the parts that something in these attributes needs."""
    rest, *parts = _PART.split(sheet)
    have = "\n".join(sorted(attributes))
    chosen = [text for pattern, text in zip(parts[::2], parts[1::2], strict=True) if re.search(pattern, have)]
    return "".join([rest, *chosen])


def slim_theme(site: Path, attributes: Iterable[str]) -> Callable[[str], str]:
    """Return what makes a page link to the smaller sheet, after writing it; pages stay as they are where it does not fit the theme."""
    sheet = site / SHEET
    text = sheet.read_text(encoding="utf-8") if sheet.is_file() else ""
    sources = _SOURCES.match(text)
    sheet.unlink(missing_ok=True)
    if sources is None or not all((site / STYLES / name).is_file() for name in sources[1].split()):
        return lambda html: html
    made = choose_parts(text, attributes).encode()
    name = f"theme.{hashlib.sha256(made).hexdigest()[:8]}.css"
    (site / STYLES / name).write_bytes(made)
    first, *others = sources[1].split()
    for source in (first, *others):
        (site / STYLES / source).unlink()
    other = re.compile(rf'\s*<link rel="stylesheet" href="[^"]*/stylesheets/(?:{"|".join(map(re.escape, others))})">')
    return lambda html: other.sub("", html).replace(f"stylesheets/{first}", f"stylesheets/{name}")
