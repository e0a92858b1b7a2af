"""Words of a page that are a slip: one that stands twice, a link that is called after another page, links and headings without any."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator, Sequence

from coursequiz.lint.words import find_doubled
from coursequiz.problems import shorten
from coursesite.check.edit import Remark
from coursesite.check.sources.text import Text

_EMPTY_LINK = re.compile(r"(?<![!\\\w])\[(?P<text>[ \t]*)\]\((?P<target>[^()\s]+)\)")
_EMPTY_HEADING = re.compile(r"^ {0,3}#{1,6}(?P<text>[ \t]*)(?:\{[^}\n]*\}[ \t]*)?$", re.MULTILINE)
_PAGE_LINK = re.compile(r"(?<![!\\])\[(?P<text>[^\[\]\n]+)\]\((?P<target>[^()\s#:]+\.md)(?P<part>#[^()\s]*)?\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+([^\n]*?)[ \t]*(?:\{[^}\n]*\})?[ \t]*$", re.MULTILINE)


def check_doubled(page: Text) -> Iterator[Remark]:
    """Yield words that stand twice in a row."""
    for at, word in find_doubled(page.text, page.prose):
        yield page.remark(at, "doubled-word", f"{shorten(word)} stands twice", "delete one of them")


def check_empty(page: Text) -> Iterator[Remark]:
    """Yield links and headings that have nothing to read."""
    for match in _EMPTY_LINK.finditer(page.prose):
        if not page.text[match.start("text") : match.end("text")].strip():
            yield page.remark(match.start(), "empty-link", "a link has no text", "write what it leads to between the brackets")
    for match in _EMPTY_HEADING.finditer(page.prose):
        if not page.text[match.start("text") : match.end("text")].strip():
            yield page.remark(match.start(), "empty-heading", "a heading has no text", "write it, or delete it")


def check_names(texts: Sequence[Text]) -> Iterator[Remark]:
    """Yield links that are called after another page than the one that they lead to; a title of one word may be a word."""
    titles = {os.path.normpath(page.file): page.front.title for page in texts}
    owners: dict[str, set[str]] = {}
    for path, title in titles.items():
        owners.setdefault(_fold(title), set()).add(path)
    for page in texts:
        for match in _PAGE_LINK.finditer(page.prose):
            target = os.path.normpath(page.file.parent / match["target"])
            words = page.text[match.start("text") : match.end("text")]
            named = owners.get(_fold(words), set())
            if " " in words and target in titles and named and target not in named and _fold(words) not in _list_headings(texts, target):
                other = os.path.relpath(min(named), page.file.parent).replace(os.sep, "/")
                found = f"link {shorten(words)} leads to page {shorten(titles[target])}"
                yield page.remark(match.start(), "misnamed-link", found, f"write ({other}), or call it after the page that it leads to")


def _list_headings(texts: Sequence[Text], path: str) -> set[str]:
    return {_fold(match[1]) for page in texts if os.path.normpath(page.file) == path for match in _HEADING.finditer(page.text)}


def _fold(words: str) -> str:
    return " ".join(re.sub(r"[*_`]", "", words).casefold().split())
