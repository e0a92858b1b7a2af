"""One right choice among several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from coursequiz import strings
from coursequiz.kinds.choices import Choices, choice_feedback, correct_ids, find_repeats, render_choices
from coursequiz.kinds.kind import Example, Flaw, Kind
from coursequiz.model import Question


class Single(Question):
    """A question with exactly one right choice."""

    kind: Literal["single"]
    choices: Choices


def _find_flaws(question: Single) -> Iterator[Flaw]:
    yield from find_repeats(question.choices)
    right = correct_ids(question.choices)
    if not right:
        yield Flaw(path=("choices",), rule="no-correct", found="no choice is marked correct", remedy="write 'correct: true' on the right one")
    if len(right) > 1:
        second = next(index for index, choice in enumerate(question.choices) if choice.id == right[1])
        found = f"{len(right)} choices are marked correct: {', '.join(right)}"
        remedy = f"keep one, or write 'kind: multiple' and 'choose: {len(right)}'"
        yield Flaw(path=("choices", second), rule="several-correct", found=found, remedy=remedy)


def _key(question: Single) -> dict[str, Any]:
    return {"correct": correct_ids(question.choices)}


def _examples(question: Single) -> list[Example]:
    return [Example(response=(choice.id,), verdict="right" if choice.correct else "wrong") for choice in question.choices]


SINGLE = Kind(
    name="single",
    model=Single,
    find_flaws=_find_flaws,
    how=lambda question: strings.CHOOSE_ONE,
    render=lambda question, fieldset, blocks: render_choices(question.id, question.choices, fieldset, blocks, control="radio"),
    key=_key,
    feedback=lambda question: choice_feedback(question.choices),
    examples=_examples,
)
