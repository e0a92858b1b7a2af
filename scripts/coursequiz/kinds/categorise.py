"""Things to sort into categories, by one menu each."""

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
from coursequiz.problems import suggest


class Category(Model):
    """One of the categories."""

    id: Slug
    text: Annotated[PlainText, Field(description="Plain text: it stands in a menu.")]


class CategoryItem(Model):
    """Something that belongs to a category."""

    id: Slug
    text: Text
    category: Slug
    feedback: Annotated[Text, Field(description="Why it belongs there.")]
    otherwise: Otherwise = None


class Categorise(Question):
    """A question whose items are to be sorted."""

    kind: Literal["categorise"]
    categories: Annotated[Several[Category], Field(min_length=2, max_length=5)]
    items: Annotated[Several[CategoryItem], Field(min_length=2, max_length=8)]


def _find_flaws(question: Categorise) -> Iterator[Flaw]:
    yield from find_repeated_rows("categories", [(category.id, category.text) for category in question.categories])
    yield from find_repeated_rows("items", [(item.id, item.text) for item in question.items])
    ids = [category.id for category in question.categories]
    for index, item in enumerate(question.items):
        if item.category not in ids:
            found = f"category '{item.category}' is not among the categories"
            yield Flaw(path=("items", index, "category"), rule="unknown-category", found=found, remedy=suggest(item.category, ids))


def _render(question: Categorise, fieldset: Element, blocks: Blocks) -> None:
    options = [(category.id, category.text) for category in question.categories]
    add_rows(fieldset, question.id, ((item.id, blocks(item.text)) for item in question.items), options)


def _key(question: Categorise) -> dict[str, Any]:
    return {"answers": [item.category for item in question.items], "items": [item.id for item in question.items]}


def _feedback(question: Categorise) -> list[Feedback]:
    names = {category.id: category.text for category in question.categories}
    return tell_rows((item.id, names.get(item.category, item.category), item.feedback, item.otherwise) for item in question.items)


CATEGORISE = Kind(
    name="categorise",
    model=Categorise,
    find_flaws=_find_flaws,
    how=lambda question: strings.CHOOSE_IN_EACH_ROW,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=lambda question: row_examples([item.category for item in question.items], [category.id for category in question.categories]),
)
