"""Things to pair with what belongs to them, by one menu each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import PlainText, Several, Slug, Text
from coursequiz.html import Blocks
from coursequiz.kinds.kind import Feedback, Flaw, Kind
from coursequiz.kinds.rows import Otherwise, add_rows, find_repeated_rows, row_examples, tell_rows
from coursequiz.model import Model, Question


class Pair(Model):
    """Something, and what belongs to it."""

    id: Slug
    text: Text
    match: Annotated[PlainText, Field(description="Plain text: it stands in a menu.")]
    feedback: Annotated[Text, Field(description="Why the two belong together.")]
    otherwise: Otherwise = None


class Match(Question):
    """A question whose pairs are to be found."""

    kind: Literal["match"]
    pairs: Annotated[Several[Pair], Field(min_length=2, max_length=6)]
    extra: Annotated[Several[PlainText], Field(max_length=4, description="Entries of the menus that belong to nothing.")] = ()


def _options(question: Match) -> list[str]:
    """Return the menu's texts in alphabetical order, which gives nothing away; pairs may share one."""
    return sorted({pair.match for pair in question.pairs} | set(question.extra), key=str.casefold)


def _find_flaws(question: Match) -> Iterator[Flaw]:
    yield from find_repeated_rows("pairs", [(pair.id, pair.text) for pair in question.pairs])
    matches = {pair.match for pair in question.pairs}
    for index, text in enumerate(question.extra):
        if text in matches:
            found = f"extra entry '{text}' is the match of a pair"
            yield Flaw(path=("extra", index), rule="repeated-choice", found=found, remedy="delete it, or say what differs")
    if len(_options(question)) < 2:
        yield Flaw(path=("pairs",), rule="several-correct", found="every pair has the same match", remedy="add another, or an 'extra' entry")


def _render(question: Match, fieldset: Element, blocks: Blocks) -> None:
    options = [(text, text) for text in _options(question)]
    add_rows(fieldset, question.id, ((pair.id, blocks(pair.text)) for pair in question.pairs), options)


def _key(question: Match) -> dict[str, Any]:
    return {"answers": [pair.match for pair in question.pairs], "items": [pair.id for pair in question.pairs]}


def _feedback(question: Match) -> list[Feedback]:
    return tell_rows((pair.id, pair.match, pair.feedback, pair.otherwise) for pair in question.pairs)


MATCH = Kind(
    name="match",
    model=Match,
    find_flaws=_find_flaws,
    how=lambda question: strings.CHOOSE_IN_EACH_ROW,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=lambda question: row_examples([pair.match for pair in question.pairs], _options(question)),
)
