"""The navigation of mkdocs.yml: every page stands in it once, and every entry names a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path, suggest

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
    seen: dict[str, int] = {}
    for match in _ENTRY.finditer(text, nav.start("entries"), nav.end("entries")):
        target = match["target"]
        line = text.count("\n", 0, match.start("target")) + 1
        column = match.start("target") - text.rfind("\n", 0, match.start("target"))

        def problem(rule: str, found: str, remedy: str, line: int = line, column: int = column) -> Problem:
            return Problem(path=show_path(config), line=line, column=column, rule=rule, found=found, remedy=remedy)

        if target not in pages:
            yield problem("nav-target", f"the navigation names {shorten(target)}, which is no page", suggest(target, pages))
        elif target in seen:
            yield problem("repeated-nav", f"page {shorten(target)} stands here again, first on line {seen[target]}", "list each page once")
        seen.setdefault(target, line)
    for page in pages:
        if page not in seen:
            found = "the navigation does not list this page"
            remedy = f"add '- {page}' to 'nav' in {config.name}, or move the page out of {docs.name}/"
            yield Problem(path=show_path(docs / page), line=1, column=1, rule="unlisted-page", found=found, remedy=remedy)
