"""A tag by itself: what it points to, names and carries, wherever it stands.

Most tags of a site are those of its theme, so most have been read before: each is looked up as the text that it is, and only what is
new goes through the grammar of `markup`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coursesite.check.site.elements import ADDRESSES, ENDS_PARAGRAPH, IDREFS, INLINE, KNOWN, NOTED, PAINTS, RELATIONS, TOLD, VOID
from coursesite.check.site.markup import TAG, list_attributes
from coursesite.check.site.page import Use
from coursesite.check.site.styles import find_style_addresses
from coursesite.check.site.values import find_value_flaw

_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_SRCSET = re.compile(r",\s+|,(?=[^\s,]+\s)")
_CANDIDATE = re.compile(r"data:.*|\S+(?:\s+\d+(?:\.\d+)?[wxh])*", re.DOTALL)
"""One picture of a `srcset`, with the width or the density of screens that it is for."""
_JSON = ('{"', '["', '[{"', '[["')
"""How attributes that hold JSON begin."""
_FILES = (".md", ".ipynb", ".html")
"""What ends no element's name, but a file's that somebody has put between angle brackets."""
NO_ELEMENT = "there is no element"
_MARKS = frozenset(("data-choice", "data-feedback", "role"))
"""Attributes by which any element may mean something."""


class Tag(NamedTuple):
    """A start tag. A named tuple, like references: one is made for every new text."""

    name: str
    attributes: Mapping[str, str]
    flaw: str
    """What is wrong with it, in words; empty for most."""
    addresses: tuple[tuple[Use, str], ...]
    names: tuple[str, ...]
    """Ids of the same page that it refers to."""
    inline: tuple[str, ...]
    """Handlers and style attributes."""
    languages: tuple[str, ...]
    """Codes of languages that it names; the page's own is read apart."""
    leads: bool
    """Whether the tab key goes to it before anything else."""
    telling: bool
    """Whether there is an id, or any of the above."""
    plain: bool
    """Whether a reader learns nothing from it but that an element begins."""
    void: bool
    """Whether nothing can stand in it."""
    breaks: bool
    """Whether it begins a line of its own."""
    ends_paragraph: bool
    named: bool
    """Whether it says by an attribute what it is called, or that nobody need know."""
    noted: bool
    """Whether the reader has something to do where its element ends."""


class Tags(dict[str, "Tag | str | None"]):
    """What tags are by their text behind the `<`: a start tag, the name of an end tag, None for anything else. Reads what it does not know."""

    def __missing__(self, text: str) -> Tag | str | None:
        """Return what a tag is, and remember it, unless it is long."""
        match = TAG.match("<" + text)
        tag: Tag | str | None = None
        if match is not None and match.lastgroup == "attributes":
            tag = read_tag(match["name"], match["attributes"])
        elif match is not None and match.lastgroup == "end":
            tag = match["end"].lower()
        if len(text) <= LONG:
            if len(self) >= MOST:
                self.clear()
            self[text] = tag
        return tag


MOST, LONG = 16_384, 1_000
"""Tags that are remembered, and characters of the longest of them."""


def read_tag(name: str, text: str) -> Tag:
    """Return a start tag.

    Args:
        name: Of the element, in any case.
        text: What stands behind the name.
    """
    name = name.lower()
    attributes, repeated = list_attributes(text)
    keys = "".join(attributes)
    flaw = (
        f"a quotation mark of <{name}> is missing or too many"
        if '"' in keys or "'" in keys or "<" in keys
        else _find_flaw(name, repeated, attributes if "data-" in keys else {}) or find_value_flaw(name, text, attributes)
    )
    addresses = tuple(_find_addresses(name, attributes))
    names: tuple[str, ...] = ()
    if not IDREFS.isdisjoint(attributes):
        names = tuple(id for key in attributes if key in IDREFS for id in attributes[key].removeprefix("#").split())
    inline = tuple(_find_inline(attributes)) if "on" in keys or "style" in attributes else ()
    languages: tuple[str, ...] = ()
    if "lang" in keys and name != "html":
        languages = tuple(attributes[key] for key in ("lang", "hreflang") if attributes.get(key))
    leads = "tabindex" in attributes and attributes["tabindex"].isdecimal() and int(attributes["tabindex"][:9]) > 0
    telling = bool(flaw or addresses or names or inline or languages or leads or "id" in attributes)
    return Tag(
        name=name,
        attributes=attributes,
        flaw=flaw,
        addresses=addresses,
        names=names,
        inline=inline,
        languages=languages,
        leads=leads,
        telling=telling,
        plain=not telling and name not in TOLD and _MARKS.isdisjoint(attributes),
        void=name in VOID or text.endswith("/"),
        breaks=name not in INLINE,
        ends_paragraph=name in ENDS_PARAGRAPH,
        named=bool(attributes.get("aria-label") or attributes.get("aria-labelledby") or attributes.get("title")) or attributes.get("aria-hidden") == "true",
        noted=name in NOTED or "data-choice" in attributes,
    )


def _find_flaw(name: str, repeated: str, attributes: Mapping[str, str]) -> str:
    """Return what is wrong with a tag whose quotation marks are in order, in words; empty where nothing is."""
    if name not in KNOWN and (name.isalnum() or name.endswith(_FILES)):
        return f"{NO_ELEMENT} <{name}>"
    if repeated:
        return f"attribute {repeated} stands twice in <{name}>"
    for key, value in attributes.items():
        if key.startswith("data-") and value.startswith(_JSON) and not is_json(value):
            return f"attribute {key} of <{name}> holds no JSON"
    return ""


def is_json(text: str | bytes) -> bool:
    """Return whether a text is JSON that a browser can read."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _find_inline(attributes: Mapping[str, str]) -> Iterator[str]:
    for key in attributes:
        if key == "style":
            yield "style attribute"
        elif key.startswith("on") and len(key) > 4 and key.isalpha():
            yield f"attribute {key}"


def _find_addresses(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[Use, str]]:
    for key, value in attributes.items():
        if key == "style" or key in PAINTS:
            yield from ((Use.ASSET, address.value) for address in find_style_addresses(value))
        elif key in {"srcset", "imagesrcset"}:
            parts = (part.strip().rstrip(",") for part in _SRCSET.split(value))
            yield from ((Use.ASSET, part.split()[0] if _CANDIDATE.fullmatch(part) else part) for part in parts if part)
    for key, use in ADDRESSES.get(name, {}).items():
        if key in attributes:
            for value in attributes[key].split() if key == "ping" else [attributes[key]]:
                yield use, value.strip()
    if name == "img" and not any(key.endswith(("src", "srcset")) for key in attributes):
        yield Use.ASSET, ""
    if name in {"link", "meta"}:
        yield from _find_in_head(name, attributes)


def _find_in_head(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[Use, str]]:
    if name == "link":
        for relation in attributes.get("rel", "").lower().split():
            if relation in RELATIONS:
                yield RELATIONS[relation], attributes.get("href", "").strip()
    else:
        meaning = meta_name(attributes)
        if meaning in {"og:image", "twitter:image"}:
            yield Use.SHARED, attributes.get("content", "").strip()
        elif meaning == "refresh" and (match := _REFRESH.match(attributes.get("content", ""))):
            yield Use.REDIRECT, match[1].strip()


def meta_name(attributes: Mapping[str, str]) -> str:
    """Return what a `<meta>` is about."""
    if "charset" in attributes:
        return "charset"
    return (attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or "").lower()
