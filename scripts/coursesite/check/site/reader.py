"""HTML to `Page`: one walk over the tags that keeps what rules need and nothing else.

Owns which part of a page is its content, and what elements mean by where they stand. What a tag says by itself is read by `tags`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from coursesite.check.site.elements import ENDS_PARAGRAPH, INLINE, UNREAD
from coursesite.check.site.nesting import Nesting, Open
from coursesite.check.site.page import Choice, Heading, Page, Question, Reference, Spot, Use
from coursesite.check.site.prose import Prose
from coursesite.check.site.styles import find_style_addresses
from coursesite.check.site.tags import Tag, find_tags, meta_name, read_tag

_DATA_SCRIPT = re.compile(r"(?!module$|text/javascript$|application/javascript$)[\w+./-]+")
BUILDERS = ("mkdocs", "properdocs", "zensical")
"""How the names of builders begin in `<meta name="generator">`."""
NOTED = UNREAD | frozenset("a button h1 h2 h3 h4 h5 h6 quiz-question table".split())
"""Elements after whose end the reader goes on in another way."""


@dataclass(slots=True)
class _Link:
    """A link or a button whose name is still being read."""

    name: str
    """Of the element."""
    at: int
    content: bool
    named: bool


@dataclass(slots=True)
class _Reader:
    """What has been seen of a page so far."""

    area: str
    """What the content stands in: an element's name, or `role` for one with role=main."""
    nesting: Nesting = field(default_factory=Nesting)
    prose: Prose = field(default_factory=Prose)
    once: dict[str, str] = field(default_factory=dict)
    """Language, title, description and base, where the page says them."""
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
    link: _Link | None = None
    choice: Choice | None = None
    """The choice that is open."""
    table: Spot | None = None
    """The table that is open and has had no header."""
    scripts: list[Spot] = field(default_factory=list)
    inline: list[Spot] = field(default_factory=list)
    sidebar: list[str] = field(default_factory=list)
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


def read_page(name: str, html: str, size: int) -> Page:
    """Return a page.

    Args:
        name: Its path below the site's folder.
        html: Its text.
        size: Its bytes.
    """
    area = next((area for area, mark in (("article", "<article"), ("role", 'role="main"'), ("main", "<main")) if mark in html), "body")
    reader = _Reader(area=area)
    nesting, prose = reader.nesting, reader.prose
    end = 0
    for start, stop, tag in find_tags(html):
        if start > end:
            text = html[end:start]
            if not text.isspace():
                _read_text(reader, text, end)
            elif prose.open and prose.pieces:
                prose.write(" ", end)
        end = stop
        if isinstance(tag, Tag):
            _read_start(reader, tag, start)
        elif isinstance(tag, str):
            for element in nesting.end(tag, start):
                if prose.open and element[0] not in INLINE:
                    prose.write("\n", start)
                if element[2]:
                    _leave(reader, element)
        elif not _read_other(reader, tag, start):
            end = len(html)
            break
    if end < len(html):
        _read_text(reader, html[end:], end)
    is_page = bool(nesting.open or reader.references or reader.ids or reader.once or reader.headings) or "<html" in html.lower()
    for element in nesting.close(0, ended=False):
        _leave(reader, element)
    return _finish(reader, name, size, is_page=is_page)


def _read_other(reader: _Reader, match: re.Match[str], at: int) -> bool:
    """Read what is no plain tag, and return whether the page goes on behind it."""
    kind = match.lastgroup
    if kind == "attributes":
        _read_start(reader, read_tag(match["name"], match["attributes"]), at)
    elif kind in {"body", "open_raw"}:
        _read_raw(reader, read_tag(match["raw"], match["raw_attributes"]), match["body"], at)
        if kind == "open_raw":
            reader.nesting.flaws.append(Spot(at=at, what=f"<{match['raw'].lower()}> never ends"))
    elif kind is not None:
        reader.nesting.flaws.append(Spot(at=at, what="a comment never ends" if kind == "open_comment" else "a tag never ends"))
        return False
    return True


def _finish(reader: _Reader, name: str, size: int, *, is_page: bool) -> Page:
    return Page(
        name=name,
        size=size,
        root=reader.root,
        flaws=tuple(reader.nesting.flaws),
        language=reader.once.get("lang"),
        title=reader.once.get("title"),
        description=reader.once.get("description"),
        charset="charset" in reader.once,
        viewport=reader.once.get("viewport"),
        robots=reader.spots.get("robots"),
        canonical=reader.spots.get("canonical"),
        shared_as=reader.spots.get("og:url"),
        base=reader.once.get("base"),
        policy=reader.spots.get("content-security-policy"),
        references=tuple(reader.references),
        ids=tuple(reader.ids),
        anchors=frozenset(reader.names).union(spot.what for spot in reader.ids),
        named_by=tuple(reader.named_by),
        headings=tuple(reader.headings),
        silent=tuple(reader.silent),
        scripts=tuple(reader.scripts),
        inline=tuple(reader.inline),
        sidebar=tuple(reader.sidebar),
        previous=tuple(reader.previous),
        next=tuple(reader.next),
        prose="".join(reader.prose.pieces),
        prose_places=tuple(reader.prose.places),
        questions=tuple(reader.questions),
        is_page=is_page,
        refreshes=any(reference.use is Use.REDIRECT for reference in reader.references),
        signed=reader.signed,
    )


