"""What this site's Python writes into pages, in other languages than English: names that are heard, a button, a summary, a heading.

The theme's own sentences stand in `scripts/theme/strings/`, those of questions with the engine. Knows no page but its HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "Breadcrumb": "Pfad",
        "Download this notebook": "Dieses Notebook herunterladen",
        "Footnotes": "Fußnoten",
        "Formula": "Formel",
        "Output": "Ausgabe",
        "Search": "Suche",
        "Section": "Abschnitt",
        "Table": "Tabelle",
        "The numbers as a table": "Die Zahlen als Tabelle",
    },
}
"""English to another language, by language."""

_LANGUAGE = re.compile(r'<html lang="([a-z]+)')


def say_names(html: str) -> str:
    """Return the page with its names in its own language, where that is one of `WORDS`."""
    language = _LANGUAGE.search(html)
    words = WORDS.get(language[1]) if language else None
    if not words:
        return html
    names = "|".join(map(re.escape, words))
    return re.sub(
        rf'(?<=aria-label=")(?:{names})(?=")|(?:(?<=download>)|(?<=<summary>)|(?<=course-notes">))(?:{names})(?=<)', lambda match: words[match[0]], html
    )
