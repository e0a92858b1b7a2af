"""What elements mean by where they stand: links, buttons, headings, tables, what a head says, questions and their choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from coursesite.check.site.page import Question, Spot
from coursesite.check.site.seen import Named, OpenChoice, Seen
from coursesite.check.site.tags import Tag, meta_name

T = TypeVar("T")
_CHARSET = re.compile(r"charset\s*=\s*['\"]?([\w-]+)", re.IGNORECASE)
_NO_ALT = re.compile(r"[^\s/]+\.(?:png|jpe?g|gif|svg|webp|avif)|image|img|picture|photo|graphic|untitled|placeholder", re.IGNORECASE)
"""Alt texts that say nothing of the picture."""
BUILDERS = ("mkdocs", "properdocs", "zensical")
"""How the names of builders begin in `<meta name="generator">`."""


def _read_link(seen: Seen, tag: Tag, at: int) -> None:
    attributes = tag.attributes
    if "name" in attributes:
        seen.names.add(attributes["name"])
    if "href" not in attributes:
        return
    href, classes = attributes["href"].strip(), attributes.get("class", "")
    if "rel" in attributes:
        _read_neighbours(seen, attributes["rel"], href, at)
    if seen.primary is not None and "md-nav__link" in classes:
        seen.sidebar.append(len(seen.references) - 1)  # its own, which has just been kept
    _begin_link(seen, "a", at, named=tag.named or seen.prose.unread > 0 or "headerlink" in classes)


def _read_button(seen: Seen, tag: Tag, at: int) -> None:
    _begin_link(seen, "button", at, named=tag.named)


def _begin_link(seen: Seen, name: str, at: int, *, named: bool) -> None:
    counts = seen.nesting.counts
    if counts["a"] or counts["button"]:
        around = "a" if counts["a"] else "button"
        seen.nesting.flaws.append(Spot(at=at, what=f"<{name}> stands within <{around}>"))
    if seen.link is not None:
        end_link(seen)
    seen.link = Named(name=name, at=at, content=bool(seen.prose.content), named=named)


def _read_neighbours(seen: Seen, relations: str, href: str, at: int, *, head: bool = False) -> None:
    if relations:
        words = relations.lower().split()
        if "prev" in words:
            seen.previous.append(Spot(at=at, what=href, content=not head))
        if "next" in words:
            seen.next.append(Spot(at=at, what=href, content=not head))


def end_link(seen: Seen) -> None:
    """Forget the link that is open; one within another ends it, as in browsers."""
    if seen.link is not None and not seen.link.named:
        seen.silent.append(Spot(at=seen.link.at, what=seen.link.name, content=seen.link.content, question=seen.question))
    seen.link = None


def _read_image(seen: Seen, tag: Tag, at: int) -> None:
    attributes = tag.attributes
    if "alt" not in attributes:
        _need_alt(seen, attributes, at)
    elif alt := attributes["alt"].strip():
        if seen.link is not None:
            seen.link.named = True
        if _NO_ALT.fullmatch(alt):
            seen.silent.append(Spot(at=at, what="alt", content=bool(seen.prose.content), question=seen.question))


def _need_alt(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if not (attributes.get("alt") or attributes.get("aria-label") or attributes.get("role") == "presentation" or attributes.get("aria-hidden") == "true"):
        seen.silent.append(Spot(at=at, what="img", content=bool(seen.prose.content), question=seen.question))


def _read_area(seen: Seen, tag: Tag, at: int) -> None:
    if "href" in tag.attributes:
        _need_alt(seen, tag.attributes, at)


def _read_input(seen: Seen, tag: Tag, at: int) -> None:
    attributes = tag.attributes
    if attributes.get("type", "").lower() == "image":
        _need_alt(seen, attributes, at)
    if seen.choice is not None:
        seen.choice.value = attributes.get("value", "")


def _read_choice(seen: Seen, tag: Tag, at: int) -> None:
    if seen.question and tag.attributes.get("class") == "quiz-choice":
        seen.choice = OpenChoice(id=tag.attributes.get("data-choice", ""), at=at)


def _read_table(seen: Seen, tag: Tag, at: int) -> None:
    if seen.prose.content and tag.attributes.get("role") != "presentation" and "highlighttable" not in tag.attributes.get("class", ""):
        seen.table = Spot(at=at, what="table", question=seen.question)


def _read_drawing(seen: Seen, tag: Tag, at: int) -> None:
    if tag.attributes.get("role") == "img" and not tag.named and seen.drawing is None:
        seen.drawing = Spot(at=at, what="svg", content=bool(seen.prose.content), question=seen.question)


def keep_seal(seen: Seen, tag: Tag, at: int) -> None:
    """Keep the hash that a file must have for a browser to take it."""
    if "integrity" in tag.attributes:
        seen.sealed.append(Spot(at=at, what=tag.attributes["integrity"]))


def _read_header(seen: Seen, tag: Tag, at: int) -> None:
    seen.table = None


def _read_map(seen: Seen, tag: Tag, at: int) -> None:
    seen.names.add(tag.attributes.get("name", ""))


def _read_relation(seen: Seen, tag: Tag, at: int) -> None:
    href, relations = tag.attributes.get("href", "").strip(), tag.attributes.get("rel", "")
    if "canonical" in relations.lower().split():
        say_once(seen, seen.spots, "canonical", Spot(at=at, what=href), at)
    _read_neighbours(seen, relations, href, at, head=True)
    keep_seal(seen, tag, at)


def _read_meta(seen: Seen, tag: Tag, at: int) -> None:
    content, meaning = tag.attributes.get("content", ""), meta_name(tag.attributes)
    if meaning == "description" and content.strip():
        say_once(seen, seen.once, "description", content.strip(), at)
    elif meaning == "generator":
        seen.signed = content.lower().startswith(BUILDERS)
    elif meaning == "viewport":
        say_once(seen, seen.once, meaning, content, at)
    elif meaning in {"charset", "content-type"}:
        named = _CHARSET.search(content)
        seen.once.setdefault("charset", tag.attributes.get("charset") or (named[1] if named else ""))
    elif meaning == "og:url":
        say_once(seen, seen.spots, meaning, Spot(at=at, what=content), at)
    elif meaning in {"content-security-policy", "og:image", "robots"}:
        seen.spots.setdefault(meaning, Spot(at=at, what=content))


def say_once(seen: Seen, said: dict[str, T], key: str, what: T, at: int) -> None:
    """Keep what a head may say once."""
    if key in said:
        seen.twice.append(Spot(at=at, what=key))
    said.setdefault(key, what)


def _read_feedback(seen: Seen, tag: Tag, at: int) -> None:
    attributes = tag.attributes
    if seen.question and "data-feedback" in attributes:
        seen.questions[-1].verdicts.append((attributes["data-feedback"], attributes.get("data-verdict", ""), at))


def _read_question(seen: Seen, tag: Tag, at: int) -> None:
    attributes = tag.attributes
    kind, rev = attributes.get("data-kind", ""), attributes.get("data-rev", "")
    seen.questions.append(
        Question(
            id=question_id(attributes),
            at=at,
            kind=kind,
            key=attributes.get("data-key"),
            rev=rev,
            section=attributes.get("data-section", ""),
            prompt=[],
            verdicts=[],
            choices=[],
        )
    )


def question_id(attributes: Mapping[str, str]) -> str:
    """Return the id that a question's element carries."""
    return attributes.get("id", "").removeprefix("q-")