def _read_text(reader: _Reader, text: str, at: int) -> None:
    text = unescape(text) if "&" in text else text
    if reader.link is not None:
        reader.link.named = True
    if reader.heading is not None:
        reader.heading[2].append(text)
    if reader.choice is not None:
        reader.choice = replace(reader.choice, text=reader.choice.text + text)
    if reader.prose.open:
        reader.prose.write(text, at)


def _read_start(reader: _Reader, tag: Tag, at: int) -> None:
    name, prose, nesting = tag.name, reader.prose, reader.nesting
    if nesting.open and nesting.open[-1][0] == "p" and name in ENDS_PARAGRAPH:
        nesting.end("p", at)
    if prose.open and name not in INLINE:
        prose.write("\n", at)
    if not tag.plain:
        _read_told(reader, tag, at)
    elif not tag.ends:
        nesting.begin(name, at, noted=False)


def _read_told(reader: _Reader, tag: Tag, at: int) -> None:
    """Read the start of an element that tells something."""
    name, attributes = tag.name, tag.attributes
    if tag.telling:
        _keep(reader, tag, at)
    if name in _ELEMENTS:
        _ELEMENTS[name](reader, attributes, at)
    if tag.ends:
        return
    is_content = name == reader.area or (reader.area == "role" and attributes.get("role") == "main")
    is_primary = name == "nav" and reader.primary is None and "md-nav--primary" in attributes.get("class", "")
    reader.nesting.begin(name, at, noted=is_content or is_primary or name in NOTED or "data-choice" in attributes)
    if is_content:
        reader.prose.enter(1)
        reader.contents.append(at)
    if name in UNREAD:
        reader.prose.skip(at)
    elif is_primary:
        reader.primary = at
    elif name == "quiz-question":
        reader.question, reader.question_at = _question_id(attributes), at


def _keep(reader: _Reader, tag: Tag, at: int) -> None:
    """Keep what a tag says by itself."""
    content, question = bool(reader.prose.content), reader.question
    if tag.flaw:
        reader.nesting.flaws.append(Spot(at=at, what=tag.flaw))
    if "id" in tag.attributes:
        reader.ids.append(Spot(at=at, what=tag.attributes["id"], content=content, question=question))
    if content:
        reader.named_by += [Spot(at=at, what=id, question=question) for id in tag.names]
    reader.inline += [Spot(at=at, what=what) for what in tag.inline]
    reader.references += [Reference(use=use, value=value, at=at, content=content, question=question) for use, value in tag.addresses]


