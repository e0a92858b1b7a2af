"""A tag by itself: what it points to, names and carries, wherever it stands.

Most tags of a site are those of its theme, so most have been read before: each is looked up as the text that it is, and only what is
new, or is no plain tag, goes through the grammar of `markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coursesite.check.site.elements import ADDRESSES, IDREFS, PAINTS, RELATIONS, TOLD, VOID
from coursesite.check.site.markup import TAG, read_attributes
from coursesite.check.site.page import Use
from coursesite.check.site.styles import find_style_addresses

_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_SRCSET = re.compile(r",\s+|,(?=[^\s,]+\s)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """A start tag."""

    name: str
    attributes: Mapping[str, str]
    flaw: str
    """What is wrong with it, in words; empty for most."""
    addresses: tuple[tuple[Use, str], ...]
    names: tuple[str, ...]
    """Ids of the same page that it refers to."""
    inline: tuple[str, ...]
    """Handlers and style attributes."""
    telling: bool
    """Whether there is an id, or any of the above."""
    plain: bool
    """Whether a reader learns nothing from it but that an element begins."""
    ends: bool
    """Whether nothing can stand in it."""


def find_tags(html: str) -> Iterator[tuple[int, int, Tag | str | re.Match[str]]]:
    """Yield where each tag of a page begins and ends, with what it is: a start tag, the name of an end tag, or a match of anything else."""
    at = html.find("<")
    while at >= 0:
        stop = html.find(">", at) + 1
        plain = _read_plain(html[at:stop]) if stop and (html[at + 1].isalpha() or html[at + 1] == "/") else None
        if plain is not None:
            yield at, stop, plain
        elif match := TAG.match(html, at) if stop else TAG.search(html, at):
            at, stop = match.span()
            yield at, stop, match
        else:
            stop = at + 1 if stop else len(html)
        at = html.find("<", stop)


@lru_cache(maxsize=16384)
def _read_plain(text: str) -> Tag | str | None:
    """Return the start tag, or the name of the end tag, that ends at the first `>`; None where the page may go on in another way."""
    match = TAG.fullmatch(text)
    if match is None or match.lastgroup not in {"attributes", "end"}:
        return None
    if match["end"]:
        return match["end"].lower()
    tag = read_tag(match["name"], match["attributes"])
    return None if tag.flaw else tag  # a quotation mark that seems to be missing may stand behind this `>`


def read_tag(name: str, text: str) -> Tag:
    """Return a start tag.

    Args:
        name: Of the element, in any case.
        text: What stands behind the name.
    """
    name = name.lower()
    attributes = read_attributes(text)
    flaw = f"a quotation mark of <{name}> is missing or too many" if any(mark in key for key in attributes for mark in "\"'<") else ""
    addresses = tuple(_find_addresses(name, attributes))
    names = tuple(id for key in attributes if key in IDREFS for id in attributes[key].removeprefix("#").split())
    inline = tuple(_find_inline(attributes))
    telling = bool(flaw or addresses or names or inline or "id" in attributes)
    plain = not telling and name not in TOLD and not ("role" in attributes or "data-choice" in attributes)
    ends = name in VOID or text.endswith("/")
    return Tag(name=name, attributes=attributes, flaw=flaw, addresses=addresses, names=names, inline=inline, telling=telling, plain=plain, ends=ends)


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
            yield from ((Use.ASSET, part.split()[0]) for part in _SRCSET.split(value) if part.split())
    for key, use in ADDRESSES.get(name, {}).items():
        if key in attributes:
            for value in attributes[key].split() if key == "ping" else [attributes[key]]:
                yield use, value.strip()
    if name == "link":
        for relation in attributes.get("rel", "").lower().split():
            if relation in RELATIONS:
                yield RELATIONS[relation], attributes.get("href", "").strip()
    elif name == "meta":
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