def _read_legend(seen: Seen, tag: Tag, at: int) -> None:
    if seen.question and not seen.questions[-1].prompt:
        seen.prompt = (at, seen.questions[-1].prompt)


def _read_root(seen: Seen, tag: Tag, at: int) -> None:
    seen.root = at
    if tag.attributes.get("lang", "").strip():
        seen.once["lang"] = tag.attributes["lang"].strip()


def _read_base(seen: Seen, tag: Tag, at: int) -> None:
    seen.once.setdefault("base", tag.attributes.get("href", ""))


def _read_heading(level: int) -> Callable[[Seen, Tag, int], None]:
    def read(seen: Seen, tag: Tag, at: int) -> None:
        if seen.prose.content or seen.area == "body":
            seen.heading = (level, at, [])

    return read


ELEMENTS: Mapping[str, Callable[[Seen, Tag, int], None]] = {
    "a": _read_link,
    "area": _read_area,
    "base": _read_base,
    "button": _read_button,
    "div": _read_choice,
    "html": _read_root,
    "img": _read_image,
    "input": _read_input,
    "legend": _read_legend,
    "li": _read_feedback,
    "link": _read_relation,
    "map": _read_map,
    "meta": _read_meta,
    "quiz-question": _read_question,
    "svg": _read_drawing,
    "table": _read_table,
    "th": _read_header,
    **{f"h{level}": _read_heading(level) for level in range(1, 7)},
}
"""Elements that mean something by where they stand."""
