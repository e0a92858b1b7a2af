"""What is no tag of its own: elements whose content is text, such as scripts and styles, and what never ends."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape

from coursesite.check.site.markup import TAG
from coursesite.check.site.meanings import keep_seal, say_once
from coursesite.check.site.page import Reference, Spot, Use
from coursesite.check.site.seen import Seen
from coursesite.check.site.styles import find_style_addresses
from coursesite.check.site.tags import Tag, is_json, read_tag

_DATA = re.compile(r"(?!module$|importmap$|speculationrules$|text/javascript$|application/javascript$)[\w+./-]+")
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json|importmap|speculationrules")
"""Types of scripts that are data, and of those that are JSON."""


def read_other(seen: Seen, token: str, at: int) -> None:
    """Read what is no tag of its own: an element whose content is text, a comment, or what never ends."""
    match = TAG.match("<" + token)
    kind = match.lastgroup if match is not None else None
    if match is None or kind is None:
        return
    if kind in {"body", "open_raw"}:
        _read_raw(seen, read_tag(match["raw"], match["raw_attributes"]), match["body"], at)
        if kind == "open_raw":
            seen.nesting.flaws.append(Spot(at=at, what=f"<{match['raw'].lower()}> never ends"))
    else:
        seen.nesting.flaws.append(Spot(at=at, what="a comment never ends" if kind == "open_comment" else "a tag never ends"))


def _read_raw(seen: Seen, tag: Tag, body: str, at: int) -> None:
    """Read an element whose content is text."""
    name, attributes = tag.name, tag.attributes
    if tag.telling:
        seen.keep(tag, at)
    if name == "title" and not seen.nesting.counts["svg"]:
        say_once(seen, seen.once, "title", unescape(body).strip(), at)
    elif name == "title":
        seen.drawing = None
        if seen.link is not None:
            seen.link.named = True
    elif name == "style":
        content = bool(seen.prose.content)
        seen.inline.append(Spot(at=at, what="style element", content=content))
        seen.references += [Reference(use=Use.ASSET, value=address.value, at=at, content=content) for address in find_style_addresses(body)]
    elif name == "script" and "src" in attributes:
        keep_seal(seen, tag, at)
    elif name == "script":
        _read_script(seen, attributes, body, at)
    elif name == "iframe" and not (attributes.get("title") or attributes.get("aria-label")):
        seen.silent.append(Spot(at=at, what="iframe", content=bool(seen.prose.content)))


def _read_script(seen: Seen, attributes: Mapping[str, str], body: str, at: int) -> None:
    """Read a script that stands in the page, or data in a script's place."""
    kind = attributes.get("type", "")
    if attributes.get("id") == "__config":
        _read_settings(seen, body, at)
        return
    if not _DATA.fullmatch(kind):
        seen.scripts.append(Spot(at=at, what=body))
    if _JSON.fullmatch(kind.lower()) and not is_json(body):
        seen.nesting.flaws.append(Spot(at=at, what="the data of <script> are no JSON"))


def _read_settings(seen: Seen, body: str, at: int) -> None:
    """Read what the theme Material tells its script."""
    try:
        settings = json.loads(body)
    except (ValueError, RecursionError):
        seen.nesting.flaws.append(Spot(at=at, what="the settings of the theme's script are no JSON, and <script> needs some"))
        return
    worker = settings.get("search") if isinstance(settings, dict) else None
    if isinstance(worker, str):
        seen.references.append(Reference(use=Use.ASSET, value=worker, at=at, content=False))
