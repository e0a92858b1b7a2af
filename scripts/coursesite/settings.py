"""What mkdocs.yml says under `extra:` about the site's own furniture, checked and made ready for the theme.

Owns the footer's groups of links, the address of feedback and the engine of search. Knows nothing of MkDocs and of HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coursequiz.problems import Problem, shorten, suggest

CONFIG = "mkdocs.yml"
PAGEFIND = "pagefind"
"""The engine of search for a large course."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link of the footer: a page's address below the site's root, or another site's."""

    text: str
    url: str


def read_footer(groups: Iterable[Mapping[str, Any]], pages: Mapping[str, Link], text: str) -> tuple[dict[str, list[Link]], list[Problem]]:
    """Return the links of each group of the footer by its title, with a problem for each page that is not there.

    A group is written like a section of `nav`: its title, and a list of pages, with or without a text of their own. A link
    whose address is empty is left out: it waits for an environment variable.

    Args:
        groups: What `extra: footer:` holds.
        pages: Each page's title and address by its path below docs.
        text: The configuration file, to find a line in it.
    """
    footer: dict[str, list[Link]] = {}
    problems: list[Problem] = []
    for title, entries in ((str(title), entries) for group in groups for title, entries in group.items()):
        for entry in entries or ():
            own, target = next(iter(entry.items())) if isinstance(entry, Mapping) else (None, entry)
            if not target:
                continue
            if str(target).startswith(("https://", "mailto:")):
                footer.setdefault(title, []).append(Link(text=str(own or target), url=str(target)))
            elif page := pages.get(str(target)):
                footer.setdefault(title, []).append(Link(text=str(own or page.text), url=page.url))
            else:
                problems.append(
                    _problem(text, str(target), "footer-link", f"the footer links to {shorten(str(target))}, which is no page", suggest(str(target), pages))
                )
    return footer, problems


def check_feedback(address: str, text: str) -> list[Problem]:
    """Return a problem where the address of feedback is none, or has no place for what the reader says."""
    if not address:
        return []
    if not address.startswith(("https://", "mailto:")):
        found, remedy = f"the address of feedback is {shorten(address)}", "begin it with https:// or mailto:, or leave it empty"
        return [_problem(text, "feedback:", "feedback-address", found, remedy)]
    missing = [mark for mark in ("{title}", "{body}") if mark not in address]
    remedy = "write it like https://host/owner/name/issues/new?title={title}&body={body}"
    return [_problem(text, "feedback:", "feedback-address", f"the address of feedback has no {mark}", remedy) for mark in missing]


def check_search(engine: str, text: str, *, is_installed: bool) -> list[Problem]:
    """Return a problem where the engine of search is none that there is, or is not installed."""
    where = f"search: {engine}"  # the name alone is that of a plugin too
    if engine not in {"", PAGEFIND}:
        return [_problem(text, where, "search-engine", f"the engine of search is {shorten(engine)}", f"write '{PAGEFIND}', or leave it out")]
    if engine and not is_installed:
        return [_problem(text, where, "search-engine", "Pagefind is not installed", "run 'make pagefind'")]
    return []


def _problem(text: str, where: str, rule: str, found: str, remedy: str) -> Problem:
    """Return a problem at the last place of a text in the configuration: `extra` stands below `nav`."""
    index = max(text.rfind(where), 0)
    line, column = text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
    return Problem(path=CONFIG, line=line, column=column, rule=rule, found=found, remedy=remedy)
