"""One built page as rules see it: what it points to, its outline, ids, prose, questions. Frozen, without its HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Use(StrEnum):
    """What a browser does with an address."""

    LINK = "link"
    """Goes there when asked."""
    ASSET = "asset"
    """Loads it with the page."""
    FRAME = "frame"
    """Loads it as a page within the page."""
    CONNECT = "connection"
    """Opens a connection ahead of need."""
    SEND = "form"
    """Sends something there."""
    REDIRECT = "redirect"
    """Goes there by itself."""
    SHARED = "shared picture"
    """Is loaded by others when the page is shared."""


class Reference(NamedTuple):
    """One address in a page. A site has more of these and of spots than of all else, and a named tuple is made in half the time."""

    use: Use
    value: str
    """As a browser reads it, entities resolved."""
    at: int
    """Offset of the tag."""
    content: bool
    """Whether it stands in the page's own text, not in what the theme puts around it."""
    question: str = ""
    """Id of the question it stands in."""


class References(tuple[Reference, ...]):
    """The addresses of a page. Handed from process to process as columns, which takes a sixth of the time."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[..., References], tuple[Any, ...]]:
        """Return what makes them anew."""
        return _join_columns, tuple(zip(*self, strict=True))


def _join_columns(*columns: Sequence[Any]) -> References:
    return References(map(Reference._make, zip(*columns, strict=True)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """One heading."""

    level: int
    text: str
    at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One choice of a question, as published."""

    id: str
    value: str
    """What the form says where it is chosen."""
    text: str
    """Of its label, with the letter in front."""
    at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question, as published."""

    id: str
    at: int
    kind: str
    key: str | None
    rev: str
    section: str
    """Id of the heading that teaches it."""
    prompt: list[str]
    """The pieces of its legend."""
    verdicts: list[tuple[str, str, int]]
    """Feedback id, verdict and offset, in order."""
    choices: list[Choice]


class Spot(NamedTuple):
    """Something at a place that a rule reports with a word of its own."""

    at: int
    what: str
    content: bool = True
    question: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A built page."""

    name: str
    """Path below the site's folder."""
    size: int
    """Bytes."""
    root: int
    """Offset of the `<html>` tag."""
    flaws: tuple[Spot, ...]
    """What is wrong with its markup, in words."""
    typed: bool
    """Whether it begins with `<!doctype html>`."""
    twice: tuple[Spot, ...]
    """What its head says a second time: title, description, viewport, address."""
    language: str | None
    title: str | None
    description: str | None
    charset: str | None
    """The encoding that it names."""
    viewport: str | None
    robots: Spot | None
    canonical: Spot | None
    shared_as: Spot | None
    """The address under which it is shared."""
    shown_as: Spot | None
    """The picture that shows it where it is shared."""
    base: str | None
    """The value of `<base href>`."""
    policy: Spot | None
    references: References
    ids: tuple[Spot, ...]
    anchors: frozenset[str]
    """Ids and names that a fragment can name."""
    named_by: tuple[Spot, ...]
    """Ids that labels and descriptions of the content refer to."""
    headings: tuple[Heading, ...]
    silent: tuple[Spot, ...]
    """Images and drawings without alt, frames without title, links and buttons without a name, tables without headers: the element's name."""
    sealed: tuple[Spot, ...]
    """Hashes that scripts and style sheets must have, at the tag that loads them."""
    scripts: tuple[Spot, ...]
    """Texts of inline scripts that run."""
    inline: tuple[Spot, ...]
    """Handlers, style attributes and style elements, named."""
    languages: tuple[Spot, ...]
    """Codes of languages that parts of it, and its links to translations, name."""
    leading: tuple[Spot, ...]
    """Elements to which the tab key goes before anything else."""
    sidebar: tuple[int, ...]
    """Which of its references stand in the site's navigation, in order."""
    previous: tuple[Spot, ...]
    """Links to the page before this one; those of the head stand outside the content."""
    next: tuple[Spot, ...]
    prose: str
    """The text of the content without code, one block a line."""
    prose_places: tuple[tuple[int, int], ...]
    """Index in `prose` and offset in the HTML of each piece of it."""
    questions: tuple[Question, ...]
    is_page: bool
    """Whether there is an element at all."""
    refreshes: bool
    """Whether it sends the reader on by itself."""
    signed: bool
    """Whether a builder of sites says that it wrote the page."""
