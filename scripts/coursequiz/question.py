"""What every question has, whatever its kind.

Owns the shared fields, and where in them Markdown stands. Knows no kind and no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from coursequiz.document import Path
from coursequiz.fields import Markdown, PlainText, Several, Slug, Text
from coursequiz.model import Field, Model

MARKDOWN_KEYS = frozenset({"prompt", "hints", "explanation", "text", "feedback", "otherwise"})
LEVELS = ("recall", "understand", "apply", "analyse")


class Lint(Model):
    """Waivers: the rule and why it is right to break it here."""

    ignore: Annotated[Mapping[str, PlainText], Field(description="Rule name → why it does not apply here.")] = MappingProxyType({})


class Question(Model):
    """The fields that questions of every kind share."""

    id: Annotated[Slug, Field(description="Unique in the course; never reused: saved answers hang on it.")]
    kind: Annotated[str, Field(description="How the question is answered.")]
    prompt: Annotated[Text, Field(description="Markdown; begins with a paragraph, which names the group for screen readers.")]
    objective: Annotated[Slug | None, Field(description="Id of an objective in objectives.yml.")] = None
    section: Annotated[Slug | None, Field(description="Id of the heading that teaches it.")] = None
    level: Annotated[Literal["recall", "understand", "apply", "analyse"] | None, Field(description="What the reader must do.")] = None
    hints: Annotated[Several[Text], Field(description="Shown one after the other, on demand.")] = ()
    explanation: Annotated[Text, Field(description="Why the key is right; shown with the answer.")]
    formerly: Annotated[Several[Slug], Field(description="Earlier ids of this question: their saved answers are kept.")] = ()
    lint: Lint = Lint()


def find_raw_texts(value: Any, path: Path = (), *, inside: bool = False) -> Iterator[tuple[Path, str]]:
    """Yield what would be Markdown below a mapping that could not become a question."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from find_raw_texts(item, (*path, key), inside=key in MARKDOWN_KEYS)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from find_raw_texts(item, (*path, index), inside=inside)
    elif inside and isinstance(value, str):
        yield path, value


def find_texts(value: Model) -> list[tuple[Path, Markdown]]:
    """Return every Markdown text below a model, with its path in the source."""
    found: list[tuple[Path, Markdown]] = []
    _add_texts(value.__dict__.items(), (), found)
    return found


def _add_texts(items: Iterable[tuple[str | int, Any]], path: Path, found: list[tuple[Path, Markdown]]) -> None:
    for key, value in items:
        if isinstance(value, Markdown):
            found.append(((*path, key), value))
        elif isinstance(value, Model):
            _add_texts(value.__dict__.items(), (*path, key), found)
        elif isinstance(value, tuple):
            _add_texts(enumerate(value), (*path, key), found)
