"""Numbers of figures: captions count from 1, and a text names none that its page lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursesite.check.edit import Remark
from coursesite.check.sources.text import Text

_CAPTION = re.compile(r"<figcaption[^<>]*>\s*[*_]*Figure (?P<number>\d+)\b|^ *caption: [\"']?Figure (?P<set>\d+)\b", re.MULTILINE)
_NAMED = re.compile(r"(?<!['’]s )\bFigure (?P<number>\d+)\b(?! (?:of|in|from)\b|[^\[\]\n]*\]\(|\[\^)")
"""One of this page: not another's, not that of a source."""
_FIGURE = re.compile(r"[ \t>]*(?:`{3,}|~{3,}) *figure\b")


def check_numbers(page: Text) -> Iterator[Remark]:
    """Yield captions out of their turn, and figures that a text names and the page has not; where no caption has a number, none is held to one."""
    fences = [(start, end) for start, end, _ in page.fences if _FIGURE.match(page.text, start)]
    found = [match for match in _CAPTION.finditer(page.text) if _is_caption(match, page, fences)]
    numbers = [int(match["number"] or match["set"]) for match in found]
    for turn, (match, number) in enumerate(zip(found, numbers, strict=True), 1):
        if number != turn:
            at = match.start("number" if match["number"] else "set")
            yield page.remark(at, "figure-number", f"figure {turn} of the page is called Figure {number}", f"call it Figure {turn}, and look at what names it")
            return
    for match in _NAMED.finditer(page.prose) if numbers else ():
        if int(match["number"]) not in numbers:
            remedy = f"name one of its {len(numbers)}, or say whose figure it is: 'Figure 9 of the paper'"
            yield page.remark(match.start(), "figure-number", f"the page has no {match[0]}", remedy)


def _is_caption(match: re.Match[str], page: Text, fences: list[tuple[int, int]]) -> bool:
    """Return whether what looks like a caption is one, and no example in code."""
    if match["set"]:
        return any(start < match.start() < end for start, end in fences)
    return page.prose[match.start() : match.end()] == match[0]
