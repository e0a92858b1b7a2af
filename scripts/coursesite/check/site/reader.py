"""HTML to `Page`: one walk over the tags that keeps what rules need and nothing else.

Owns which part of a page is its content. What a tag says by itself is read by `tags`, what it means where it stands by `meanings`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from coursesite.check.site.elements import ENDS_PARAGRAPH, INLINE, UNREAD
from coursesite.check.site.meanings import ELEMENTS, end_link, question_id
from coursesite.check.site.nesting import Open
from coursesite.check.site.page import Heading, Page, Reference, Spot, Use
from coursesite.check.site.seen import Seen, make_page
from coursesite.check.site.styles import find_style_addresses
from coursesite.check.site.tags import Tag, find_tags, read_tag

_DATA_SCRIPT = re.compile(r"(?!module$|text/javascript$|application/javascript$)[\w+./-]+")
NOTED = UNREAD | frozenset("a button h1 h2 h3 h4 h5 h6 quiz-question table".split())
"""Elements after whose end the reader goes on in another way."""


def read_page(name: str, html: str, size: int) -> Page:
    """Return a page.

    Args:
        name: Its path below the site's folder.
        html: Its text.
        size: Its bytes.
    """
    area = next((area for area, mark in (("article", "<article"), ("role", 'role="main"'), ("main", "<main")) if mark in html), "body")
    seen = Seen(area=area)
    nesting, prose = seen.nesting, seen.prose
    end = 0
    for start, stop, tag in find_tags(html):
        if start > end:
            text = html[end:start]
            if not text.isspace():
                _read_text(seen, text, end)
            elif prose.open and prose.pieces:
                prose.write(" ", end)
        end = stop
        if isinstance(tag, Tag):
            _read_start(seen, tag, start)
        elif isinstance(tag, str):
            for element in nesting.end(tag, start):
                if prose.open and element[0] not in INLINE:
                    prose.write("\n", start)
                if element[2]:
                    _leave(seen, element)
        elif not _read_other(seen, tag, start):
            end = len(html)
            break
    if end < len(html):
        _read_text(seen, html[end:], end)
    is_page = bool(nesting.open or seen.references or seen.ids or seen.once or seen.headings) or "<html" in html.lower()
    for element in nesting.close(0, ended=False):
        _leave(seen, element)
    return make_page(seen, name, size, is_page=is_page)


def _read_other(seen: Seen, match: re.Match[str], at: int) -> bool:
    """Read what is no plain tag, and return whether the page goes on behind it."""
    kind = match.lastgroup
    if kind == "attributes":
        _read_start(seen, read_tag(match["name"], match["attributes"]), at)
    elif kind in {"body", "open_raw"}:
        _read_raw(seen, read_tag(match["raw"], match["raw_attributes"]), match["body"], at)
        if kind == "open_raw":
            seen.nesting.flaws.append(Spot(at=at, what=f"<{match['raw'].lower()}> never ends"))
    elif kind is not None:
        seen.nesting.flaws.append(Spot(at=at, what="a comment never ends" if kind == "open_comment" else "a tag never ends"))
        return False
    return True


def _read_text(seen: Seen, text: str, at: int) -> None:
    text = unescape(text) if "&" in text else text
    if seen.link is not None:
        seen.link.named = True
    if seen.heading is not None:
        seen.heading[2].append(text)
    if seen.choice is not None:
        seen.choice = replace(seen.choice, text=seen.choice.text + text)
    if seen.prose.open:
        seen.prose.write(text, at)


def _read_start(seen: Seen, tag: Tag, at: int) -> None:
    name, prose, nesting = tag.name, seen.prose, seen.nesting
    if nesting.open and nesting.open[-1][0] == "p" and name in ENDS_PARAGRAPH:
        nesting.end("p", at)
    if prose.open and name not in INLINE:
        prose.write("\n", at)
    if not tag.plain:
        _read_told(seen, tag, at)
    elif not tag.ends:
        nesting.begin(name, at, noted=False)


def _read_told(seen: Seen, tag: Tag, at: int) -> None:
    """Read the start of an element that tells something."""
    name, attributes = tag.name, tag.attributes
    if tag.telling:
        _keep(seen, tag, at)
    if name in ELEMENTS:
        ELEMENTS[name](seen, attributes, at)
    if tag.ends:
        return
    is_content = name == seen.area or (seen.area == "role" and attributes.get("role") == "main")
    is_primary = name == "nav" and seen.primary is None and "md-nav--primary" in attributes.get("class", "")
    seen.nesting.begin(name, at, noted=is_content or is_primary or name in NOTED or "data-choice" in attributes)
    if is_content:
        seen.prose.enter(1)
        seen.contents.append(at)
    if name in UNREAD:
        seen.prose.skip(at)
    elif is_primary:
        seen.primary = at
    elif name == "quiz-question":
        seen.question, seen.question_at = question_id(attributes), at


def _keep(seen: Seen, tag: Tag, at: int) -> None:
    """Keep what a tag says by itself."""
    content, question = bool(seen.prose.content), seen.question
    if tag.flaw:
        seen.nesting.flaws.append(Spot(at=at, what=tag.flaw))
    if "id" in tag.attributes:
        seen.ids.append(Spot(at=at, what=tag.attributes["id"], content=content, question=question))
    if content:
        seen.named_by += [Spot(at=at, what=id, question=question) for id in tag.names]
    seen.inline += [Spot(at=at, what=what) for what in tag.inline]
    seen.references += [Reference(use=use, value=value, at=at, content=content, question=question) for use, value in tag.addresses]


def _read_raw(seen: Seen, tag: Tag, body: str, at: int) -> None:
    """Read an element whose content is text."""
    name, attributes = tag.name, tag.attributes
    if tag.telling:
        _keep(seen, tag, at)
    if name == "title" and not seen.nesting.counts["svg"]:
        seen.once.setdefault("title", unescape(body).strip())
    elif name == "title":
        if seen.link is not None:
            seen.link.named = True
    elif name == "style":
        content = bool(seen.prose.content)
        seen.inline.append(Spot(at=at, what="style element"))
        seen.references += [Reference(use=Use.ASSET, value=address.value, at=at, content=content) for address in find_style_addresses(body)]
    elif name == "script" and "src" not in attributes and not _DATA_SCRIPT.fullmatch(attributes.get("type", "")):
        seen.scripts.append(Spot(at=at, what=body))
    elif name == "iframe" and not (attributes.get("title") or attributes.get("aria-label")):
        seen.silent.append(Spot(at=at, what="iframe", content=bool(seen.prose.content)))


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
    if seen.choice is not None and seen.choice.at == at:
        seen.questions[-1] = replace(seen.questions[-1], choices=(*seen.questions[-1].choices, seen.choice))
        seen.choice = None
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
