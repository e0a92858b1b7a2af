"""HTML to `Page`: one walk over the tags that keeps what rules need and nothing else.

Owns which part of a page is its content and which element a flaw of the markup belongs to.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from coursesite.check.site.elements import ADDRESSES, ENDS_PARAGRAPH, IDREFS, INLINE, OPTIONAL, PLAIN, RELATIONS, UNREAD, VOID
from coursesite.check.site.markup import TAG, read_attributes
from coursesite.check.site.page import Heading, Page, Question, Reference, Spot, Use
from coursesite.check.site.styles import find_style_addresses

_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_DATA_SCRIPT = re.compile(r"(?!module$|text/javascript$|application/javascript$)[\w+./-]+")
_HEADING = re.compile(r"h[1-6]")
BUILDERS = ("mkdocs", "properdocs", "zensical")
"""How the names of builders begin in `<meta name="generator">`."""


@dataclass(slots=True)
class _Link:
    """A link whose name is still being read."""

    at: int
    content: bool
    named: bool


@dataclass(slots=True)
class _Reader:
    """What has been seen of a page so far."""

    html: str
    area: str
    """What the content stands in: an element's name, or `role` for one with role=main."""
    flaws: list[Spot] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)
    """Open elements with their offsets."""
    opened: Counter[str] = field(default_factory=Counter)
    """How many of each element are open, so that an end tag of none is known at once."""
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
    silent: list[Spot] = field(default_factory=list)
    link: _Link | None = None
    scripts: list[Spot] = field(default_factory=list)
    inline: list[Spot] = field(default_factory=list)
    sidebar: list[str] = field(default_factory=list)
    previous: list[Spot] = field(default_factory=list)
    next: list[Spot] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    prose_length: int = 0
    prose_places: list[tuple[int, int]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    content: int = 0
    """How many open elements are the content's."""
    content_marks: list[int] = field(default_factory=list)
    unread: int = 0
    primary: int = 0
    """Depth of the element that holds the navigation; 0 outside it."""
    question: str = ""
    question_depth: int = 0
    refreshes: bool = False
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
    reader = _Reader(html=html, area=area)
    end = 0
    for match in TAG.finditer(html):
        start = match.start()
        if start > end:
            _read_text(reader, html[end:start], end)
        end = match.end()
        kind = match.lastgroup
        if kind == "attributes":
            _read_start(reader, match["name"].lower(), match["attributes"], start)
        elif kind == "end":
            _read_end(reader, match["end"].lower(), start)
        elif kind in {"body", "open_raw"}:
            _read_raw(reader, match["raw"].lower(), match["raw_attributes"], match["body"], start)
            if kind == "open_raw":
                reader.flaws.append(Spot(at=start, what=f"<{match['raw'].lower()}> never ends"))
        elif kind is not None:
            reader.flaws.append(Spot(at=start, what="a comment never ends" if kind == "open_comment" else "a tag never ends"))
            end = len(html)
            break
    if end < len(html):
        _read_text(reader, html[end:], end)
    is_page = bool(reader.open or reader.references or reader.ids or reader.once or reader.headings or reader.refreshes)
    _close_to(reader, 0, ended=False)
    return Page(
        name=name,
        size=size,
        root=reader.root,
        flaws=tuple(reader.flaws),
        language=reader.once.get("lang"),
        title=reader.once.get("title"),
        description=reader.once.get("description"),
        canonical=reader.spots.get("canonical"),
        shared_as=reader.spots.get("og:url"),
        base=reader.once.get("base"),
        policy=reader.spots.get("policy"),
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
        prose="".join(reader.prose),
        prose_places=tuple(reader.prose_places),
        questions=tuple(reader.questions),
        is_page=is_page or "<html" in html.lower(),
        refreshes=reader.refreshes,
        signed=reader.signed,
    )


def _read_text(reader: _Reader, text: str, at: int) -> None:
    if text.isspace():
        if reader.prose and not reader.unread:
            _write(reader, " ", at)
        return
    text = unescape(text) if "&" in text else text
    if reader.link is not None:
        reader.link.named = True
    if reader.heading is not None:
        reader.heading[2].append(text)
    if reader.content and not reader.unread:
        _write(reader, text, at)


def _write(reader: _Reader, text: str, at: int) -> None:
    if reader.content:
        reader.prose_places.append((reader.prose_length, at))
        reader.prose.append(text)
        reader.prose_length += len(text)


def _read_start(reader: _Reader, name: str, text: str, at: int) -> None:
    if name in ENDS_PARAGRAPH and reader.open and reader.open[-1][0] == "p":
        _close_to(reader, len(reader.open) - 1)
    if "=" in text:
        attributes = read_attributes(text)
        names = "".join(attributes)
        if '"' in names or "'" in names or "<" in names:
            reader.flaws.append(Spot(at=at, what=f"a quotation mark of <{name}> is missing or too many"))
    else:
        attributes = dict.fromkeys(text.lower().strip("/").split(), "") if text and not text.isspace() else {}
    is_content = _begin_content(reader, name, attributes)
    if name not in INLINE and reader.content and not reader.unread:
        _write(reader, "\n", at)
    if attributes:
        _read_common(reader, name, attributes, at)
    _read_element(reader, name, attributes, at)
    if name in VOID or text.endswith("/"):
        return
    reader.open.append((name, at))
    reader.opened[name] += 1
    if is_content:
        reader.content += 1
        reader.content_marks.append(len(reader.open))
    if name in UNREAD:
        reader.unread += 1
        if reader.unread == 1:
            _write(reader, "\ufffc", at)
    if name == "nav" and not reader.primary and "md-nav--primary" in attributes.get("class", ""):
        reader.primary = len(reader.open)
    if name == "quiz-question":
        reader.question = attributes.get("id", "").removeprefix("q-")
        reader.question_depth = len(reader.open)


def _begin_content(reader: _Reader, name: str, attributes: dict[str, str]) -> bool:
    return name == reader.area or (reader.area == "role" and attributes.get("role") == "main")


def _read_common(reader: _Reader, name: str, attributes: dict[str, str], at: int) -> None:
    """Read the attributes that any element may have."""
    for key, value in attributes.items():
        if key in PLAIN:
            continue
        if key == "id":
            reader.ids.append(Spot(at=at, what=value, content=bool(reader.content), question=reader.question))
        elif key == "style":
            reader.inline.append(Spot(at=at, what="style attribute"))
            reader.references += [_refer(reader, Use.ASSET, address.value, at) for address in find_style_addresses(value)]
        elif key in IDREFS and reader.content and not (key in {"list", "form"} and name == "svg"):
            reader.named_by += [Spot(at=at, what=id, question=reader.question) for id in value.split()]
        elif key.startswith("on") and len(key) > 4 and key.isalpha():
            reader.inline.append(Spot(at=at, what=f"attribute {key}"))
        elif key in {"srcset", "imagesrcset"}:
            parts = (part.split() for part in re.split(r",\s+|,(?=[^\s,]+\s)", value))
            reader.references += [_refer(reader, Use.ASSET, part[0], at) for part in parts if part]
    if name in ADDRESSES:
        for key, use in ADDRESSES[name].items():
            if key in attributes:
                values = attributes[key].split() if key == "ping" else [attributes[key]]
                reader.references += [_refer(reader, use, value, at) for value in values]


def _refer(reader: _Reader, use: Use, value: str, at: int) -> Reference:
    return Reference(use=use, value=value.strip(), at=at, content=bool(reader.content), question=reader.question)


def _read_element(reader: _Reader, name: str, attributes: dict[str, str], at: int) -> None:
    """Read what only one element means."""
    if name == "a":
        _read_link(reader, attributes, at)
    elif name == "img":
        _read_image(reader, attributes, at)
    elif name == "link":
        _read_relation(reader, attributes, at)
    elif name == "meta":
        _read_meta(reader, attributes, at)
    elif name == "li" and reader.question:
        if "data-feedback" in attributes:
            question = reader.questions[-1]
            verdicts = (*question.verdicts, (attributes["data-feedback"], attributes.get("data-verdict", ""), at))
            reader.questions[-1] = Question(id=question.id, at=question.at, kind=question.kind, key=question.key, rev=question.rev, verdicts=verdicts)
    elif name == "quiz-question":
        id = attributes.get("id", "").removeprefix("q-")
        kind, rev = attributes.get("data-kind", ""), attributes.get("data-rev", "")
        reader.questions.append(Question(id=id, at=at, kind=kind, key=attributes.get("data-key"), rev=rev, verdicts=()))
    elif name == "html":
        reader.root = at
        if attributes.get("lang", "").strip():
            reader.once["lang"] = attributes["lang"].strip()
    elif name == "base":
        reader.once.setdefault("base", attributes.get("href", ""))
    elif len(name) == 2 and _HEADING.fullmatch(name) and (reader.content or reader.area == "body"):
        reader.heading = (int(name[1]), at, [])


def _read_link(reader: _Reader, attributes: dict[str, str], at: int) -> None:
    if "name" in attributes:
        reader.names.add(attributes["name"])
    if "href" not in attributes:
        return
    href = attributes["href"].strip()
    rel = attributes.get("rel", "").split()
    if "prev" in rel or "next" in rel:
        (reader.previous if "prev" in rel else reader.next).append(Spot(at=at, what=href))
    if reader.primary and "md-nav__link" in attributes.get("class", ""):
        reader.sidebar.append(href)
    named = bool(attributes.get("aria-label") or attributes.get("title")) or reader.unread > 0 or "headerlink" in attributes.get("class", "")
    _end_link(reader)
    reader.link = _Link(at=at, content=bool(reader.content), named=named or attributes.get("aria-hidden") == "true")


def _end_link(reader: _Reader) -> None:
    """Forget the link that is open; one within another ends it, as in browsers."""
    if reader.link is not None and not reader.link.named:
        reader.silent.append(Spot(at=reader.link.at, what="a", content=reader.link.content, question=reader.question))
    reader.link = None


def _read_image(reader: _Reader, attributes: dict[str, str], at: int) -> None:
    if "alt" not in attributes:
        if not (attributes.get("aria-label") or attributes.get("role") == "presentation" or attributes.get("aria-hidden") == "true"):
            reader.silent.append(Spot(at=at, what="img", content=bool(reader.content), question=reader.question))
    elif attributes["alt"].strip() and reader.link is not None:
        reader.link.named = True


def _read_relation(reader: _Reader, attributes: dict[str, str], at: int) -> None:
    href = attributes.get("href", "").strip()
    for relation in attributes.get("rel", "").lower().split():
        if relation == "canonical":
            reader.spots.setdefault("canonical", Spot(at=at, what=href))
        elif relation in RELATIONS:
            reader.references.append(_refer(reader, RELATIONS[relation], href, at))
        if relation in {"prev", "next"}:
            (reader.previous if relation == "prev" else reader.next).append(Spot(at=at, what=href))


def _read_meta(reader: _Reader, attributes: dict[str, str], at: int) -> None:
    content = attributes.get("content", "")
    name = (attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or "").lower()
    if name == "description" and content.strip():
        reader.once.setdefault("description", content.strip())
    elif name == "generator":
        reader.signed = content.lower().startswith(BUILDERS)
    elif name in {"og:image", "twitter:image"}:
        reader.references.append(_refer(reader, Use.SHARED, content, at))
    elif name == "og:url":
        reader.spots.setdefault("og:url", Spot(at=at, what=content))
    elif name == "content-security-policy":
        reader.spots.setdefault("policy", Spot(at=at, what=content))
    elif name == "refresh" and (match := _REFRESH.match(content)):
        reader.refreshes = True
        reader.references.append(_refer(reader, Use.REDIRECT, match[1], at))


def _read_raw(reader: _Reader, name: str, text: str, body: str, at: int) -> None:
    """Read an element whose content is text."""
    attributes = read_attributes(text)
    if attributes:
        _read_common(reader, name, attributes, at)
    if name == "title" and not reader.opened["svg"]:
        reader.once.setdefault("title", unescape(body).strip())
    elif name == "title":
        if reader.link is not None:
            reader.link.named = True
    elif name == "style":
        reader.inline.append(Spot(at=at, what="style element"))
        reader.references += [_refer(reader, Use.ASSET, address.value, at) for address in find_style_addresses(body)]
    elif name == "script" and "src" not in attributes and not _DATA_SCRIPT.fullmatch(attributes.get("type", "")):
        reader.scripts.append(Spot(at=at, what=body))
    elif name == "iframe" and not (attributes.get("title") or attributes.get("aria-label")):
        reader.silent.append(Spot(at=at, what="iframe", content=bool(reader.content)))


def _read_end(reader: _Reader, name: str, at: int) -> None:
    if reader.opened[name]:
        depth = len(reader.open) - 1
        while reader.open[depth][0] != name:
            depth -= 1
        _close_to(reader, depth)
    elif name not in VOID and name not in {"html", "body", "head"}:
        reader.flaws.append(Spot(at=at, what=f"</{name}> ends nothing", content=bool(reader.content)))


def _close_to(reader: _Reader, depth: int, *, ended: bool = True) -> None:
    """End every open element from `depth` on; those above the first, and that too unless it `ended`, should have had an end of their own."""
    while len(reader.open) > depth:
        name, at = reader.open.pop()
        reader.opened[name] -= 1
        if (len(reader.open) > depth or not ended) and name not in OPTIONAL:
            reader.flaws.append(Spot(at=at, what=f"<{name}> never ends", content=bool(reader.content)))
        _leave(reader, name, at, len(reader.open) + 1)


def _leave(reader: _Reader, name: str, at: int, depth: int) -> None:
    """Forget what ends with an element that stood at a depth."""
    if name not in INLINE and reader.content and not reader.unread:
        _write(reader, "\n", at)
    if name in UNREAD:
        reader.unread -= 1
    if reader.link is not None and reader.link.at == at:
        _end_link(reader)
    if reader.heading is not None and reader.heading[1] == at:
        level, start, texts = reader.heading
        reader.headings.append(Heading(level=level, text=" ".join("".join(texts).replace("¶", "").split()), at=start))
        reader.heading = None
    if reader.content_marks and reader.content_marks[-1] == depth:
        reader.content_marks.pop()
        reader.content -= 1
    if reader.primary == depth:
        reader.primary = 0
    if name == "quiz-question" and reader.question_depth == depth:
        reader.question, reader.question_depth = "", 0
