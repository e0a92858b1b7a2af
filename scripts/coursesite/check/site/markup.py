"""HTML as a stream of tags with their places, in one pass whose time grows with the length and with nothing else.

A tree parser follows the standard's repairs, which hostile nesting makes quadratic or worse, and it forgets columns. Rules here need
neither a tree nor repairs. Owns the grammar of tags; knows no element's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# Possessive quantifiers: what has matched is never tried in another way. Every alternative that can fail late also matches at the
# end of the text, so a text is never scanned twice.
_ATTRIBUTES = r"""(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+)*+"""
_RAW = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
TAG = re.compile(
    rf"""<(?:
        (?P<raw>{"|".join(_RAW)})(?=[\s/>])(?P<raw_attributes>{_ATTRIBUTES})>
            (?P<body>.*?)(?:</(?P=raw)(?=[\s/>])[^>]*+>|(?P<open_raw>\Z))
      | (?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>
      | /(?P<end>[a-z][^\s/>]*+)[^>]*+>
      | !--(?:.*?-->|.*?(?P<open_comment>\Z))
      | [!?/][^>]*+>
      | (?P<open>[a-z/!?])
    )""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""One tag, one comment, or one element whose content is text, with that text. `open…` matches what never ends."""

_RAW_ELEMENTS = "|".join(rf"{name}(?=[\s/>]){_ATTRIBUTES}>.*?(?:</{name}(?=[\s/>])[^>]*+>|\Z)" for name in _RAW)
_QUOTED = r"""(?: [\s/] [^<>"'=]*+ (?: (?<=[\w-])="[^"<>]*+" [^<>"'=]*+ )*+ )?+ >"""
"""Attributes as nearly all are, in double quotes: the tag ends at the first `>`."""
_SPANS = rf"(?: [^<]*+ < /?span{_QUOTED} )*+ [^<]*+"
_ENTRY = rf"li{_QUOTED} [^<]*+ <a{_QUOTED} {_SPANS} </a> {_SPANS} </li>"


def _make_split(entry: str) -> re.Pattern[str]:
    """Return the same grammar without names, led by what most tags are."""
    return re.compile(
        rf"""<(?: (span{_QUOTED}) ([^<]*+) </span>
          | ({entry})
          | ( (?![sStTiInNxX](?i:cript|tyle|extarea|itle|frame|oembed|oframes|mp)[\s/>]) [a-zA-Z][a-zA-Z0-9-]*+ {_QUOTED} | /[a-zA-Z][^<>]*+>
            | (?i: {_RAW_ELEMENTS} | [a-z][^\s/>]*+{_ATTRIBUTES}> | /[a-z][^\s/>]*+[^>]*+> | !--.*?(?:-->|\Z) | [!?/][^>]*+> | [a-z/!?].*+ ) ) )""",
        re.DOTALL | re.VERBOSE,
    )


_SPLIT, _SPLIT_ALL = _make_split(_ENTRY), _make_split(r"(?!)")

Piece = tuple[str, str | None, str, str | None, str]
"""A text, which may be empty, and what follows its `<`: a `<span>` that holds nothing but a text, as its start tag and that text; an
entry of a menu, which is a `<li>` that holds nothing but a link, whole; or any other tag. What it is not is None."""


def split_tags(html: str, *, entries: bool = True) -> tuple[Iterator[Piece], str]:
    """Return a page cut into pieces, and the text behind the last of them.

    Args:
        html: The page.
        entries: Whether entries of menus stay whole.
    """
    pieces = (_SPLIT if entries else _SPLIT_ALL).split(html)
    return zip(pieces[::5], pieces[1::5], pieces[2::5], pieces[3::5], pieces[4::5], strict=False), pieces[-1]


_ATTRIBUTE = re.compile(r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?+""")


def read_attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, values as a browser reads them; the first of a name counts."""
    return list_attributes(text)[0]


def list_attributes(text: str) -> tuple[dict[str, str], str]:
    """Return the attributes of a tag, and a name that stands twice among them, or nothing."""
    found: dict[str, str] = {}
    repeated = ""
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value, key = double or single or bare, name.lower()
        if key in found:
            repeated = key
        else:
            found[key] = unescape(value) if "&" in value else value
    return found, repeated
