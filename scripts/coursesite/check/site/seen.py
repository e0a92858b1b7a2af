"""What has been seen of a page so far, and the `Page` that it makes. `reader`, `raw` and `meanings` fill it."""

from __future__ import annotations

from dataclasses import dataclass, field

from coursesite.check.site.nesting import Nesting
from coursesite.check.site.page import Heading, Page, Question, Reference, References, Spot, Use
from coursesite.check.site.prose import Prose
from coursesite.check.site.tags import NO_ELEMENT, Tag


@dataclass(slots=True)
class Named:
    """A link or a button whose name is still being read."""

    name: str
    """Of the element."""
    at: int
    content: bool
    named: bool


@dataclass(slots=True)
class OpenChoice:
    """A choice that is still being read."""

    id: str
    at: int
    value: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """What has been seen of a page so far."""

    area: str
    """What the content stands in: an element's name, or `role` for one with role=main."""
    nesting: Nesting = field(default_factory=Nesting)
    prose: Prose = field(default_factory=Prose)
    once: dict[str, str] = field(default_factory=dict)
    """Language, title, description and base, where the page says them."""
    twice: list[Spot] = field(default_factory=list)
    """What a head says again."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """Canonical address, shared address and policy."""
    references: list[Reference] = field(default_factory=list)
    ids: list[Spot] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    named_by: list[Spot] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    heading: tuple[int, int, list[str]] | None = None
    """Level, offset and pieces of the heading that is open."""
    silent: list[Spot] = field(default_factory=list)
    link: Named | None = None
    choice: OpenChoice | None = None
    prompt: tuple[int, list[str]] | None = None
    """Offset and pieces of the legend that is open in a question."""
    table: Spot | None = None
    """The table that is open and has had no header."""
    drawing: Spot | None = None
    """The drawing that is open, says that it is a picture, and has had no name."""
    sealed: list[Spot] = field(default_factory=list)
    scripts: list[Spot] = field(default_factory=list)
    inline: list[Spot] = field(default_factory=list)
    languages: list[Spot] = field(default_factory=list)
    leading: list[Spot] = field(default_factory=list)
    sidebar: list[int] = field(default_factory=list)
    previous: list[Spot] = field(default_factory=list)
    next: list[Spot] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)
    """Offsets of the open elements that are the content's."""
    primary: int | None = None
    """Offset of the element that holds the navigation; None outside it."""
    question: str = ""
    question_at: int | None = None
    signed: bool = False
    root: int = 0

    def keep(self, tag: Tag, at: int) -> None:
        """Keep what a tag says by itself."""
        content, question = bool(self.prose.content), self.question
        if tag.flaw and not (tag.flaw.startswith(NO_ELEMENT) and (self.nesting.counts["svg"] or self.nesting.counts["math"])):
            self.nesting.flaws.append(Spot(at=at, what=tag.flaw))
        if "id" in tag.attributes:
            self.ids.append(Spot(at=at, what=tag.attributes["id"], content=content, question=question))
        if tag.names and content:
            self.named_by += [Spot(at=at, what=id, question=question) for id in tag.names]
        if tag.inline:
            self.inline += [Spot(at=at, what=what, content=content) for what in tag.inline]
        for code in tag.languages:
            self.languages.append(Spot(at=at, what=code, content=content, question=question))
        if tag.leads:
            self.leading.append(Spot(at=at, what=tag.name, content=content, question=question))
        for use, value in tag.addresses:
            self.references.append(Reference(use, value, at, content, question))


def make_page(seen: Seen, name: str, size: int, *, is_page: bool, typed: bool) -> Page:
    """Return the page, with its path below the site's folder, its bytes, and whether it begins with its type."""
    return Page(
        name=name,
        size=size,
        root=seen.root,
        flaws=tuple(seen.nesting.flaws),
        typed=typed,
        twice=tuple(seen.twice),
        language=seen.once.get("lang"),
        title=seen.once.get("title"),
        description=seen.once.get("description"),
        charset=seen.once.get("charset"),
        viewport=seen.once.get("viewport"),
        robots=seen.spots.get("robots"),
        canonical=seen.spots.get("canonical"),
        shared_as=seen.spots.get("og:url"),
        shown_as=seen.spots.get("og:image"),
        base=seen.once.get("base"),
        policy=seen.spots.get("content-security-policy"),
        references=References(seen.references),
        ids=tuple(seen.ids),
        anchors=frozenset(seen.names).union(spot.what for spot in seen.ids),
        named_by=tuple(seen.named_by),
        headings=tuple(seen.headings),
        silent=tuple(seen.silent),
        sealed=tuple(seen.sealed),
        scripts=tuple(seen.scripts),
        inline=tuple(seen.inline),
        languages=tuple(seen.languages),
        leading=tuple(seen.leading),
        sidebar=tuple(seen.sidebar),
        previous=tuple(seen.previous),
        next=tuple(seen.next),
        prose="".join(seen.prose.pieces),
        prose_places=tuple(seen.prose.places),
        questions=tuple(seen.questions),
        is_page=is_page,
        refreshes=any(reference.use is Use.REDIRECT for reference in seen.references),
        signed=seen.signed,
    )
