"""Entries of menus: what each tells by itself, so that a menu which says the same on page after page is read once."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from coursesite.check.site.page import Reference
from coursesite.check.site.seen import Seen


class Entry(NamedTuple):
    """A `<li>` that holds nothing but a link."""

    references: tuple[Reference, ...]
    """With offsets from where it begins."""
    sidebar: tuple[int, ...]
    """Which of them lead to a page, if it stands in the navigation."""

    def tell(self, seen: Seen, at: int) -> None:
        """Add it to what has been seen of a page, at an offset."""
        if seen.primary is not None:
            seen.sidebar += [len(seen.references) + index for index in self.sidebar]
        seen.references += [Reference(use, value, at + offset, content, question) for use, value, offset, content, question in self.references]


def see_alone() -> Seen:
    """Return what is seen where an entry is read by itself, in the navigation of no page."""
    return Seen(area="", primary=-1)


def make_entry(seen: Seen) -> Entry | None:
    """Return an entry that was read by itself; None where it tells more than where it leads, such as an id, a flaw or a link without a name."""
    if replace(seen, references=[], sidebar=[]) != see_alone():
        return None
    return Entry(references=tuple(seen.references), sidebar=tuple(seen.sidebar))


def stands_alone(seen: Seen) -> bool:
    """Return whether an entry at this place means what it means by itself: in a list, in nothing that is being read."""
    opened, counts = seen.nesting.open, seen.nesting.counts
    within = seen.prose.content or seen.question or seen.heading or seen.link or counts["a"] or counts["button"]
    return bool(opened) and opened[-1][0] in {"ul", "ol"} and not within
