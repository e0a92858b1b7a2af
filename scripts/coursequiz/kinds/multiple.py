"""Several right choices; the reader is told how many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import Whole
from coursequiz.kinds.choices import Choices, choice_feedback, correct_ids, find_repeats, render_choices
from coursequiz.kinds.kind import Example, Flaw, Kind
from coursequiz.model import Question


class Multiple(Question):
    """A question with two or more right choices."""

    kind: Literal["multiple"]
    choose: Annotated[Whole, Field(description="How many choices are right; the reader is told.")]
    choices: Choices


def _find_flaws(question: Multiple) -> Iterator[Flaw]:
    yield from find_repeats(question.choices)
    right = len(correct_ids(question.choices))
    if not right:
        yield Flaw(path=("choices",), rule="no-correct", found="no choice is marked correct", remedy="write 'correct: true' on the right ones")
    elif right == 1:
        found = "only one choice is marked correct"
        yield Flaw(path=("choices",), rule="choose-mismatch", found=found, remedy="mark another one, or write 'kind: single' and delete 'choose'")
    elif question.choose != right:
        found = f"'choose: {question.choose}' but {right} choices are marked correct"
        yield Flaw(path=("choose",), rule="choose-mismatch", found=found, remedy=f"write 'choose: {right}', or mark others")
    elif right == len(question.choices):
        found = "every choice is marked correct"
        yield Flaw(path=("choices",), rule="several-correct", found=found, remedy="add a wrong choice: there is nothing to decide")


def _key(question: Multiple) -> dict[str, Any]:
    return {"correct": correct_ids(question.choices)}


def _examples(question: Multiple) -> list[Example]:
    """Return the key, every exchange of one right choice for a wrong one, and wrong choices alone where they suffice."""
    right = correct_ids(question.choices)
    wrong = [choice.id for choice in question.choices if not choice.correct]
    examples = [Example(response=tuple(right), verdict="right")]
    examples += [Example(response=(*right[:-1], other), verdict="partial") for other in wrong]
    if len(wrong) >= len(right):
        examples.append(Example(response=tuple(wrong[: len(right)]), verdict="wrong"))
    return examples


MULTIPLE = Kind(
    name="multiple",
    model=Multiple,
    find_flaws=_find_flaws,
    how=lambda question: strings.CHOOSE_SEVERAL.format(count=question.choose),
    render=lambda question, fieldset, blocks: render_choices(question.id, question.choices, fieldset, blocks, control="checkbox"),
    key=_key,
    feedback=lambda question: choice_feedback(question.choices),
    examples=_examples,
)
