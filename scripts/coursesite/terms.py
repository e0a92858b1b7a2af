"""The key terms of a page: the first use of each becomes a link to the glossary that carries its card's text.

A Python-Markdown extension on top of `abbr`, which finds the terms. Without JavaScript the link leads to the term in the
glossary; with it the same sentence opens as a card. Later uses are plain text, and so are those where a link would be in the
way: in headings, in other links, in questions. Knows neither MkDocs nor how a card opens.
"""

from __future__ import annotations

import re
from posixpath import relpath
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from coursesite.place import find_source

PLAIN = frozenset({"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "quiz-question", "summary", "th"})
"""Elements in which a term stays plain text."""


def make_anchor(term: str) -> str:
    """Return the id of a term's entry in the glossary."""
    return "term-" + re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


class TermsExtension(Extension):
    """Options: `page`, the glossary's page below docs."""

    def __init__(self, **options: Any) -> None:
        self.config = {"page": ["glossary.md", "Page that lists every term, below docs."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps: one before `abbr` looks for terms, one after; both before links are checked."""
        md.treeprocessors.register(_AnyCase(md), "term-case", 7.5)
        md.treeprocessors.register(_LinkFirst(md, str(self.getConfig("page"))), "terms", 6.5)


class _AnyCase(Treeprocessor):
    def run(self, root: Element) -> None:
        """Let a term also be found with its first letter in the other case, as at the beginning of a sentence."""
        found: Any = self.md.treeprocessors["abbr"]
        for term, definition in list(found.abbrs.items()):
            found.abbrs.setdefault(term[:1].swapcase() + term[1:], definition)


class _LinkFirst(Treeprocessor):
    def __init__(self, md: Markdown, page: str) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Link the first use of each term and make the others plain text again."""
        source = find_source(self.md) or ""
        found: Any = self.md.treeprocessors["abbr"]
        names: dict[str, str] = {}
        for term, definition in found.abbrs.items():
            names.setdefault(definition, term)  # the glossary's own spelling comes first
        self._glossary = None if source == self._page else relpath(self._page, source.rpartition("/")[0] or ".")
        self._seen: set[str] = set()
        self._names = names
        self._visit(root, linked=True)

    def _visit(self, parent: Element, *, linked: bool) -> None:
        for child in list(parent):
            if child.tag == "abbr" and (term := self._names.get(child.get("title", ""))):
                if linked and self._glossary and term not in self._seen:
                    self._seen.add(term)
                    definition = child.attrib.pop("title")
                    child.tag = "a"
                    child.attrib |= {"class": "course-term", "href": f"{self._glossary}#{make_anchor(term)}", "data-card": definition}
                else:
                    _unwrap(parent, child)
            else:
                self._visit(child, linked=linked and child.tag not in PLAIN)


def _unwrap(parent: Element, child: Element) -> None:
    """Put the text of an element in its place."""
    text = (child.text or "") + (child.tail or "")
    place = list(parent).index(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def makeExtension(**options: Any) -> TermsExtension:
    """Return the extension, for `markdown_extensions: [coursesite.terms]`."""
    return TermsExtension(**options)
