"""What a page defines under a name, and what asks for it: footnotes, the sources that they give, and addresses of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursequiz.problems import shorten, suggest
from coursesite.check.edit import Remark
from coursesite.check.sources.text import Text
from coursesite.lessons import Lesson

_NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?!:)")
_REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ \t]*\n?[ \t]*(?P<target>[^\s<>]\S*|<[^<>\n]+>)", re.MULTILINE)
_BRACKETS = re.compile(r"\[([^\[\]]+)\](?!:)")
_SHORT_NAME = re.compile(r"\d+$")


def check_footnotes(page: Text) -> Iterator[Remark]:
    """Yield footnotes that are missing, unused or doubled, and sources that no footnote names."""
    notes: dict[str, int] = {}
    for match in _NOTE.finditer(page.prose):
        if match["name"] in notes:
            found = f"footnote {shorten(match['name'])} stands twice"
            yield page.remark(match.start(), "repeated-footnote", found, "give one of them another name")
        notes.setdefault(match["name"], match.start())
    used: dict[str, int] = {}
    for match in _MARK.finditer(page.prose):
        used.setdefault(match["name"], match.start())
    for name, at in used.items():
        if name not in notes:
            yield page.remark(at, "unknown-footnote", f"there is no footnote {shorten(name)}", suggest(name, notes) if notes else f"write '[^{name}]: …'")
    for name, at in notes.items():
        if name not in used:
            yield page.remark(at, "unused-footnote", f"nothing refers to footnote {shorten(name)}", f"write [^{name}] behind the claim, or delete it")
    if isinstance(page.front, Lesson) and page.front.objectives:
        yield from _check_sources(page, page.front.sources, notes)


def _check_sources(page: Text, sources: tuple[str, ...], notes: dict[str, int]) -> Iterator[Remark]:
    cited = {name: _SHORT_NAME.sub("", name) for name in notes}
    for source in sources:
        if source not in cited and source not in cited.values():
            at = page.find_front("sources", source)
            yield page.remark(at, "uncited-source", f"no footnote is called {shorten(source)}", f"cite it with [^{source}], or take it out of 'sources'")
    for name, short in cited.items():
        if name not in sources and short not in sources:
            yield page.remark(notes[name], "unlisted-source", f"'sources' does not list footnote {shorten(name)}", suggest(name, sources))


def check_references(page: Text) -> Iterator[Remark]:
    """Yield addresses of links that are given twice under one name, and those that no link asks for."""
    places: dict[str, int] = {}
    for match in _REFERENCE.finditer(page.prose):
        at = match.start("name")
        name = page.text[at : match.end("name")]  # with its code, which is blank in the prose
        if match["target"] == "#":  # how a comment is written
            continue
        first = places.setdefault(_fold(name), at)
        if first != at:
            found = f"reference {shorten(name)} stands here again, first on line {page.line_of(first)}"
            yield page.remark(at - 1, "repeated-reference", found, "keep one of them, or rename one: all links lead to the last")
    asked = {_fold(match[1]) for match in _BRACKETS.finditer(page.text)} if places else set()
    for name, at in places.items():
        if name not in asked:
            found, remedy = f"no link asks for reference {shorten(name)}", f"write [text][{name}] where it is meant, or delete it"
            yield page.remark(at - 1, "unused-reference", found, remedy)


def _fold(name: str) -> str:
    """Return the name of a reference as Markdown compares it."""
    return " ".join(name.lower().split())
