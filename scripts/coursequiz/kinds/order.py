"""Things to bring into their right order."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import Several, Slug, Text
from coursequiz.html import FIELD, Blocks, add, put_lead
from coursequiz.kinds.kind import Example, Feedback, Flaw, Kind
from coursequiz.kinds.rows import find_repeated_rows
from coursequiz.model import Model, Question


class OrderItem(Model):
    """One of the things to order."""

    id: Slug
    text: Text


class Order(Question):
    """A question whose items are written in the right order and shown in another."""

    kind: Literal["order"]
    items: Annotated[Several[OrderItem], Field(min_length=3, max_length=7, description="In the right order; the page shows another.")]
    feedback: Annotated[Text, Field(description="Said when the order is right.")]
    otherwise: Annotated[Text, Field(description="Said when it is not.")]


def shown_order(question: Order) -> list[OrderItem]:
    """Return the items as the page shows them: always the same, and never in the right order."""
    shown = sorted(question.items, key=lambda item: sha256(f"{question.id}/{item.id}".encode()).hexdigest())
    if [item.id for item in shown] == [item.id for item in question.items]:
        shown = [*shown[1:], shown[0]]
    return shown


def _find_flaws(question: Order) -> Iterator[Flaw]:
    yield from find_repeated_rows("items", [(item.id, item.text) for item in question.items])


def _render(question: Order, fieldset: Element, blocks: Blocks) -> None:
    rows = add(fieldset, "ol", {"class": "quiz-order"})
    for item in shown_order(question):
        row = add(rows, "li", {"data-choice": item.id})
        add(row, "input", {"type": "hidden", "name": FIELD, "value": item.id})
        text = add(row, "span", {"class": "quiz-text", "id": f"q-{question.id}-{item.id}"})
        row.extend(put_lead(text, blocks(item.text)))
        for move, name, sign in (("up", strings.MOVE_UP, "↑"), ("down", strings.MOVE_DOWN, "↓")):
            own = f"q-{question.id}-{item.id}-{move}"
            names = {"aria-label": name, "aria-describedby": f"q-{question.id}-{item.id}"}
            add(row, "button", {"type": "button", "id": own, "data-move": move, **names, "hidden": "hidden"}, sign)


def _key(question: Order) -> dict[str, Any]:
    return {"order": [item.id for item in question.items]}


def _list(question: Order) -> str:
    """Return the right order as a Markdown list, followed by the feedback."""
    rows = "\n".join(f"{number}. {_indent(item.text)}" for number, item in enumerate(question.items, 1))
    return f"{rows}\n\n{question.feedback}"


def _feedback(question: Order) -> list[Feedback]:
    return [
        Feedback(id="right", verdict="right", lead=strings.THE_ORDER_IS, text=_list(question)),
        Feedback(id="otherwise", verdict="wrong", lead=strings.ANY_OTHER_ORDER, text=question.otherwise),
    ]


def _indent(text: str) -> str:
    return text.strip().replace("\n", "\n    ")


def _examples(question: Order) -> list[Example]:
    ids = [item.id for item in question.items]
    return [
        Example(response=tuple(ids), verdict="right"),
        Example(response=(*ids[:-2], ids[-1], ids[-2]), verdict="partial"),
        Example(response=(*ids[1:], ids[0]), verdict="wrong"),
    ]


ORDER = Kind(
    name="order",
    model=Order,
    find_flaws=_find_flaws,
    how=lambda question: strings.PUT_IN_ORDER,
    render=_render,
    key=_key,
    feedback=_feedback,
    examples=_examples,
    composed=lambda question: [_list(question)],
)
