"""A text with gaps, each filled from a menu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import PlainText, Several, Slug, Text
from coursequiz.html import Blocks, add, put_lead
from coursequiz.kinds.kind import Example, Feedback, Flaw, Kind
from coursequiz.kinds.rows import Otherwise, add_menu, find_repeated_rows, tell_rows
from coursequiz.model import Model, Question
from coursequiz.problems import suggest

GAP = re.compile(r"\[\[([a-z0-9-]+)\]\]")


class Gap(Model):
    """A gap, its menu and what belongs into it."""

    id: Slug
    options: Annotated[Several[PlainText], Field(min_length=2, max_length=6)]
    answer: PlainText
    feedback: Annotated[Text, Field(description="Why this word belongs here.")]
    otherwise: Otherwise = None


class Cloze(Question):
    """A question whose text has gaps, written [[id]]."""

    kind: Literal["cloze"]
    text: Annotated[Text, Field(description="One paragraph; each gap is written [[id]].")]
    gaps: Annotated[Several[Gap], Field(min_length=1, max_length=6, description="In the order in which they stand in the text.")]


def _find_flaws(question: Cloze) -> Iterator[Flaw]:
    yield from find_repeated_rows("gaps", [(gap.id, "") for gap in question.gaps])
    written = GAP.findall(question.text)
    declared = [gap.id for gap in question.gaps]
    if "\n\n" in question.text.strip():
        yield Flaw(path=("text",), rule="bad-value", found="the text has several paragraphs", remedy="write one, and put the rest into the prompt")
    for id in written:
        if id not in declared:
            yield Flaw(path=("text",), rule="unknown-gap", found=f"gap [[{id}]] is not declared", remedy=suggest(id, declared))
    if set(written) <= set(declared) and written != declared:
        found = "the gaps are not those of the text, in its order"
        yield Flaw(path=("gaps",), rule="unknown-gap", found=found, remedy=f"declare {', '.join(written)}, each once")
    for index, gap in enumerate(question.gaps):
        if gap.answer not in gap.options:
            found = f"answer '{gap.answer}' is not among the options"
            yield Flaw(path=("gaps", index, "answer"), rule="no-correct", found=found, remedy=suggest(gap.answer, gap.options))
        if len(set(gap.options)) < len(gap.options):
            yield Flaw(path=("gaps", index, "options"), rule="repeated-choice", found="an option stands twice", remedy="delete one")


def _render(question: Cloze, fieldset: Element, blocks: Blocks) -> None:
    """Add the paragraph with a menu for each gap; the text between gaps is Markdown."""
    paragraph = add(fieldset, "p", {"class": "quiz-cloze"})
    gaps = {gap.id: gap for gap in question.gaps}
    first, *parts = GAP.split(question.text.strip())
    _add_text(paragraph, first, blocks)
    for number, (id, text) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        label = strings.GAP_OF.format(number=number, count=len(gaps))
        add_menu(paragraph, question.id, id, [(option, option) for option in gaps[id].options], label=label)
        _add_text(paragraph, text, blocks)


def _add_text(paragraph: Element, text: str, blocks: Blocks) -> None:
    """Add the text between two gaps, with the spaces at its ends, which a paragraph of its own would lose."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    span = add(paragraph, "span")
    span.text = before
    if words:
        put_lead(span, blocks(words))
    if len(span):
        span[-1].tail = (span[-1].tail or "") + after
    else:
        span.text += after


def _parts(question: Cloze) -> list[str]:
    """Return the texts between the gaps."""
    return [part.strip() for part in GAP.split(question.text.strip())[::2] if part.strip()]


def _key(question: Cloze) -> dict[str, Any]:
    return {"answers": [gap.answer for gap in question.gaps], "items": [gap.id for gap in question.gaps]}


def _feedback(question: Cloze) -> list[Feedback]:
    rows = ((gap.id, gap.answer, gap.feedback, gap.otherwise) for gap in question.gaps)
    return tell_rows(rows, right=strings.ANSWER_IN_GAP, wrong=strings.WRONG_IN_GAP)


def _examples(question: Cloze) -> list[Example]:
    right = tuple(gap.answer for gap in question.gaps)
    others = tuple(next(option for option in gap.options if option != gap.answer) for gap in question.gaps)
    examples = [Example(response=right, verdict="right"), Example(response=others, verdict="wrong")]
    return [*examples, Example(response=(*right[:-1], others[-1]), verdict="partial")] if len(right) > 1 else examples


CLOZE = Kind(
    name="cloze",
    model=Cloze,
    find_flaws=_find_flaws,
    how=lambda question: strings.FILL_GAPS,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=_examples,
    composed=_parts,
)
