"""What a lint rule is: a name, a sentence, and a function over one question or over the whole course.

A lint rule says that a question can be answered, or misread, for the wrong reason. It may be waived with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coursequiz.bank import Item
from coursequiz.banks import Course
from coursequiz.document import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A place of a question where a lint rule is broken."""

    path: Path
    found: str
    remedy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRule:
    """A rule about one question."""

    name: str
    sentence: str
    """What must be true, in one testable sentence."""
    find: Callable[[Item], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseRule:
    """A rule about several questions; each finding names the question that it falls to."""

    name: str
    sentence: str
    find: Callable[[Course], Iterable[tuple[Item, Finding]]]
