"""The types that a bank's fields have, each reading what the author typed.

Owns the way from a scalar to text, a number, a truth value or an id, with the words of the error. Knows no kind.
A validator raises `PydanticCustomError(rule, found, {"remedy": …})`; `model` adds the place.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from coursequiz.document import Plain
from coursequiz.problems import shorten

NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
TRUTH: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NUMBER: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST: Final = Decimal(10) ** 15
FINEST: Final = -15


class Markdown(str):
    """Text that the page renders as Markdown, so every check of Markdown applies to it."""

    __slots__ = ()


def fail(rule: str, found: str, remedy: str) -> PydanticCustomError:
    """Return the error that becomes a problem with this rule, finding and remedy."""
    return PydanticCustomError(rule, "{found}", {"found": found, "remedy": remedy})


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if isinstance(value, Plain) and value in NULL else shorten(value)


def read_text(value: Any) -> str:
    """Return text that is not empty, as typed."""
    if not isinstance(value, str):
        raise fail("wrong-type", f"{_name(value)} stands where text belongs", "write text here")
    if not value.strip() or (isinstance(value, Plain) and value in NULL):
        raise fail("empty-text", "the text is empty", "write it, or delete the key where it is optional")
    return str(value)


def _plain_text(value: Any) -> str:
    text = read_text(value).strip()
    if len(text.splitlines()) > 1:
        raise fail("bad-value", f"{shorten(text)} has several lines", "write it on one line: it stands in a menu or a field")
    return text


def _number(value: Any) -> Decimal:
    if isinstance(value, str) and not isinstance(value, Plain) and NUMBER.fullmatch(value):
        raise fail("wrong-type", f"{shorten(value)} in quotes is text", "write the number without quotes")
    if not isinstance(value, Plain) or not NUMBER.fullmatch(value):
        raise fail("wrong-type", f"{_name(value)} is not a number", "write a number such as 3, 2.7 or 1e6")
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if abs(number) > LARGEST or not isinstance(exponent, int) or exponent < FINEST:
        raise fail("bad-value", f"{shorten(value)} is outside what is marked reliably", "stay below 1e15 and within 15 decimals")
    return number


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise fail("bad-value", f"{value} is negative", "write 0 or more")
    return value


def _integer(value: Any) -> int:
    if not isinstance(value, Plain) or not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise fail("wrong-type", f"{_name(value)} is not a whole number", "write a whole number without quotes")
    return int(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, Plain) or value not in TRUTH:
        raise fail("wrong-type", f"{_name(value)} is neither true nor false", "write true or false, without quotes")
    return TRUTH[value]


def _slug(value: Any) -> str:
    text = read_text(value)
    if not SLUG.fullmatch(text) or len(text) > 80:
        raise fail("bad-id", f"{shorten(text)} is not an id", "use lower-case letters, digits and single hyphens, at most 80")
    return text


def is_page_name(text: str) -> bool:
    """Return whether a text is a path of plain words, as pages and banks are named."""
    return re.fullmatch(r"[\w-]+(/[\w-]+)*", text) is not None


def _page(value: Any) -> str:
    text = read_text(value)
    if not is_page_name(text):
        raise fail("bad-value", f"{shorten(text)} is not a page", "write its path below docs/ without .md, such as module/lesson")
    return text


def _bank_name(value: Any) -> str:
    text = read_text(value)
    if not is_page_name(text):
        raise fail("bad-value", f"{shorten(text)} is not a bank", "write its path below the folder of banks without .yml, such as module/lesson")
    return text


T = TypeVar("T")

Text = Annotated[str, BeforeValidator(read_text), AfterValidator(Markdown)]
"""Markdown of any length."""
PlainText = Annotated[str, BeforeValidator(_plain_text)]
"""One line without Markdown: it stands in a menu, or is compared with what a reader types."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number exactly as typed."""
Size = Annotated[Decimal, BeforeValidator(_number), AfterValidator(_not_negative), WithJsonSchema({"type": "number", "minimum": 0})]
"""A number of 0 or more."""
Whole = Annotated[int, BeforeValidator(_integer)]
Truth = Annotated[bool, BeforeValidator(_boolean)]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
"""An id: lower-case letters, digits and single hyphens."""
Page = Annotated[str, BeforeValidator(_page)]
BankName = Annotated[str, BeforeValidator(_bank_name)]
Several = Annotated[tuple[T, ...], Field(strict=False)]
"""A list; the model keeps it as a tuple."""
