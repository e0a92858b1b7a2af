"""What a kind of question is: a record of functions, so that nothing else asks which kind it has before it.

A kind lives in one file: its fields (a model), the rules of its meaning, its controls in HTML, its key, what each
answer is told, and examples of right and wrong responses that tests put through the browser's own grading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar
from xml.etree.ElementTree import Element

from coursequiz.document import Path
from coursequiz.html import Blocks
from coursequiz.model import Question

Verdict = Literal["right", "partial", "wrong"]
Q = TypeVar("Q", bound=Question)


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """A rule of a kind's meaning that a question breaks; `banks` turns it into a problem."""

    path: Path
    """Where in the question, such as ("choices", 1, "text")."""
    rule: str
    found: str
    remedy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Feedback:
    """What one answer is told, as it stands in the static answer."""

    id: str
    """Names it to the grading: a choice's id, "right", "w1", "otherwise", or "row:otherwise" for a row."""
    verdict: Verdict
    lead: str
    """The sentence in bold before the author's text."""
    text: str
    """The author's Markdown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A response and the verdict that the key promises; for tests."""

    response: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind(Generic[Q]):
    """One kind of question."""

    name: str
    model: type[Q]
    find_flaws: Callable[[Q], Iterable[Flaw]]
    """Rules that fields alone cannot express."""
    how: Callable[[Q], str]
    """The sentence that tells the reader how to answer."""
    render: Callable[[Q, Element, Blocks], None]
    """Adds the answer controls to the fieldset."""
    key: Callable[[Q], dict[str, Any]]
    """What the browser grades by, as JSON. It also decides the question's revision."""
    feedback: Callable[[Q], list[Feedback]]
    """The static answer, in order."""
    examples: Callable[[Q], list[Example]]
    """Responses with their verdicts: at least one right, and every one that the author anticipated."""
    composed: Callable[[Q], Iterable[str]] = lambda question: ()
    """Markdown that the kind itself makes of the question's fields, where `render` or `feedback` uses such."""
