"""What kinds with one menu a row share: the row, what it is told, its examples, and that no row stands twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import Text
from coursequiz.html import FIELD, add, labelled
from coursequiz.kinds.kind import Example, Feedback, Flaw
from coursequiz.problems import shorten
from coursequiz.strings import Sentence

Otherwise = Annotated[Text | None, Field(description="Said to any other entry. It does not name the right one: another try follows.")]


def find_repeated_rows(key: str, rows: Iterable[tuple[str, str]]) -> Iterator[Flaw]:
    """Yield a flaw for each row (id, text) whose id or text an earlier one has; a row may have no text."""
    ids: set[str] = set()
    texts: set[str] = set()
    for index, (id, text) in enumerate(rows):
        plain = " ".join(text.split())
        plain = plain if "`" in plain else plain.casefold()
        if id in ids:
            yield Flaw(path=(key, index, "id"), rule="repeated-id", found=f"id '{id}' stands twice in this question", remedy="give each entry its own id")
        if plain and plain in texts:
            yield Flaw(path=(key, index), rule="repeated-choice", found=f"{shorten(text)} stands twice", remedy="say what differs, or delete one")
        ids.add(id)
        texts.add(plain)


def add_menu(parent: Element, question_id: str, row_id: str, options: Sequence[tuple[str, str]], *, label: str | None = None) -> Element:
    """Add a menu of (value, text) options, named for the question, with an empty first entry."""
    attributes = {"name": FIELD, "id": f"q-{question_id}-{row_id}", "autocomplete": "off"}
    if label is not None:
        attributes |= {"aria-label": label, "data-choice": row_id}
    menu = add(parent, "select", attributes)
    add(menu, "option", {"value": ""}, strings.CHOOSE)
    for value, text in options:
        add(menu, "option", {"value": value}, text)
    return menu


def add_rows(parent: Element, question_id: str, rows: Iterable[tuple[str, list[Element]]], options: Sequence[tuple[str, str]]) -> None:
    """Add rows of an id and a text, each with a menu of the same options."""
    for id, blocks in rows:
        row = add(parent, "div", {"class": "quiz-row", "data-choice": id})
        label = add(row, "label", {"for": f"q-{question_id}-{id}"})
        menu = add_menu(row, question_id, id, options)
        labelled(row, blocks, label=label, control=menu, more_id=f"q-{question_id}-{id}-more")


def tell_rows(
    rows: Iterable[tuple[str, str, str, str | None]],
    *,
    right: Sentence = strings.ANSWER_IN_ROW,
    wrong: Sentence = strings.WRONG_IN_ROW,
) -> list[Feedback]:
    """Return the feedback of rows, each row in turn: to its right entry, and to any other where there are words for that.

    Args:
        rows: The id of each, its right entry, the feedback to that, and what any other entry is told.
        right: What stands before the feedback, with the row's number and its right entry.
        wrong: What stands before the words to any other entry, with the row's number.
    """
    told = []
    for number, (id, answer, feedback, otherwise) in enumerate(rows, 1):
        told.append(Feedback(id=id, verdict="right", lead=right.format(number=number, answer=answer), text=feedback))
        if otherwise is not None:
            told.append(Feedback(id=f"{id}:otherwise", verdict="wrong", lead=wrong.format(number=number), text=otherwise))
    return told


def row_examples(answers: Sequence[str], options: Sequence[str]) -> list[Example]:
    """Return the key, the key with one row changed, and every row wrong."""
    others = [next((option for option in options if option != answer), answer) for answer in answers]
    examples = [Example(response=tuple(answers), verdict="right")]
    if len(answers) > 1:
        examples.append(Example(response=(*answers[:-1], others[-1]), verdict="partial"))
    examples.append(Example(response=tuple(others), verdict="wrong"))
    return examples
