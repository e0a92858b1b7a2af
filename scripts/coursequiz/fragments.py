"""The texts of a page's questions on their way through the page's Markdown.

Owns which texts need that way at all, and hands back what became of each. Knows neither Markdown nor questions: it holds
elements that somebody else fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

# Letters, digits and punctuation that no Markdown syntax begins with; a first letter keeps lists and quotes out, and a colon
# that a space follows is no emoji's.
_LETTERS = r"[A-Za-z0-9 ,.;?()'%’“”–—−°-]*"
PLAIN = re.compile(rf"(?=[A-Za-z]){_LETTERS}(?::(?= |$){_LETTERS})*")


class Fragments:
    """Texts of one fence: plain ones are kept as they are, the others wait as elements below `root`."""

    def __init__(self, root: Element, words: Iterable[str] = (), *, plain: bool = True) -> None:
        """Begin with no text.

        Args:
            root: Where elements are put, so that the page's processors see them.
            words: Abbreviations of the page: a text that holds one is not plain.
            plain: Whether plain texts may be passed over at all.
        """
        self._root = root
        self._special = re.compile("|".join(map(re.escape, words))) if words else None
        self._plain = plain
        self._waiting: dict[str, list[Element]] = {}
        self._kept: set[str] = set()

    def prepare(self, text: str) -> Element | None:
        """Return a new element to be filled with what the text renders to; None where the text is plain."""
        if text in self._kept or self._is_plain(text):
            self._kept.add(text)
            return None
        element = SubElement(self._root, "div")
        self._waiting.setdefault(text, []).append(element)
        return element

    def blocks(self, text: str) -> list[Element]:
        """Return the rendered blocks of a text; each prepared text is handed out as often as it was prepared."""
        waiting = self._waiting.get(text)
        if waiting:
            return list(waiting.pop(0))
        assert text in self._kept, f"nobody prepared {text!r}"
        paragraph = Element("p")
        paragraph.text = text.rstrip()
        return [paragraph]

    def _is_plain(self, text: str) -> bool:
        if not self._plain or not PLAIN.fullmatch(text):
            return False
        return self._special is None or not self._special.search(text)
