"""The glossary page, made from the abbreviations that every page shows as cards: each term once, with links back to its pages.

Owns the page's text and the rule that each term is used somewhere. Knows neither MkDocs nor HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path
from coursequiz.source import decode
from coursesite.lessons import read_page
from coursesite.terms import make_anchor

SOURCE = Path("includes/glossary.md")
PAGE = Path("glossary.md")
FOLDERS = ("production-ml", "refreshers")
"""Folders whose pages a term links back to."""

_TERM = re.compile(r"^\*\[(?P<term>[^\]]+)\]:\s*(?P<definition>.+)$")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_HEAD = """\
---
title: Glossary
description: "Every key term of the course in one sentence, with links back to the pages that use it. The same sentences open as cards in the lessons."
---

# Glossary

In the lessons a term with a dotted line opens a card with the sentence that stands here.

"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A key term, its one sentence, and the line that defines it."""

    name: str
    definition: str
    line: int


def read_terms(docs: Path) -> tuple[list[Term], list[Problem]]:
    """Return the terms of the glossary's source in the order of its lines, with a problem for each line that defines none.

    Args:
        docs: The docs folder; without a glossary there is no term.
    """
    source = docs / SOURCE
    if not source.is_file():
        return [], []
    path = show_path(source)
    text, problems = decode(source.read_bytes(), path)
    terms = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TERM.match(line):
            terms.append(Term(name=match["term"], definition=match["definition"], line=number))
        elif line.strip():
            found, remedy = f"{shorten(line)} defines no term", "write '*[term]: a sentence', on one line: any other text ends up on every page"
            problems.append(Problem(path=path, line=number, column=1, rule="glossary-line", found=found, remedy=remedy))
    return terms, problems


def find_uses(terms: Sequence[Term], pages: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the pages that use each term, in their order, also at the beginning of a sentence; what stands in code does not count."""

    def uses(term: Term, text: str) -> bool:
        return re.search(rf"(?<![\w-]){re.escape(term.name)}(?![\w-])", text, re.IGNORECASE) is not None

    return {term.name: [name for name, text in pages.items() if uses(term, text)] for term in terms}


def render_glossary(terms: Sequence[Term], uses: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> str:
    """Return the page's Markdown: a definition list with links back.

    Args:
        terms: In the order in which they stand.
        uses: Term to the pages that use it.
        titles: Page to its title.
    """
    entries = []
    for term in terms:
        links = ", ".join(f"[{titles[page]}]({page})" for page in uses[term.name])
        name = term.name[0].upper() + term.name[1:]
        entries.append(f"{name} {{ #{make_anchor(term.name)} }}\n:   {term.definition}\n\n    Used in {links}\n    {{: .course-uses }}\n")
    return _HEAD + "\n".join(entries)


def make_glossary(docs: Path, order: Sequence[str]) -> tuple[str, list[Problem]]:
    """Return the glossary page's text, with the problems of its source and one for each term that no page uses.

    Args:
        docs: The docs folder.
        order: Pages in reading order, below docs.
    """
    terms, problems = read_terms(docs)
    terms = sorted(terms, key=lambda term: term.name.casefold())
    pages, titles = {}, {}
    for name in order:
        if name.startswith(FOLDERS) and name.endswith(".md"):
            page, _ = read_page((docs / name).read_bytes(), name, lesson=True)
            if page is not None:
                pages[name], titles[name] = _FENCE.sub("", page.body), page.front.title
    uses = find_uses(terms, pages)
    path = show_path(docs / SOURCE)
    problems += [
        Problem(path=path, line=term.line, column=3, rule="unused-term", found=f"no page uses '{term.name}'", remedy="use it or delete it")
        for term in terms
        if not uses[term.name]
    ]
    return render_glossary([term for term in terms if uses[term.name]], uses, titles), problems
