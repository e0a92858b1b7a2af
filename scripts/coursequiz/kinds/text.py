"""A word or a short phrase, compared after normalising; anticipated wrong answers have their own feedback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.document import Path
from coursequiz.fields import PlainText, Several, Slug, Text
from coursequiz.html import Blocks
from coursequiz.kinds.kind import Example, Feedback, Flaw, Kind
from coursequiz.kinds.written import normalise, render_field
from coursequiz.model import Model, Question

Answers = Annotated[Several[PlainText], Field(min_length=1, max_length=40)]


class WrongText(Model):
    """Wrong answers that readers are expected to give, and what they are told."""

    answers: Answers
    feedback: Text
    misconception: Slug | None = None


class Written(Question):
    """A question answered in a few words."""

    kind: Literal["text"]
    accept: Annotated[Answers, Field(description="Right answers; the first one is shown as the answer.")]
    feedback: Annotated[Text, Field(description="Said to a right answer.")]
    wrong: Annotated[Several[WrongText], Field(description="Anticipated wrong answers.")] = ()
    otherwise: Annotated[Text, Field(description="Said to any other answer.")]


def _find_flaws(question: Written) -> Iterator[Flaw]:
    seen: dict[str, str] = {}
    answers: list[tuple[Path, str, str]] = [(("accept", index), "the accepted answers", answer) for index, answer in enumerate(question.accept)]
    for number, entry in enumerate(question.wrong):
        answers += [(("wrong", number, "answers", index), f"wrong entry {number + 1}", answer) for index, answer in enumerate(entry.answers)]
    for path, where, answer in answers:
        plain = normalise(answer)
        if not plain:
            yield Flaw(path=path, rule="empty-text", found=f"nothing is left of '{answer}' when punctuation is dropped", remedy="write a word")
        elif plain in seen:
            found = f"'{answer}' is read as '{plain}', which stands in {seen[plain]} already"
            yield Flaw(path=path, rule="overlapping-answers", found=found, remedy="delete one of them")
        seen.setdefault(plain, where)


def _key(question: Written) -> dict[str, Any]:
    wrong = [{"id": f"w{number}", "answers": list(entry.answers)} for number, entry in enumerate(question.wrong, 1)]
    return {"accept": list(question.accept)} | ({"wrong": wrong} if wrong else {})


def _feedback(question: Written) -> list[Feedback]:
    def quoted(answers: tuple[str, ...]) -> str:
        return strings.either(f"“{answer}”" for answer in answers)

    return [
        Feedback(id="right", verdict="right", lead=strings.THE_ANSWER_IS.format(answer=quoted(question.accept[:1])), text=question.feedback),
        *(
            Feedback(id=f"w{number}", verdict="wrong", lead=strings.INSTEAD_OF.format(answer=quoted(entry.answers)), text=entry.feedback)
            for number, entry in enumerate(question.wrong, 1)
        ),
        Feedback(id="otherwise", verdict="wrong", lead=strings.ANY_OTHER, text=question.otherwise),
    ]


def _examples(question: Written) -> list[Example]:
    return [
        *(Example(response=(answer,), verdict="right") for answer in question.accept),
        *(Example(response=(answer,), verdict="wrong") for entry in question.wrong for answer in entry.answers),
        Example(response=("none of what the author wrote",), verdict="wrong"),
    ]


def _render(question: Written, fieldset: Element, blocks: Blocks) -> None:
    render_field(question.id, fieldset, {"autocapitalize": "off", "spellcheck": "false"})


TEXT = Kind(
    name="text",
    model=Written,
    find_flaws=_find_flaws,
    how=lambda question: strings.WRITE_WORDS,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=_examples,
)
