"""The navigation of mkdocs.yml: every page stands in it once, every entry leads to a page, every section has some, each by a title of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

import yaml

from coursequiz.problems import Problem, shorten, show_path
from coursesite.check.sources.settings import Settings, list_entries

_ADDRESS = re.compile(r"[a-zA-Z][\w+.-]*:(?=[/\w])|[/#]")
"""How an entry begins that names no file below docs/; whether it can be followed is told where the site shows it."""
_IS_SOURCE = re.compile(r"\.(?:md|ipynb)\b")


def check_navigation(settings: Settings, pages: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the navigation; nothing where there is none, for MkDocs then makes its own.

    Args:
        settings: The file mkdocs.yml.
        pages: Every page and notebook below docs.
    """
    nav = settings.pairs["nav"][1] if "nav" in settings.pairs else None
    if not isinstance(nav, yaml.SequenceNode) or not nav.value:
        return
    yield from _check_sections(settings, nav)
    seen: dict[str, int] = {}
    meant: set[str] = set()
    for entry in _list_targets(nav):
        target = entry.value if _is_address(entry.value) else PurePosixPath(entry.value).as_posix()
        if target in pages and target in seen:
            found = f"page {shorten(target)} stands here again, first on line {seen[target]}"
            yield settings.problem(entry, "repeated-nav", found, "list each page once")
        elif target not in pages and not _is_address(target) and not settings.publishes(target):
            near = get_close_matches(target, pages, n=1, cutoff=0.6)
            meant.update(near)
            remedy = f"did you mean '{near[0]}'?" if near else "name a page below docs/, or an address in full"
            yield settings.problem(entry, "nav-target", f"the navigation names {shorten(target)}, which is no page", remedy)
        seen.setdefault(target, entry.start_mark.line + 1)
    for page in pages:
        if page not in seen and page not in meant:
            found = "the navigation does not list this page"
            remedy = f"add '- {page}' to 'nav' in {settings.config.name}, or move the page out of {settings.docs.name}/"
            yield Problem(path=show_path(settings.docs / page), line=1, column=1, rule="unlisted-page", found=found, remedy=remedy)


def _is_address(target: str) -> bool:
    """Return whether an entry is to lead out of docs/; `Title:page.md` and `/page.md` only look so."""
    return bool(_ADDRESS.match(target)) and ("://" in target or not _IS_SOURCE.search(target))


def _list_targets(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield what the entries at and below a node lead to, if their tags leave it as it is."""
    if isinstance(node, yaml.SequenceNode) and not node.tag.startswith("!"):
        for item in node.value:
            yield from _list_targets(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _list_targets(value)
    elif isinstance(node, yaml.ScalarNode) and node.value.strip() and not node.tag.startswith("!"):
        yield node


def _check_sections(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """Yield sections of the navigation without a page, and titles that stand twice in one section."""
    titles: dict[str, int] = {}
    for name, value in list_entries(node):
        if value is None or not isinstance(name, yaml.ScalarNode):
            continue
        first = titles.setdefault(name.value, name.start_mark.line + 1)
        if first != name.start_mark.line + 1:
            found = f"title {shorten(name.value)} stands here again, first on line {first}"
            yield settings.problem(name, "repeated-nav", found, "give one of the two another title")
        if not value.value:
            yield settings.problem(name, "nav-target", f"section {shorten(name.value)} has no page", "list its pages below it, or delete it")
        if isinstance(value, yaml.SequenceNode):
            yield from _check_sections(settings, value)
