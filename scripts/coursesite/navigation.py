"""All pages of the navigation in one script, which the filter's box loads where the navigation of each page is pruned.

Owns what stands in the script: titles, addresses below the site's root, what stands below a title, and groups, in order. How
they are shown: `browser/furniture/all-pages.mjs`. Knows MkDocs' navigation by its attributes alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

PRUNE = "navigation.prune"
"""The theme's feature that keeps what stands in other groups out of a page's navigation."""
SECTIONS = "navigation.sections"
"""The theme's feature that shows the groups at the top as headings, always open."""
SOURCE = "assets/site/all-pages.js"
"""The built script, which waits for the pages before it."""
FILE = "assets/pages/pages.js"


def list_pages(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the entries of a navigation, groups with those inside them."""
    return [{"title": item.title, "entries": list_pages(item.children)} if item.children else _list_page(item) for item in items]


def render_pages(items: Iterable[Any], script: str) -> str:
    """Return the script of a navigation.

    Args:
        items: What stands at its top.
        script: The one that shows the pages.
    """
    pages = json.dumps(list_pages(items), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.coursePages={pages};\n{script}"


def _list_page(item: Any) -> dict[str, Any]:
    page = {"title": item.title, "url": item.url}
    subtitle = (getattr(item, "meta", None) or {}).get("subtitle")
    return page | {"subtitle": subtitle} if subtitle else page
