"""HTML to `Page`: one walk over the tags that keeps what rules need and nothing else.

Owns which part of a page is its content. What a tag says by itself is read by `tags`, what it means where it stands by `meanings`,
and what is no tag of its own by `raw`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from coursesite.check.site.elements import ALONE, BOUND, INLINE, OTHER_PARENTS, PARENTS, UNREAD
from coursesite.check.site.entries import Entry, make_entry, see_alone, stands_alone
from coursesite.check.site.markup import Piece, split_tags
from coursesite.check.site.meanings import ELEMENTS, end_link, question_id
from coursesite.check.site.nesting import Open
from coursesite.check.site.page import Choice, Heading, Page, Spot
from coursesite.check.site.raw import read_other
from coursesite.check.site.seen import Seen, make_page
from coursesite.check.site.tags import LONG, MOST, Tag, Tags

AREAS = (("article", "<article"), ("role", 'role="main"'), ("main", "<main"))
"""What the content of a page may stand in."""
POST = '<article class="md-post'
_TAGS = Tags()


def read_page(name: str, html: str, size: int) -> Page:
    """Return a page.

    Args:
        name: Its path below the site's folder.
        html: Its text.
        size: Its bytes.
    """
    # A list of posts has an article for each, and its heading above them.
    areas = AREAS[1:] if POST in html else AREAS
    area = next((area for area, mark in areas if mark in html), "body")
    seen = Seen(area=area)
    _read_pieces(seen, *split_tags(html), 0)
    is_page = bool(seen.nesting.open or seen.references or seen.ids or seen.once or seen.headings) or "<html" in html.lower()
    for element in seen.nesting.close(0, ended=False):
        _leave(seen, element)
    return make_page(seen, name, size, is_page=is_page, typed=html[:200].lstrip().lower().startswith("<!doctype html"))


def _read_pieces(seen: Seen, pieces: Iterator[Piece], last: str, at: int) -> None:  # noqa: PLR0912 - runs for each tag: a call for each would take a third longer
    prose, opened, counts = seen.prose, seen.nesting.open, seen.nesting.counts
    for text, span, inner, entry, token in pieces:
        if text:
            if not text.isspace():
                _read_text(seen, text, at)
            elif prose.open:
                prose.space(at)
            at += len(text)
        if span is not None:
            at = _read_span(seen, span, inner, at)
            continue
        if entry is not None:
            _read_entry(seen, entry, at)
            at += 1 + len(entry)
            continue
        tag = _TAGS[token]
        if isinstance(tag, Tag):
            if tag.ends_paragraph and opened and opened[-1][0] == "p":
                seen.nesting.end("p", at)
            if tag.breaks and prose.open:
                prose.broken = True
            if not tag.plain:
                _read_told(seen, tag, at)
            elif not tag.void:
                opened.append((tag.name, at, False))
                counts[tag.name] += 1
        elif tag is None:
            read_other(seen, token, at)
        elif opened and opened[-1][0] == tag:
            element = opened.pop()
            counts[tag] -= 1
            if tag not in INLINE and prose.open:
                prose.broken = True
            if element[2]:
                _leave(seen, element)
        else:
            _read_end(seen, tag, at)
        at += 1 + len(token)
    if last and not last.isspace():
        _read_text(seen, last, at)


def _read_entry(seen: Seen, text: str, at: int) -> None:
    """Read an entry of a menu."""
    entry = _read_alone(text) if len(text) <= LONG and stands_alone(seen) else None
    if entry is not None:
        entry.tell(seen, at)
    else:
        _read_pieces(seen, *split_tags("<" + text, entries=False), at)


@lru_cache(maxsize=MOST)
def _read_alone(text: str) -> Entry | None:
    seen = see_alone()
    _read_pieces(seen, *split_tags("<" + text, entries=False), 0)
    return make_entry(seen)


def _read_text(seen: Seen, text: str, at: int) -> None:
    prose = seen.prose
    if seen.link is not None:
        seen.link.named = True
    if prose.open or seen.heading is not None or seen.choice is not None or seen.prompt is not None:
        text = unescape(text) if "&" in text else text
        if seen.heading is not None:
            seen.heading[2].append(text)
        if seen.choice is not None:
            seen.choice.texts.append(text)
        if seen.prompt is not None:
            seen.prompt[1].append(text)
        if prose.open:
            prose.write(text, at)


def _read_span(seen: Seen, token: str, text: str, at: int) -> int:
    """Read a `<span>` that holds nothing but a text, and return where it ends."""
    tag = _TAGS[token]
    assert isinstance(tag, Tag), "a <span> has a start tag"
    start, end = at, at + 1 + len(token)
    if not tag.plain:
        _read_told(seen, tag, start)
    if text and not text.isspace():
        _read_text(seen, text, end)
    end += len(text)
    if not tag.plain or tag.void:
        _read_end(seen, "span", end)
    return end + 7


def _read_end(seen: Seen, name: str, at: int) -> None:
    for element in seen.nesting.end(name, at):
        if seen.prose.open and element[0] not in INLINE:
            seen.prose.broken = True
        if element[2]:
            _leave(seen, element)


def _read_told(seen: Seen, tag: Tag, at: int) -> None:
    """Read the start of an element that tells something."""
    name, attributes = tag.name, tag.attributes
    if tag.telling:
        seen.keep(tag, at)
    if name in BOUND:
        _read_surroundings(seen, name, at)
    if (read := ELEMENTS.get(name)) is not None:
        read(seen, tag, at)
    if tag.void:
        return
    is_content = name == seen.area or (seen.area == "role" and attributes.get("role") == "main")
    is_primary = name == "nav" and seen.primary is None and "md-nav--primary" in attributes.get("class", "")
    seen.nesting.begin(name, at, noted=tag.noted or is_content or is_primary)
    if is_content:
        seen.prose.enter(1)
        seen.contents.append(at)
    if name in UNREAD:
        seen.prose.skip(at)
    elif is_primary:
        seen.primary = at
    elif name == "quiz-question":
        seen.question, seen.question_at = question_id(attributes), at


def _read_surroundings(seen: Seen, name: str, at: int) -> None:
    """Keep that an element stands outside what it belongs to, or within what it may not stand in."""
    counts = seen.nesting.counts
    if (parent := PARENTS.get(name)) and not counts[parent] and not any(counts[other] for other in OTHER_PARENTS.get(name, ())):
        seen.nesting.flaws.append(Spot(at=at, what=f"<{name}> stands outside <{parent}>"))
    if (around := ALONE.get(name)) and counts[around]:
        seen.nesting.flaws.append(Spot(at=at, what=f"<{name}> stands within <{around}>"))


def _leave(seen: Seen, element: Open) -> None:
    """Forget what ends with an element."""
    name, at, _ = element
    if name in UNREAD:
        seen.prose.go_on()
    if seen.link is not None and seen.link.at == at:
        end_link(seen)
    if seen.heading is not None and seen.heading[1] == at:
        level, start, texts = seen.heading
        seen.headings.append(Heading(level=level, text=" ".join("".join(texts).replace("¶", "").split()), at=start))
        seen.heading = None
    if seen.prompt is not None and seen.prompt[0] == at:
        seen.prompt = None
    if seen.choice is not None and seen.choice.at == at:
        open_choice = seen.choice
        seen.questions[-1].choices.append(Choice(id=open_choice.id, value=open_choice.value, text="".join(open_choice.texts), at=at))
        seen.choice = None
    if seen.drawing is not None and seen.drawing.at == at:
        seen.silent.append(seen.drawing)
        seen.drawing = None
    if seen.table is not None and seen.table.at == at:
        seen.silent.append(seen.table)
        seen.table = None
    if seen.contents and seen.contents[-1] == at:
        seen.contents.pop()
        seen.prose.enter(-1)
    if seen.primary == at:
        seen.primary = None
    if seen.question_at == at:
        seen.question, seen.question_at = "", None
