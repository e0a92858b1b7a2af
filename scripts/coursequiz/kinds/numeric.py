"""A number, right within a tolerance; anticipated wrong numbers have their own feedback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import Number, PlainText, Several, Size, Slug, Text
from coursequiz.html import Blocks
from coursequiz.kinds.kind import Example, Feedback, Flaw, Kind
from coursequiz.kinds.written import render_field
from coursequiz.model import Model, Question


class Tolerance(Model):
    """How far from the answer still counts: one of the two."""

    absolute: Annotated[Size | None, Field(description="In the answer's own unit.")] = None
    relative: Annotated[Size | None, Field(description="As a share of the answer: 0.02 is 2 percent.")] = None


EXACT = Tolerance()
"""Of a field that was left out."""


class WrongNumber(Model):
    """A wrong number that readers are expected to give, and what it is told."""

    value: Number
    tolerance: Tolerance = EXACT
    feedback: Text
    misconception: Slug | None = None


class Numeric(Question):
    """A question answered with a number."""

    kind: Literal["numeric"]
    answer: Number
    tolerance: Annotated[Tolerance, Field(description="Left out: the number must be exact.")] = EXACT
    unit: Annotated[PlainText | None, Field(description="Shown after the field.")] = None
    feedback: Annotated[Text, Field(description="Said to a right answer.")]
    wrong: Annotated[Several[WrongNumber], Field(description="Anticipated wrong numbers.")] = ()
    otherwise: Annotated[Text, Field(description="Said to any other number.")]


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def __contains__(self, number: Decimal) -> bool:
        return self.low <= number <= self.high


def _range(answer: Decimal, tolerance: Tolerance) -> Range:
    margin = tolerance.absolute if tolerance.absolute is not None else abs(answer) * (tolerance.relative or 0)
    return Range(answer - margin, answer + margin)


def _find_flaws(question: Numeric) -> Iterator[Flaw]:
    right = _range(question.answer, question.tolerance)
    for path, tolerance in [(("tolerance",), question.tolerance), *((("wrong", i, "tolerance"), w.tolerance) for i, w in enumerate(question.wrong))]:
        if tolerance.absolute is not None and tolerance.relative is not None:
            yield Flaw(path=path, rule="bad-value", found="both an absolute and a relative tolerance", remedy="keep one of them")
        if tolerance is not EXACT and tolerance.absolute is None and tolerance.relative is None:
            yield Flaw(path=path, rule="bad-value", found="the tolerance says nothing", remedy="write 'absolute: …' or 'relative: …', or delete it")
    if question.tolerance.relative and not question.answer:
        found = "a relative tolerance around 0 admits only 0"
        yield Flaw(path=("tolerance", "relative"), rule="answer-outside-tolerance", found=found, remedy="write an absolute tolerance")
    if not (Decimal(str(float(right.low))) <= question.answer <= Decimal(str(float(right.high)))):
        found = f"the tolerance around {question.answer} is too fine for a browser's numbers and shuts the answer out"
        yield Flaw(path=("tolerance",), rule="answer-outside-tolerance", found=found, remedy="use fewer digits, or a wider tolerance")
    for index, wrong in enumerate(question.wrong):
        if wrong.value in right:
            found = f"wrong value {wrong.value} counts as right: the answer is {right.low} to {right.high}"
            yield Flaw(path=("wrong", index, "value"), rule="overlapping-answers", found=found, remedy="narrow the tolerance or delete this entry")
        for earlier in range(index):
            if wrong.value in _range(question.wrong[earlier].value, question.wrong[earlier].tolerance):
                found = f"wrong value {wrong.value} is already covered by entry {earlier + 1}"
                yield Flaw(path=("wrong", index, "value"), rule="overlapping-answers", found=found, remedy="narrow that entry or delete this one")


def _key(question: Numeric) -> dict[str, Any]:
    def bounds(answer: Decimal, tolerance: Tolerance) -> dict[str, float]:
        found = _range(answer, tolerance)
        return {"low": float(found.low), "high": float(found.high)}

    wrong = [{"id": f"w{number}", **bounds(entry.value, entry.tolerance)} for number, entry in enumerate(question.wrong, 1)]
    return bounds(question.answer, question.tolerance) | ({"wrong": wrong} if wrong else {})


def _show(number: Decimal, unit: str | None) -> str:
    return f"{number:f} {unit}" if unit else f"{number:f}"


def _feedback(question: Numeric) -> list[Feedback]:
    lead = strings.THE_ANSWER_IS.format(answer=_show(question.answer, question.unit))
    return [
        Feedback(id="right", verdict="right", lead=lead, text=question.feedback),
        *(
            Feedback(id=f"w{number}", verdict="wrong", lead=strings.INSTEAD_OF.format(answer=_show(entry.value, question.unit)), text=entry.feedback)
            for number, entry in enumerate(question.wrong, 1)
        ),
        Feedback(id="otherwise", verdict="wrong", lead=strings.ANY_OTHER, text=question.otherwise),
    ]


def _examples(question: Numeric) -> list[Example]:
    right = _range(question.answer, question.tolerance)
    beyond = right.high + max(abs(right.high), Decimal(1))
    return [
        *(Example(response=(f"{number:f}",), verdict="right") for number in (question.answer, right.low, right.high)),
        *(Example(response=(f"{entry.value:f}",), verdict="wrong") for entry in question.wrong),
        Example(response=(f"{beyond:f}",), verdict="wrong"),
    ]


def _render(question: Numeric, fieldset: Element, blocks: Blocks) -> None:
    render_field(question.id, fieldset, {"inputmode": "decimal"}, unit=question.unit)


NUMERIC = Kind(
    name="numeric",
    model=Numeric,
    find_flaws=_find_flaws,
    how=lambda question: strings.WRITE_NUMBER,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=_examples,
)
