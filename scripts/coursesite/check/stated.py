"""What sources state about questions, as plain values: what a bank holds, and what a page asks for.

Kept between runs, so that a check of a built site need not parse banks that did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from coursequiz.bank import Item


class Stated(NamedTuple):
    """A question as its bank has it."""

    id: str
    line: int
    """Where its id stands in the bank."""
    kind: str
    key: Any
    rev: str
    prompt: str
    objective: str | None
    section: str | None
    choices: Mapping[str, str]
    """Id to text."""
    feedback: Sequence[Sequence[str]]
    """Id, verdict and text of each."""
    hints: Sequence[str]
    explanation: str


def load_banks() -> Callable[[str, bytes], list[Stated]]:
    """Return what reads the questions of a bank that could be read from its path and bytes."""
    from coursequiz.bank import read_bank

    def read(path: str, data: bytes) -> list[Stated]:
        bank, _ = read_bank(data, path)
        return [_state(item) for item in bank.items] if bank else []

    return read


def load_fences() -> Callable[[str, bytes], list[tuple[str, Sequence[str] | None]]]:
    """Return what reads the bank and the chosen ids, None for all of them, of each quiz fence of a page's source."""
    from coursequiz.fence import find_fences
    from coursesite.notebooks import as_markdown

    def read(path: str, data: bytes) -> list[tuple[str, Sequence[str] | None]]:
        return [(fence.bank or "", fence.only) for fence in find_fences(as_markdown(data, path), path)]

    return read


def _state(item: Item) -> Stated:
    question = item.question
    return Stated(
        id=item.id,
        line=item.document.place((*item.path, "id"))[0],
        kind=item.kind.name,
        key=item.kind.key(question),
        rev=item.rev,
        prompt=question.prompt,
        objective=question.objective,
        section=question.section,
        choices={choice.id: choice.text for choice in getattr(question, "choices", ())},
        feedback=[(feedback.id, feedback.verdict, feedback.text) for feedback in item.kind.feedback(question)],
        hints=question.hints,
        explanation=question.explanation,
    )
