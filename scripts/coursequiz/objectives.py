"""Learning objectives: what the course promises, and what questions refer to.

Owns `objectives.yml`. Knows no question.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from coursequiz.document import Document, Plain
from coursequiz.fields import Page, Several, Slug, Text, fail
from coursequiz.files import FILE_NAME
from coursequiz.model import Model, find_texts, read_model
from coursequiz.problems import Problem, shorten
from coursequiz.prose import find_text_flaws
from coursequiz.source import read_document


def _schema(value: Any) -> int:
    if not isinstance(value, Plain) or value != "1":
        raise fail("wrong-schema", f"schema {shorten(value)} is not known", "write 'schema: 1'")
    return 1


SchemaVersion = Annotated[Literal[1], BeforeValidator(_schema), WithJsonSchema({"const": 1, "type": "integer"})]
"""The version of the format that the file is written in."""


class Objective(Model):
    """Something that a reader can do after the lesson."""

    id: Slug
    text: Text
    lesson: Annotated[Page | None, Field(description="Page that teaches it, below docs/ without .md.")] = None


class Objectives(Model):
    """The file objectives.yml."""

    schema_version: Annotated[SchemaVersion, Field(alias="schema")]
    objectives: Several[Objective]


@dataclass(frozen=True, kw_only=True, slots=True)
class Goals:
    """The objectives that a course declares, and where."""

    objectives: tuple[Objective, ...]
    document: Document

    def ids(self) -> list[str]:
        """Return the declared ids, in order."""
        return [objective.id for objective in self.objectives]

    def problem(self, id: str, rule: str, found: str, remedy: str) -> Problem:
        """Return a problem at the objective with this id."""
        return self.document.problem(("objectives", self.ids().index(id)), rule, found, remedy)


def read_goals(data: bytes, path: str) -> tuple[Goals | None, list[Problem]]:
    """Return the objectives in a file's bytes, with every problem of the file."""
    document, problems = read_document(data, path)
    if document is None:
        return None, problems
    file, more = read_model(Objectives, document, (), document.value)
    if file is None:
        return None, [*problems, *more]
    for at, text in find_texts(file):
        problems += [document.problem(at, flaw.rule, flaw.found, flaw.remedy) for flaw in find_text_flaws(text)]
    return Goals(objectives=file.objectives, document=document), [*problems, *_find_repeats(file, document)]


def _find_repeats(objectives: Objectives, document: Document) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for index, objective in enumerate(objectives.objectives):
        at = ("objectives", index, "id")
        if objective.id in first:
            found = f"objective '{objective.id}' stands here again, first on line {first[objective.id]}"
            problems.append(document.problem(at, "repeated-id", found, "give each objective its own id"))
        first.setdefault(objective.id, document.place(at)[0])
    return problems


def find_objectives_file(bank: Path) -> Path | None:
    """Return the objectives.yml that stands beside a bank or in a folder above it."""
    return next((folder / FILE_NAME for folder in bank.absolute().parents if (folder / FILE_NAME).is_file()), None)
