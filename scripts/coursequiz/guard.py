"""The second look at a rendered question: only known attributes and safe links, and links made relative to the page.

`prose` refuses the same in the source, where it can name the line; this reads the tree that will be published, so that
nothing gets past by a trick of syntax. Knows no Markdown.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from coursequiz.prose import find_scheme_flaw, is_relative

ALLOWED = frozenset(
    """align alt autocapitalize autocomplete checked class colspan dir for height hidden href id inputmode lang loading name novalidate
    open role rows rowspan scope spellcheck src start title type value width""".split()
)
_ALIGN = re.compile(r"text-align: (left|center|right);")
_ESCAPED = re.compile("\x02([0-9]+)\x03")  # how Python-Markdown holds an escaped character until the end
_STASHED = "\x02wzxhzdk:"


def guard(root: Element, page: str | None) -> Iterator[str]:
    """Clean the tree of one question; yield what had to be taken out.

    Args:
        root: The question's element; changed in place.
        page: The page's path below docs/, to which links are made relative; None leaves them as they are.
    """
    math = {id(below) for element in root.iter("math") for below in element.iter()}
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if not _is_allowed(name, value, math=id(element) in math):
                del element.attrib[name]
                yield f"attribute {name}"
        for name in ("href", "src"):
            url = element.get(name)
            if url is None:
                continue
            plain = unescape(_ESCAPED.sub(lambda match: chr(int(match[1])), url))
            if find_scheme_flaw(plain) or (name == "src" and not is_relative(plain)):
                del element.attrib[name]
                yield f"link {plain}"
            elif page is not None and is_relative(plain):
                element.set(name, relative_to_page(plain, page))


def _is_allowed(name: str, value: str | None, *, math: bool) -> bool:
    if value is None or _STASHED in value or name.lower().startswith("on"):
        return False
    if name == "style":
        return _ALIGN.fullmatch(value) is not None
    return math or name in ALLOWED or name.startswith(("data-", "aria-"))


def relative_to_page(url: str, page: str) -> str:
    """Return a link that is relative to docs/ as a link relative to the page at `page`."""
    path, mark, anchor = url.partition("#")
    if path == page and mark:
        return mark + anchor
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor
