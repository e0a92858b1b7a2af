"""What single and multiple choice share: choices with letters, one feedback each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Annotated
from xml.etree.ElementTree import Element

from pydantic import Field

from coursequiz import strings
from coursequiz.fields import Several, Slug, Text, Truth
from coursequiz.html import FIELD, Blocks, add, labelled
from coursequiz.kinds.kind import Feedback, Flaw
from coursequiz.model import Model
from coursequiz.problems import shorten

_COUNTS = re.compile(r"[^\w\s.,;:!?'\"’‘“”*()–—-]|\d")
_POINTS = re.compile(r"[.,;:!?\"“”*()–—-]")
_APOSTROPHE = re.compile(r"['’‘]")


class Choice(Model):
    """One answer to choose, and what choosing it is told."""

    id: Annotated[Slug, Field(description="Unique in the question; saved answers name it.")]
    text: Text
    correct: Annotated[Truth, Field(description="Write it on the right choices only.")] = False
    feedback: Annotated[Text, Field(description="Why this choice is right, or what it gets wrong.")]
    misconception: Annotated[Slug | None, Field(description="Names the mistake behind a wrong choice.")] = None


Choices = Annotated[Several[Choice], Field(min_length=2, max_length=8)]


def correct_ids(choices: tuple[Choice, ...]) -> list[str]:
    """Return the ids of the right choices, in order."""
    return [choice.id for choice in choices if choice.correct]


def find_repeats(choices: tuple[Choice, ...]) -> Iterator[Flaw]:
    """Yield a flaw for each choice whose id or text an earlier one has."""
    ids: set[str] = set()
    texts: set[str] = set()
    for index, choice in enumerate(choices):
        text = _fold(choice.text)
        if choice.id in ids:
            yield Flaw(path=("choices", index, "id"), rule="repeated-id", found=f"choice id '{choice.id}' stands twice", remedy="give each choice its own id")
        if text in texts:
            found = f"choice {shorten(choice.text)} stands twice"
            yield Flaw(path=("choices", index, "text"), rule="repeated-choice", found=found, remedy="say what differs, or delete one")
        ids.add(choice.id)
        texts.add(text)


def _fold(text: str) -> str:
    """Return a text without what sets no choice apart: case, spaces, punctuation; code may differ by case, what has a number or a sign by a point."""
    plain = " ".join(text.split())
    if "`" in plain:
        return plain
    plain = plain.casefold().rstrip(".,;!")
    return plain if _COUNTS.search(plain) else " ".join(_POINTS.sub(" ", _APOSTROPHE.sub("", plain)).split())


def render_choices(question_id: str, choices: tuple[Choice, ...], fieldset: Element, blocks: Blocks, *, control: str) -> None:
    """Add one radio button or checkbox with its label for each choice."""
    for letter, choice in zip(ascii_uppercase, choices, strict=False):
        row = add(fieldset, "div", {"class": "quiz-choice", "data-choice": choice.id})
        label = add(row, "label")
        box = add(label, "input", {"type": control, "name": FIELD, "value": choice.id})
        add(label, "span", {"class": "quiz-letter"}, letter).tail = " "
        labelled(row, blocks(choice.text), label=label, control=box, more_id=f"q-{question_id}-{choice.id}-more")


def choice_feedback(choices: tuple[Choice, ...]) -> list[Feedback]:
    """Return what each choice is told, named by its letter."""
    return [
        Feedback(
            id=choice.id,
            verdict="right" if choice.correct else "wrong",
            lead=(strings.IS_RIGHT if choice.correct else strings.IS_WRONG).format(name=letter),
            text=choice.feedback,
        )
        for letter, choice in zip(ascii_uppercase, choices, strict=False)
    ]
