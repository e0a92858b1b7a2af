"""What mkdocs.yml says under `extra:` about the site's own furniture, checked and made ready for the theme.

Owns the footer's groups of links and the address of feedback. Knows nothing of MkDocs and of HTML. Switches, and what they ask of
each other: `switches`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coursequiz.problems import Problem, shorten, suggest
from coursesite.config_place import config_problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link of the footer: a page's address below the site's root, or another site's."""

    text: str
    url: str


def read_footer(groups: Any, pages: Mapping[str, Link], text: str) -> tuple[dict[str, list[Link]], list[Problem]]:
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

    def problem(word: Any, rule: str, found: str, remedy: str) -> None:
        problems.append(config_problem(text, ("extra", "footer", str(word)), rule, found, remedy))

    for title, entries in _read_pairs(groups):
        if not isinstance(entries, list | None) or not title:
            remedy = "write '- Title:' and, below it, a list of pages, as in 'nav'"
            problem(title or entries, "footer-group", f"{shorten(title or entries)} is no group of links", remedy)
            continue
        for own, target in _read_pairs(entries):
            if not target:
                continue
            if str(target).startswith(("https://", "mailto:")):
                footer.setdefault(title, []).append(Link(text=own or str(target), url=str(target)))
            elif page := pages.get(str(target)):
                footer.setdefault(title, []).append(Link(text=own or page.text, url=page.url))
            elif ":" in str(target):
                problem(target, "footer-link", f"the footer links to {shorten(target)}", "begin the address with https:// or mailto:")
            else:
                problem(target, "footer-link", f"the footer links to {shorten(target)}, which is no page", suggest(str(target), pages))
    return footer, problems


def _read_pairs(entries: Any) -> Iterator[tuple[str, Any]]:
    """Yield each entry of a list with its own text, which is empty where it has none."""
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, Mapping):
            yield from ((str(text), value) for text, value in entry.items())
        elif entry is not None:
            yield "", entry


def check_feedback(address: Any, text: str) -> list[Problem]:
    """Return a problem where the address of feedback is none, or has no place for what the reader says."""
    where = ("extra", "feedback")
    if not address:
        return []
    if not str(address).startswith(("https://", "mailto:")):
        found, remedy = f"the address of feedback is {shorten(address)}", "begin it with https:// or mailto:, or leave it empty"
        return [config_problem(text, where, "feedback-address", found, remedy)]
    missing = [mark for mark in ("{title}", "{body}") if mark not in str(address)]
    remedy = "write it like https://host/owner/name/issues/new?title={title}&body={body}"
    return [config_problem(text, where, "feedback-address", f"the address of feedback has no {mark}", remedy) for mark in missing]
