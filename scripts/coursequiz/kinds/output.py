"""What a program prints. Tests run the program and hold the key to what it prints; the site never runs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element

from pydantic import BeforeValidator, Field

from coursequiz import strings
from coursequiz.fields import Several, Slug, Text, read_text
from coursequiz.html import FIELD, Blocks, add
from coursequiz.kinds.kind import Example, Feedback, Flaw, Kind
from coursequiz.model import Model, Question
from coursequiz.problems import shorten
from coursequiz.python import find_syntax_error

Printed = Annotated[str, BeforeValidator(read_text)]
"""What a program prints, line by line."""


class WrongOutput(Model):
    """Wrong outputs that readers are expected to give, and what they are told."""

    answers: Annotated[Several[Printed], Field(min_length=1, max_length=20)]
    feedback: Text
    misconception: Slug | None = None


class Output(Question):
    """A question answered with what a Python program prints."""

    kind: Literal["output"]
    code: Annotated[Printed, Field(description="A whole Python program that prints something.")]
    answer: Printed
    feedback: Annotated[Text, Field(description="Said to a right answer.")]
    wrong: Annotated[Several[WrongOutput], Field(description="Anticipated wrong outputs.")] = ()
    otherwise: Annotated[Text, Field(description="Said to any other answer.")]


def plain_output(text: str) -> str:
    """Return an output as it is compared: without spaces at the ends of lines or blank lines around."""
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).strip()


def _find_flaws(question: Output) -> Iterator[Flaw]:
    if error := find_syntax_error(question.code):
        where = f" in its line {error.lineno}" if error.lineno else ""
        yield Flaw(path=("code",), rule="code-syntax", found=f"the code is no Python: {error.msg}{where}", remedy="correct it: a test runs the program")
    seen = {plain_output(question.answer)}
    for number, entry in enumerate(question.wrong):
        for index, answer in enumerate(entry.answers):
            if plain_output(answer) in seen:
                path = ("wrong", number, "answers", index)
                yield Flaw(path=path, rule="overlapping-answers", found=f"output {shorten(answer)} stands twice", remedy="delete one of them")
            seen.add(plain_output(answer))


def _code(question: Output) -> str:
    """Return the program as a code fence that is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", question.code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}python\n{question.code.rstrip()}\n{fence}"


def _render(question: Output, fieldset: Element, blocks: Blocks) -> None:
    own = f"q-{question.id}-answer"
    code = add(fieldset, "div", {"class": "quiz-code"})
    code.extend(blocks(_code(question)))
    row = add(fieldset, "div", {"class": "quiz-field"})
    add(row, "label", {"for": own}, strings.YOUR_ANSWER)
    rows = str(max(1, question.answer.strip().count("\n") + 1))
    add(row, "textarea", {"name": FIELD, "id": own, "rows": rows, "autocomplete": "off", "spellcheck": "false"}, "")


def _key(question: Output) -> dict[str, Any]:
    wrong = [{"id": f"w{number}", "answers": [plain_output(a) for a in entry.answers]} for number, entry in enumerate(question.wrong, 1)]
    return {"accept": [plain_output(question.answer)]} | ({"wrong": wrong} if wrong else {})


def _feedback(question: Output) -> list[Feedback]:
    def shown(answer: str) -> str:
        return " / ".join(plain_output(answer).split("\n"))

    return [
        Feedback(id="right", verdict="right", lead=strings.THE_OUTPUT_IS.format(answer=shown(question.answer)), text=question.feedback),
        *(
            Feedback(id=f"w{number}", verdict="wrong", lead=strings.INSTEAD_OF.format(answer=strings.either(map(shown, entry.answers))), text=entry.feedback)
            for number, entry in enumerate(question.wrong, 1)
        ),
        Feedback(id="otherwise", verdict="wrong", lead=strings.ANY_OTHER, text=question.otherwise),
    ]


def _examples(question: Output) -> list[Example]:
    return [
        Example(response=(question.answer,), verdict="right"),
        *(Example(response=(answer,), verdict="wrong") for entry in question.wrong for answer in entry.answers),
        Example(response=("something that no program prints",), verdict="wrong"),
    ]


OUTPUT = Kind(
    name="output",
    model=Output,
    find_flaws=_find_flaws,
    how=lambda question: strings.WRITE_OUTPUT,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=_examples,
    composed=lambda question: [_code(question)],
)
