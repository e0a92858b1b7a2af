"""What a rule finds in a built site, before anybody knows whose line it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coursesite.check.site.model import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One mistake in a built file."""

    file: str
    """Path below the site's folder."""
    at: int | None
    """Offset in the file's text; None where the whole file is meant."""
    rule: str
    found: str
    remedy: str
    clue: str = ""
    """What the author probably typed, such as a link's address; empty where only the built file says it."""
    better: str = ""
    """What to type in place of the clue, where that is mechanical."""
    words: bool = False
    """Whether the clue is words of the text, not an address."""
    question: str = ""
    """Id of the question in whose text it stands."""
    suggest: Callable[[], str] | None = None
    """Returns a better remedy, where one is near; asked only for what is told."""
    shared: str = ""
    """What makes it the same mistake on other pages, such as an entry of the navigation; empty where each is one of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Rules that look at the same thing."""

    about: str
    """What they look at, in a few words."""
    find: Callable[[Site], Iterator[Finding]]
    skip: Callable[[Site], str] = lambda site: ""
    """Returns why the rules do not apply to a site; empty where they do."""
