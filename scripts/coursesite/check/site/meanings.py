"""What elements mean by where they stand: links, buttons, headings, tables, what a head says, questions and their choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from coursesite.check.site.page import Choice, Question, Spot
from coursesite.check.site.seen import Named, Seen
from coursesite.check.site.tags import meta_name

BUILDERS = ("mkdocs", "properdocs", "zensical")
"""How the names of builders begin in `<meta name="generator">`."""


def _read_link(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if "name" in attributes:
        seen.names.add(attributes["name"])
    if "href" not in attributes:
        return
    href = attributes["href"].strip()
    _read_neighbours(seen, attributes.get("rel", ""), href, at)
    if seen.primary is not None and "md-nav__link" in attributes.get("class", ""):
        seen.sidebar.append(href)
    named = bool(attributes.get("aria-label") or attributes.get("title")) or seen.prose.unread > 0 or "headerlink" in attributes.get("class", "")
    _begin_link(seen, "a", attributes, at, named=named)


def _read_button(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    named = any(attributes.get(key) for key in ("aria-label", "aria-labelledby", "title"))
    _begin_link(seen, "button", attributes, at, named=named)


def _begin_link(seen: Seen, name: str, attributes: Mapping[str, str], at: int, *, named: bool) -> None:
    end_link(seen)
    hidden = attributes.get("aria-hidden") == "true"
    seen.link = Named(name=name, at=at, content=bool(seen.prose.content), named=named or hidden)


def _read_neighbours(seen: Seen, relations: str, href: str, at: int) -> None:
    if relations:
        words = relations.lower().split()
        if "prev" in words:
            seen.previous.append(Spot(at=at, what=href))
        if "next" in words:
            seen.next.append(Spot(at=at, what=href))


def end_link(seen: Seen) -> None:
    """Forget the link that is open; one within another ends it, as in browsers."""
    if seen.link is not None and not seen.link.named:
        seen.silent.append(Spot(at=seen.link.at, what=seen.link.name, content=seen.link.content, question=seen.question))
    seen.link = None


def _read_image(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if "alt" not in attributes:
        _need_alt(seen, attributes, at)
    elif attributes["alt"].strip() and seen.link is not None:
        seen.link.named = True


def _need_alt(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if not (attributes.get("alt") or attributes.get("aria-label") or attributes.get("role") == "presentation" or attributes.get("aria-hidden") == "true"):
        seen.silent.append(Spot(at=at, what="img", content=bool(seen.prose.content), question=seen.question))


def _read_area(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if "href" in attributes:
        _need_alt(seen, attributes, at)


def _read_input(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if attributes.get("type", "").lower() == "image":
        _need_alt(seen, attributes, at)
    if seen.choice is not None:
        seen.choice = replace(seen.choice, value=attributes.get("value", ""))


def _read_choice(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if seen.question and attributes.get("class") == "quiz-choice":
        seen.choice = Choice(id=attributes.get("data-choice", ""), value="", text="", at=at)


def _read_table(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if seen.prose.content and attributes.get("role") != "presentation" and "highlighttable" not in attributes.get("class", ""):
        seen.table = Spot(at=at, what="table", question=seen.question)


def _read_header(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    seen.table = None


def _read_map(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    seen.names.add(attributes.get("name", ""))


def _read_relation(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    href, relations = attributes.get("href", "").strip(), attributes.get("rel", "")
    if "canonical" in relations.lower().split():
        seen.spots.setdefault("canonical", Spot(at=at, what=href))
    _read_neighbours(seen, relations, href, at)


def _read_meta(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    content, meaning = attributes.get("content", ""), meta_name(attributes)
    if meaning == "description" and content.strip():
        seen.once.setdefault("description", content.strip())
    elif meaning == "generator":
        seen.signed = content.lower().startswith(BUILDERS)
    elif meaning in {"viewport", "charset", "content-type"}:
        seen.once.setdefault("charset" if meaning == "content-type" else meaning, content)
    elif meaning in {"og:url", "content-security-policy", "robots"}:
        seen.spots.setdefault(meaning, Spot(at=at, what=content))


def _read_feedback(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    if seen.question and "data-feedback" in attributes:
        question = seen.questions[-1]
        verdict = (attributes["data-feedback"], attributes.get("data-verdict", ""), at)
        seen.questions[-1] = replace(question, verdicts=(*question.verdicts, verdict))


def _read_question(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    kind, rev = attributes.get("data-kind", ""), attributes.get("data-rev", "")
    seen.questions.append(Question(id=question_id(attributes), at=at, kind=kind, key=attributes.get("data-key"), rev=rev, verdicts=(), choices=()))


def question_id(attributes: Mapping[str, str]) -> str:
    """Return the id that a question's element carries."""
    return attributes.get("id", "").removeprefix("q-")


def _read_root(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    seen.root = at
    if attributes.get("lang", "").strip():
        seen.once["lang"] = attributes["lang"].strip()


def _read_base(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
    seen.once.setdefault("base", attributes.get("href", ""))


def _read_heading(level: int) -> Callable[[Seen, Mapping[str, str], int], None]:
    def read(seen: Seen, attributes: Mapping[str, str], at: int) -> None:
        if seen.prose.content or seen.area == "body":
            seen.heading = (level, at, [])

    return read


ELEMENTS: Mapping[str, Callable[[Seen, Mapping[str, str], int], None]] = {
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
