"""The Markdown extension that prints the number of `{{ lab.name = number }}` as it is typed."""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from coursesite.numbers.notation import NUMBER


class NumberProcessor(InlineProcessor):
    """Prints the number of `{{ lab.name = number }}`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        """Return the number and its place in the line."""
        return m["text"], m.start(0), m.end(0)


class NumbersExtension(Extension):
    """Markdown with numbers that come from labs, wherever inline text stands."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the notation after code spans and escapes, before links and emphasis."""
        md.inlinePatterns.register(NumberProcessor(NUMBER, md), "coursesite-number", 175)


def makeExtension(**kwargs: Any) -> NumbersExtension:
    """Return the extension, for Markdown to load it by module name."""
    return NumbersExtension(**kwargs)
