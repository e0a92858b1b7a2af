"""HTML for tests to read: as lines between blocks, and as a list of elements with their attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = frozenset(
    """blockquote button dd details div dl dt fieldset form h1 h2 h3 h4 h5 h6 input label legend li ol p pre quiz-question section summary
    table tbody td th thead tr ul""".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(slots=True)
class Element:
    """A start tag as a browser would see it."""

    tag: str
    attributes: dict[str, str | None]
    parents: tuple[str, ...]


@dataclass(slots=True)
class Markup:
    """What a page consists of."""

    elements: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup.elements.append(Element(tag, dict(attrs), tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.markup.text += data

    def handle_comment(self, data: str) -> None:
        self.markup.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.markup.comments.append(decl)

    def handle_pi(self, data: str) -> None:
        self.markup.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.markup.comments.append(data)


def read_markup(html: str) -> Markup:
    """Return the elements, comments and text of some HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.markup


def break_lines(html: str) -> str:
    """Return the HTML with every block on a line of its own, indented by its depth; nothing inside a line is changed."""
    out: list[str] = []
    depth = 0
    line = ""

    def end_line() -> str:
        if line.strip():
            out.append("  " * depth + line.strip())
        return ""

    for token in re.split(r"(<pre\b.*?</pre>|</?[a-zA-Z][^<>]*>)", html, flags=re.DOTALL):
        tag = re.match(r"<(/?)([a-zA-Z0-9-]+)", token)
        name = tag[2] if tag else ""
        if name not in BLOCKS:
            line += re.sub(r"\s*\n\s*", " ", token)
            continue
        line = end_line()
        closing = bool(tag and tag[1])
        depth -= closing
        out.append("  " * depth + token)
        depth += not closing and name not in VOID and name != "pre"
    end_line()
    return "\n".join(_join_short(out))


def _join_short(lines: list[str]) -> list[str]:
    """Return the lines, with an element that holds one line of text put back on one line."""
    out: list[str] = []
    for line in lines:
        name = re.fullmatch(r"\s*</([a-z0-9-]+)>", line)
        if name and out and re.fullmatch(rf"\s*<{name[1]}\b[^<>]*>", out[-1]):
            out[-1] += line.strip()
        elif name and len(out) > 1 and re.fullmatch(rf"\s*<{name[1]}\b[^<>]*>", out[-2]) and not re.match(rf"\s*</?({'|'.join(BLOCKS)})\b", out[-1]):
            out[-2:] = [out[-2] + out[-1].strip() + line.strip()]
        else:
            out.append(line)
    return out