def _read_link(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if "name" in attributes:
        reader.names.add(attributes["name"])
    if "href" not in attributes:
        return
    href = attributes["href"].strip()
    _read_neighbours(reader, attributes.get("rel", ""), href, at)
    if reader.primary is not None and "md-nav__link" in attributes.get("class", ""):
        reader.sidebar.append(href)
    named = bool(attributes.get("aria-label") or attributes.get("title")) or reader.prose.unread > 0 or "headerlink" in attributes.get("class", "")
    _begin_link(reader, "a", attributes, at, named=named)


def _read_button(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    named = any(attributes.get(key) for key in ("aria-label", "aria-labelledby", "title"))
    _begin_link(reader, "button", attributes, at, named=named)


def _begin_link(reader: _Reader, name: str, attributes: Mapping[str, str], at: int, *, named: bool) -> None:
    _end_link(reader)
    hidden = attributes.get("aria-hidden") == "true"
    reader.link = _Link(name=name, at=at, content=bool(reader.prose.content), named=named or hidden)


def _read_neighbours(reader: _Reader, relations: str, href: str, at: int) -> None:
    if relations:
        words = relations.lower().split()
        if "prev" in words:
            reader.previous.append(Spot(at=at, what=href))
        if "next" in words:
            reader.next.append(Spot(at=at, what=href))


def _end_link(reader: _Reader) -> None:
    """Forget the link that is open; one within another ends it, as in browsers."""
    if reader.link is not None and not reader.link.named:
        reader.silent.append(Spot(at=reader.link.at, what=reader.link.name, content=reader.link.content, question=reader.question))
    reader.link = None


def _read_image(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if "alt" not in attributes:
        _need_alt(reader, attributes, at)
    elif attributes["alt"].strip() and reader.link is not None:
        reader.link.named = True


def _need_alt(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if not (attributes.get("alt") or attributes.get("aria-label") or attributes.get("role") == "presentation" or attributes.get("aria-hidden") == "true"):
        reader.silent.append(Spot(at=at, what="img", content=bool(reader.prose.content), question=reader.question))


def _read_area(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if "href" in attributes:
        _need_alt(reader, attributes, at)


def _read_input(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if attributes.get("type", "").lower() == "image":
        _need_alt(reader, attributes, at)
    if reader.choice is not None:
        reader.choice = replace(reader.choice, value=attributes.get("value", ""))


def _read_choice(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if reader.question and attributes.get("class") == "quiz-choice":
        reader.choice = Choice(id=attributes.get("data-choice", ""), value="", text="", at=at)


def _read_table(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if reader.prose.content and attributes.get("role") != "presentation" and "highlighttable" not in attributes.get("class", ""):
        reader.table = Spot(at=at, what="table", question=reader.question)


def _read_header(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    reader.table = None


def _read_map(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    reader.names.add(attributes.get("name", ""))


def _read_relation(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    href, relations = attributes.get("href", "").strip(), attributes.get("rel", "")
    if "canonical" in relations.lower().split():
        reader.spots.setdefault("canonical", Spot(at=at, what=href))
    _read_neighbours(reader, relations, href, at)


def _read_meta(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    content, meaning = attributes.get("content", ""), meta_name(attributes)
    if meaning == "description" and content.strip():
        reader.once.setdefault("description", content.strip())
    elif meaning == "generator":
        reader.signed = content.lower().startswith(BUILDERS)
    elif meaning in {"viewport", "charset", "content-type"}:
        reader.once.setdefault("charset" if meaning == "content-type" else meaning, content)
    elif meaning in {"og:url", "content-security-policy", "robots"}:
        reader.spots.setdefault(meaning, Spot(at=at, what=content))


def _read_feedback(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    if reader.question and "data-feedback" in attributes:
        question = reader.questions[-1]
        verdict = (attributes["data-feedback"], attributes.get("data-verdict", ""), at)
        reader.questions[-1] = replace(question, verdicts=(*question.verdicts, verdict))


def _read_question(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    kind, rev = attributes.get("data-kind", ""), attributes.get("data-rev", "")
    reader.questions.append(Question(id=_question_id(attributes), at=at, kind=kind, key=attributes.get("data-key"), rev=rev, verdicts=(), choices=()))


def _question_id(attributes: Mapping[str, str]) -> str:
    return attributes.get("id", "").removeprefix("q-")


def _read_root(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    reader.root = at
    if attributes.get("lang", "").strip():
        reader.once["lang"] = attributes["lang"].strip()


def _read_base(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
    reader.once.setdefault("base", attributes.get("href", ""))


def _read_heading(level: int) -> Callable[[_Reader, Mapping[str, str], int], None]:
    def read(reader: _Reader, attributes: Mapping[str, str], at: int) -> None:
        if reader.prose.content or reader.area == "body":
            reader.heading = (level, at, [])

    return read


_ELEMENTS: Mapping[str, Callable[[_Reader, Mapping[str, str], int], None]] = {
    "a": _read_link,
    "area": _read_area,
    "base": _read_base,
    "button": _read_button,
    "div": _read_choice,
    "html": _read_root,
    "img": _read_image,
    "input": _read_input,
    "li": _read_feedback,
    "link": _read_relation,
    "map": _read_map,
    "meta": _read_meta,
    "quiz-question": _read_question,
    "table": _read_table,
    "th": _read_header,
    **{f"h{level}": _read_heading(level) for level in range(1, 7)},
}
"""Elements that mean something by where they stand."""


def _read_raw(reader: _Reader, tag: Tag, body: str, at: int) -> None:
    """Read an element whose content is text."""
    name, attributes = tag.name, tag.attributes
    if tag.telling:
        _keep(reader, tag, at)
    if name == "title" and not reader.nesting.counts["svg"]:
        reader.once.setdefault("title", unescape(body).strip())
    elif name == "title":
        if reader.link is not None:
            reader.link.named = True
    elif name == "style":
        content = bool(reader.prose.content)
        reader.inline.append(Spot(at=at, what="style element"))
        reader.references += [Reference(use=Use.ASSET, value=address.value, at=at, content=content) for address in find_style_addresses(body)]
    elif name == "script" and "src" not in attributes and not _DATA_SCRIPT.fullmatch(attributes.get("type", "")):
        reader.scripts.append(Spot(at=at, what=body))
    elif name == "iframe" and not (attributes.get("title") or attributes.get("aria-label")):
        reader.silent.append(Spot(at=at, what="iframe", content=bool(reader.prose.content)))


def _leave(reader: _Reader, element: Open) -> None:
    """Forget what ends with an element."""
    name, at, _ = element
    if name in UNREAD:
        reader.prose.go_on()
    if reader.link is not None and reader.link.at == at:
        _end_link(reader)
    if reader.heading is not None and reader.heading[1] == at:
        level, start, texts = reader.heading
        reader.headings.append(Heading(level=level, text=" ".join("".join(texts).replace("¶", "").split()), at=start))
        reader.heading = None
    if reader.choice is not None and reader.choice.at == at:
        reader.questions[-1] = replace(reader.questions[-1], choices=(*reader.questions[-1].choices, reader.choice))
        reader.choice = None
    if reader.table is not None and reader.table.at == at:
        reader.silent.append(reader.table)
        reader.table = None
    if reader.contents and reader.contents[-1] == at:
        reader.contents.pop()
        reader.prose.enter(-1)
    if reader.primary == at:
        reader.primary = None
    if reader.question_at == at:
        reader.question, reader.question_at = "", None
