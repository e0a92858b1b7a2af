"""One bank: a file of questions, read whole, with every problem that the file alone shows.

Owns the frame of a bank file and the meaning of its questions. Knows no other file: `banks` does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from coursequiz.document import Document, Path
from coursequiz.fields import Markdown, Page, Several
from coursequiz.kinds import KINDS
from coursequiz.kinds.kind import Kind
from coursequiz.model import Model, Question, find_raw_texts, find_texts, read_model
from coursequiz.objectives import SchemaVersion
from coursequiz.problems import Problem, shorten, suggest
from coursequiz.prose import find_text_flaws, is_paragraph_first
from coursequiz.source import read_document

_ENCODER = json.JSONEncoder(sort_keys=True)


class BankFrame(Model):
    """A bank's own keys; its questions are read one by one."""

    schema_version: Annotated[SchemaVersion, Field(alias="schema")]
    lesson: Annotated[Page | None, Field(description="Page that this bank belongs to, below docs/ without .md.")] = None
    questions: Annotated[Several[Any], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A question, its kind and where it stands."""

    question: Question
    kind: Kind[Any]
    document: Document
    path: Path
    texts: tuple[tuple[Path, Markdown], ...]
    """Every Markdown text of the question, with its path in it."""

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def rev(self) -> str:
        """Eight hex digits of what decides the score: the kind and the key; not the wording, nor anticipated wrong answers."""
        key = {name: value for name, value in self.kind.key(self.question).items() if name != "wrong"}
        return hashlib.sha256(_ENCODER.encode([self.kind.name, key]).encode()).hexdigest()[:8]

    def problem(self, path: Path, rule: str, found: str, remedy: str) -> Problem:
        """Return a problem at a place of this question."""
        return self.document.problem((*self.path, *path), rule, found, remedy)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bank:
    """The questions of one file that could be read."""

    path: str
    lesson: str | None
    items: tuple[Item, ...]
    ids: tuple[tuple[str, Path], ...]
    """Every question's id with its path, also of questions that could not be read."""
    document: Document

    def problem(self, path: Path, rule: str, found: str, remedy: str) -> Problem:
        """Return a problem at a place of this bank."""
        return self.document.problem(path, rule, found, remedy)


def read_bank(data: bytes, path: str) -> tuple[Bank | None, list[Problem]]:
    """Return the bank in a file's bytes, with every problem of the file.

    Args:
        data: The file's bytes.
        path: The name that problems carry.

    Returns:
        The bank with those of its questions that are sound, or None where nothing could be read; and the problems.
    """
    document, problems = read_document(data, path)
    if document is None:
        return None, problems
    frame, more = read_model(BankFrame, document, (), document.value)
    problems += more
    questions = document.value.get("questions") if isinstance(document.value, dict) else None
    document = document.without_value()
    items = []
    for index, value in enumerate(questions if isinstance(questions, list) else []):
        item, more = _read_item(document, ("questions", index), value)
        problems += more
        if item is not None:
            items.append(item)
    ids = tuple(_find_ids(questions))
    bank = Bank(path=path, lesson=frame.lesson if frame else None, items=tuple(items), ids=ids, document=document)
    return bank, problems + _find_repeated_ids(bank)


def _find_ids(questions: Any) -> Iterator[tuple[str, Path]]:
    for index, value in enumerate(questions if isinstance(questions, list) else []):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield str(value["id"]), ("questions", index, "id")


def _read_item(document: Document, path: Path, value: Any) -> tuple[Item | None, list[Problem]]:
    if not isinstance(value, dict):
        found = f"{shorten(value) if isinstance(value, str) else 'a list'} stands where a question belongs"
        return None, [document.problem(path, "wrong-type", found, "write '- id: …' and the question's keys below it")]
    if "kind" not in value:
        return None, [document.problem(path, "missing-key", "key 'kind' is missing", "add 'kind:' with one of: " + ", ".join(KINDS))]
    name = value["kind"]
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        found = f"kind {shorten(name)} is not known" if isinstance(name, str) else "the kind is not a word"
        return None, [document.problem((*path, "kind"), "unknown-kind", found, suggest(str(name), KINDS))]
    question, problems = read_model(kind.model, document, path, value)
    if question is None:
        return None, problems + _find_text_problems(document, path, find_raw_texts(value))
    item = Item(question=question, kind=kind, document=document, path=path, texts=tuple(find_texts(question)))
    problems += [item.problem(flaw.path, flaw.rule, flaw.found, flaw.remedy) for flaw in kind.find_flaws(question)]
    if not is_paragraph_first(question.prompt):
        found = "the prompt does not begin with a paragraph"
        problems.append(item.problem(("prompt",), "prompt-lead", found, "begin with the question in a sentence; put lists, tables and code after it"))
    return item, problems + _find_text_problems(document, path, item.texts)


def _find_text_problems(document: Document, base: Path, texts: Iterable[tuple[Path, str]]) -> list[Problem]:
    return [document.problem((*base, *path), flaw.rule, flaw.found, flaw.remedy) for path, text in texts for flaw in find_text_flaws(text)]


def _find_repeated_ids(bank: Bank) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for id, path in bank.ids:
        if id in first:
            found = f"question id '{id}' stands here again, first on line {first[id]}"
            problems.append(bank.problem(path, "repeated-id", found, "give this question an id of its own"))
        first.setdefault(id, bank.document.place(path)[0])
    return problems
