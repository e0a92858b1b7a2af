"""The types that a bank's fields have, each reading what the author typed.

Owns the way from a scalar to text, a number, a truth value or an id, with the words of the error. Knows no kind.
A reader raises `fail(rule, found, remedy)`; `model` adds the path.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Final, TypeVar

from coursequiz.document import NULL, Plain
from coursequiz.model import Reader, describe, fail
from coursequiz.problems import shorten

TRUTH: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NUMBER: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST: Final = Decimal(10) ** 15
FINEST: Final = -15


class Markdown(str):
    """Text that the page renders as Markdown, so every check of Markdown applies to it."""

    __slots__ = ()


def read_text(value: Any) -> str:
    """Return text that is not empty, as typed."""
    if not isinstance(value, str):
        raise fail("wrong-type", f"{describe(value)} stands where text belongs", "write text here")
    if not value.strip() or (isinstance(value, Plain) and value in NULL):
        raise fail("empty-text", "the text is empty", "write it, or delete the key where it is optional")
    return str(value)


def _markdown(value: Any) -> Markdown:
    return Markdown(read_text(value))


def _plain_text(value: Any) -> str:
    text = read_text(value).strip()
    if "\n" in text:
        raise fail("bad-value", f"{shorten(text)} has several lines", "write it on one line: it stands in a menu or a field")
    return text


def _number(value: Any) -> Decimal:
    if isinstance(value, str) and not isinstance(value, Plain) and NUMBER.fullmatch(value):
        raise fail("wrong-type", f"{shorten(value)} in quotes is text", "write the number without quotes")
    if not isinstance(value, Plain) or not NUMBER.fullmatch(value):
        raise fail("wrong-type", f"{describe(value)} is not a number", "write a number such as 3, 2.7 or 1e6")
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if abs(number) > LARGEST or not isinstance(exponent, int) or exponent < FINEST:
        raise fail("bad-value", f"{shorten(value)} is outside what is marked reliably", "stay below 1e15 and within 15 decimals")
    return number


def _size(value: Any) -> Decimal:
    number = _number(value)
    if number < 0:
        raise fail("bad-value", f"{number} is negative", "write 0 or more")
    return number


def _integer(value: Any) -> int:
    if not isinstance(value, Plain) or not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise fail("wrong-type", f"{describe(value)} is not a whole number", "write a whole number without quotes")
    return int(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, Plain) or value not in TRUTH:
        raise fail("wrong-type", f"{describe(value)} is neither true nor false", "write true or false, without quotes")
    return TRUTH[value]


def _slug(value: Any) -> str:
    text = read_text(value)
    if not SLUG.fullmatch(text) or len(text) > 80:
        raise fail("bad-id", f"{shorten(text)} is not an id", "use lower-case letters, digits and single hyphens, at most 80")
    return text


def _page(value: Any) -> str:
    text = read_text(value)
    if not re.fullmatch(r"[\w-]+(/[\w-]+)*", text):
        raise fail("bad-value", f"{shorten(text)} is not a page", "write its path below docs/ without .md, such as module/lesson")
    return text


T = TypeVar("T")

_STRING = {"type": "string"}

Text = Annotated[Markdown, Reader(_markdown, _STRING)]
"""Markdown of any length."""
PlainText = Annotated[str, Reader(_plain_text, _STRING)]
"""One line without Markdown: it stands in a menu, or is compared with what a reader types."""
Number = Annotated[Decimal, Reader(_number, {"type": "number"})]
"""A number exactly as typed."""
Size = Annotated[Decimal, Reader(_size, {"type": "number", "minimum": 0})]
"""A number of 0 or more."""
Whole = Annotated[int, Reader(_integer, {"type": "integer"})]
Truth = Annotated[bool, Reader(_boolean, {"type": "boolean"})]
Slug = Annotated[str, Reader(_slug, {**_STRING, "pattern": f"^{SLUG.pattern}$"})]
"""An id: lower-case letters, digits and single hyphens."""
Page = Annotated[str, Reader(_page, _STRING)]
Several = tuple[T, ...]
"""A list; the model keeps it as a tuple."""
