"""The navigation of mkdocs.yml: every page stands in it once, and every entry names a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path, suggest
from coursesite.offset import find_place, make_problem

_NAV = re.compile(r"^nav:[ \t]*(?:#.*)?\n(?P<entries>(?:[ \t]+.*\n|-.*\n|[ \t]*#.*\n|\n)*)", re.MULTILINE)
_ENTRY = re.compile(r"""^[ \t]*-[ \t]+(?:[^#\n]*?:[ \t]+)?["']?(?P<target>[^\s"'#:]+\.(?:md|ipynb))["']?[ \t]*(?:#.*)?$""", re.MULTILINE)


def check_navigation(config: Path, docs: Path, pages: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the navigation; nothing where there is none, for MkDocs then makes its own.

    Args:
        config: The file mkdocs.yml.
        docs: The docs folder.
        pages: Every page and notebook below docs.
    """
    text = config.read_text(encoding="utf-8", errors="replace") + "\n"
    nav = _NAV.search(text)
    if nav is None:
        return
    path = show_path(config)
    seen: dict[str, int] = {}
    for match in _ENTRY.finditer(text, nav.start("entries"), nav.end("entries")):
        target = match["target"]
        at = match.start("target")
        if target not in pages:
            found = f"the navigation names {shorten(target)}, which is no page"
            yield make_problem(text, at, path, rule="nav-target", found=found, remedy=suggest(target, pages))
        elif target in seen:
            found = f"page {shorten(target)} stands here again, first on line {seen[target]}"
            yield make_problem(text, at, path, rule="repeated-nav", found=found, remedy="list each page once")
        seen.setdefault(target, find_place(text, at)[0])
    for page in pages:
        if page not in seen:
            found = "the navigation does not list this page"
            remedy = f"add '- {page}' to 'nav' in {config.name}, or move the page out of {docs.name}/"
            yield Problem(path=show_path(docs / page), line=1, column=1, rule="unlisted-page", found=found, remedy=remedy)
