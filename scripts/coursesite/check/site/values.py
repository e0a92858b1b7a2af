"""Attributes whose values are a closed set: a browser passes over any other without a word.

Knows a tag by itself. Roles and states of ARIA are left to `make audit`, which asks a browser; only their names are read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from coursequiz.problems import shorten
from coursesite.check.site.elements import RELATIONS

_DESTINATIONS = """audio audioworklet document embed fetch font frame iframe image json manifest object paintworklet report script serviceworker
    sharedworker style track video webidentity worker xslt""".split()
_REFERRERS = """no-referrer no-referrer-when-downgrade origin origin-when-cross-origin same-origin strict-origin strict-origin-when-cross-origin
    unsafe-url""".split()
_TYPES = """button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url
    week""".split()
_RELATIONS = (*RELATIONS, "canonical")
_SHARED = tuple(
    """article:author article:modified_time article:published_time article:publisher article:section article:tag og:description og:image
    og:image:alt og:image:height og:image:secure_url og:image:type og:image:url og:image:width og:locale og:site_name og:title og:type og:url""".split()
)
CLOSED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "*": {
        "aria-hidden": frozenset(("true", "false")),
        "dir": frozenset(("ltr", "rtl", "auto")),
        "loading": frozenset(("lazy", "eager")),
        "decoding": frozenset(("sync", "async", "auto")),
        "fetchpriority": frozenset(("high", "low", "auto")),
        "referrerpolicy": frozenset(_REFERRERS),
        "scope": frozenset(("row", "col", "rowgroup", "colgroup")),
    },
    "button": {"type": frozenset(("button", "submit", "reset"))},
    "form": {"method": frozenset(("get", "post", "dialog"))},
    "input": {"type": frozenset(_TYPES)},
    "link": {"as": frozenset(_DESTINATIONS)},
    "track": {"kind": frozenset(("subtitles", "captions", "descriptions", "chapters", "metadata"))},
}
"""Element, or `*` for any, to its attributes with what they may hold."""
NEAR: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("a", "rel"): ("nofollow", "noopener", "noreferrer", "license", "external", "bookmark", "author", "next", "prev"),
    ("a", "target"): ("_blank", "_self", "_parent", "_top"),
    ("link", "rel"): tuple(
        "alternate apple-touch-icon canonical dns-prefetch icon manifest modulepreload next preconnect prefetch preload prev stylesheet".split()
    ),
    ("meta", "name"): ("author", "color-scheme", "description", "generator", "keywords", "referrer", "robots", "theme-color", "viewport"),
    ("meta", "property"): _SHARED,
    ("script", "type"): ("application/javascript", "application/json", "application/ld+json", "importmap", "module", "speculationrules", "text/javascript"),
}
"""Attributes of open sets, in which a word that is nearly one of these is a slip."""
_ARIA = frozenset(
    f"aria-{name}"
    for name in """activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex
    colindextext colspan controls current describedby description details disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid
    keyshortcuts label labelledby level live modal multiline multiselectable orientation owns placeholder posinset pressed readonly relevant required
    roledescription rowcount rowindex rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext""".split()
)
_FREE = _ARIA - {"aria-hidden"} | frozenset("alt class content data-md-component for height href id src style title value width".split())
"""Attributes that may hold anything."""
_CURLY = "“”‘’„«»"
_PICTURE = re.compile(r"(?<!\S)[^\s,]\S*?(?:\s+(\d+w|\d+(?:\.\d+)?x))?\s*(?:,(?=\s)|,?\s*$)")
"""One picture of a `srcset`, with its width or density."""
_BLOCKS = frozenset("article aside blockquote div em iframe li ol p section span strong table td textarea tr ul video".split())
"""Elements that a slash does not end."""


def find_value_flaw(name: str, text: str, attributes: Mapping[str, str]) -> str:
    """Return what is wrong with a tag's attributes, in words; empty where nothing is.

    Args:
        name: Of the element, in lower case.
        text: What stands behind the name in the tag.
        attributes: The tag's.
    """
    if text.endswith("/") and name in _BLOCKS and not text.endswith("=/"):
        return f"a slash does not end <{name}>"
    if _FREE.issuperset(attributes) and name != "script" and (text.isascii() or not any(mark in text for mark in _CURLY)):
        return ""
    for key, value in attributes.items():
        if value[:1] in _CURLY and value and f"={value[0]}" in text:
            return f"a curly quotation mark stands around {key} of <{name}>"
        if key.startswith("aria-") and key not in _ARIA and (near := get_close_matches(key, _ARIA, n=1, cutoff=0.85)):
            return f"attribute {key} of <{name}> is none: '{near[0]}' may be meant"
        allowed = CLOSED.get(name, {}).get(key) or CLOSED["*"].get(key)
        if allowed and value and value.strip().lower() not in allowed:
            return f"attribute {key} of <{name}> may not be {shorten(value)}"
        if known := NEAR.get((name, key)):
            for word in value.lower().split():
                if word not in known and (near := get_close_matches(word, known, n=1, cutoff=0.85)):
                    return f"attribute {key} of <{name}> is {shorten(word)}: '{near[0]}' may be meant"
    return _find_among_pictures(attributes["srcset"], sized="sizes" in attributes) if "srcset" in attributes else _find_missing(name, attributes)


def _find_among_pictures(srcset: str, *, sized: bool) -> str:
    """Return what is wrong with the widths and densities of a `srcset`, in words; empty where nothing is, or where it has others."""
    said = [match[1] or "1x" for match in _PICTURE.finditer(srcset)]
    if "".join(srcset.split()) != "".join("".join(match[0].split()) for match in _PICTURE.finditer(srcset)):
        return ""
    if len({one[-1] for one in said}) > 1:
        return "'srcset' has pictures by width and by density"
    if len(set(said)) < len(said):
        return f"'srcset' has two pictures for {next(one for one in said if said.count(one) > 1)}"
    return "'srcset' has no width, and 'sizes' stands beside it" if sized and said and said[0][-1] == "x" else ""


def _find_missing(name: str, attributes: Mapping[str, str]) -> str:
    """Return what a tag of a head says by half or of the wrong file, in words; empty where nothing is."""
    relations = attributes.get("rel", "").lower().split() if name == "link" else ()
    if "preload" in relations and "as" not in attributes:
        return "<link> loads ahead without 'as'"
    address = attributes.get("href" if name == "link" else "src", "").partition("?")[0].lower()
    if "stylesheet" in relations and address.endswith((".js", ".mjs", ".html")):
        return f"<link> takes {shorten(address)} for a style sheet"
    if name == "script" and address.endswith((".css", ".html", "/")):
        return f"<script> takes {shorten(address)} for a script"
    return ""
