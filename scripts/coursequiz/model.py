"""What every question has, and how a mapping becomes one: all faults at once, each at its place.

Owns the shared fields and the translation of pydantic's errors into problems. Knows no kind and no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coursequiz.document import Document, Path, Plain
from coursequiz.fields import Markdown, PlainText, Several, Slug, Text
from coursequiz.problems import Problem, shorten, suggest

MARKDOWN_KEYS = frozenset({"prompt", "hints", "explanation", "text", "feedback", "otherwise"})


class Model(BaseModel):
    """A frozen mapping with no unknown keys. Its validator is built when it is first used: most runs need few kinds."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)


class Lint(Model):
    """Waivers: the rule and why it is right to break it here."""

    ignore: Annotated[dict[str, PlainText], Field(description="Rule name → why it does not apply here.")] = {}


_NO_LINT = Lint()
"""One for all questions: a default would be copied for each."""


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
    lint: Annotated[Lint, Field(default_factory=lambda: _NO_LINT)]


M = TypeVar("M", bound=Model)


def read_model(model: type[M], document: Document, path: Path, value: Any) -> tuple[M | None, list[Problem]]:
    """Return `value` as a `model`, or None with every reason why it is not one.

    Args:
        model: The class of the result.
        document: Where the value comes from; gives the places.
        path: Path of the value in the document.
        value: What stands there.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        errors = [dict(item) for item in error.errors(include_url=False)]
        return None, [_problem(model, document, path, item) for item in errors if not _is_echo(item)]


def _is_echo(error: dict[str, Any]) -> bool:
    """Return whether a list is only called short because entries of it have problems of their own."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def _problem(model: type[Model], document: Document, base: Path, error: dict[str, Any]) -> Problem:
    path = (*base, *(step for step in error["loc"]))
    rule, found, context = error["type"], error["msg"], error.get("ctx", {})
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if "remedy" in context:
        return document.problem(path, rule, context["found"], context["remedy"])
    if rule == "missing":
        return document.problem(path[:-1], "missing-key", f"key '{key}' is missing", f"add '{key}:' here")
    if rule == "extra_forbidden":
        known = _known_keys(model, error["loc"])
        return document.problem(path, "unknown-key", f"key {shorten(key)} is not known here", suggest(str(key), known), at_key=True)
    if rule == "literal_error":
        return document.problem(path, "bad-value", f"{shorten(error['input'])} is not a value of '{key}'", _choices(error))
    if rule in {"model_type", "dict_type", "model_attributes_type"}:
        return document.problem(path, "wrong-type", f"{_what(error['input'])} stands where a mapping belongs", "write 'key: value' lines here")
    if rule in {"tuple_type", "list_type"}:
        return document.problem(path, "wrong-type", f"{_what(error['input'])} stands where a list belongs", "write one '- …' line for each entry")
    if rule in {"greater_than_equal", "less_than_equal"}:
        limit = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
        return document.problem(path, "bad-value", f"{shorten(error['input'])} is out of range", f"write {limit}")
    if rule in {"too_short", "too_long"}:
        limit = context.get("min_length", context.get("max_length"))
        more = "at least" if rule == "too_short" else "at most"
        return document.problem(path, "bad-value", f"'{key}' has {context['actual_length']} entries", f"write {more} {limit}")
    return document.problem(path, "wrong-type", f"{_what(error.get('input'))}: {found}", "correct this value")


def _choices(error: dict[str, Any]) -> str:
    known = [part.strip().strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    return suggest(str(error["input"]), known)


def _what(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "nothing" if isinstance(value, Plain) and value in {"", "~", "null"} else shorten(value)


def _known_keys(model: type[Model], path: Iterable[str | int]) -> list[str]:
    """Return the keys that the mapping holding the last step of `path` may have."""
    current: Any = model
    for step in list(path)[:-1]:
        if isinstance(step, str) and _is_model(current):
            field = current.model_fields.get(step)
            current = _model_in(field.annotation) if field else None
    return [field.alias or name for name, field in current.model_fields.items()] if _is_model(current) else []


def _is_model(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Model)


def _model_in(annotation: Any) -> Any:
    if _is_model(annotation):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


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


_LEAVES = (str, int, Decimal, type(None))
"""What most fields hold; to ask pydantic whether it is a model takes longer."""


def _add_texts(items: Iterable[tuple[str | int, Any]], path: Path, found: list[tuple[Path, Markdown]]) -> None:
    for key, value in items:
        if isinstance(value, Markdown):
            found.append(((*path, key), value))
        elif isinstance(value, tuple):
            _add_texts(enumerate(value), (*path, key), found)
        elif not isinstance(value, _LEAVES) and isinstance(value, Model):
            _add_texts(value.__dict__.items(), (*path, key), found)
