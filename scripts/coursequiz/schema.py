"""JSON Schemas of the files that authors write, so that editors complete and underline.

Generated from the models; the models decide. Knows no file of a course.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any, Literal, get_args, get_origin

from coursequiz.bank import BankFrame
from coursequiz.kinds import KINDS
from coursequiz.model import REQUIRED, Field, Model, Reader, unwrap
from coursequiz.objectives import Objectives

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LIMITS = {"ge": "minimum", "le": "maximum", "min_length": "minItems", "max_length": "maxItems"}


def render_schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {"quiz.schema.json": render_schema(bank_schema()), "objectives.schema.json": render_schema(model_schema(Objectives, "Learning objectives"))}


def render_schema(schema: dict[str, Any]) -> str:
    """Return the text of a schema file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def bank_schema() -> dict[str, Any]:
    """Return the JSON Schema of a bank."""
    schema = model_schema(BankFrame, "A bank of questions")
    definitions: dict[str, Any] = {}
    cases = []
    for kind in KINDS.values():
        _define(kind.model, definitions)
        definitions[kind.model.__name__]["title"] = f"A question of kind {kind.name}"
        cases.append({"if": {"properties": {"kind": {"const": kind.name}}}, "then": {"$ref": f"#/$defs/{kind.model.__name__}"}})
    schema["properties"]["questions"]["items"] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS), "description": "How the question is answered."}},
        "allOf": cases,
    }
    return {**schema, "$defs": definitions}


def model_schema(model: type[Model], title: str) -> dict[str, Any]:
    """Return the JSON Schema of a file that holds one model."""
    definitions: dict[str, Any] = {}
    schema = {"$schema": DIALECT, "title": title, **_object(model, definitions)}
    return schema | ({"$defs": definitions} if definitions else {})


def _object(model: type[Model], definitions: dict[str, Any]) -> dict[str, Any]:
    fields = model.fields()
    return {
        "description": cleandoc(model.__doc__ or ""),
        "type": "object",
        "properties": {field.key: _value(field.annotation, definitions) for field in fields},
        "required": [field.key for field in fields if field.default is REQUIRED],
        "additionalProperties": False,
    }


def _value(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field or an entry; models go to `definitions`."""
    plain, notes = unwrap(annotation)
    schema = next((dict(note.schema) for note in notes if isinstance(note, Reader)), None) or _shape(plain, definitions)
    for note in notes:
        if isinstance(note, Field):
            schema |= {word: limit for name, word in _LIMITS.items() if (limit := getattr(note, name)) is not None}
            schema |= {"description": note.description} if note.description else {}
    return schema


def _shape(plain: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    arguments = get_args(plain)
    if get_origin(plain) is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if get_origin(plain) is tuple:
        return {"type": "array", "items": _value(arguments[0], definitions)}
    if get_origin(plain) is Mapping:
        return {"type": "object", "additionalProperties": _value(arguments[1], definitions)}
    if isinstance(plain, type) and issubclass(plain, Model):
        _define(plain, definitions)
        return {"$ref": f"#/$defs/{plain.__name__}"}
    return {}


def _define(model: type[Model], definitions: dict[str, Any]) -> None:
    if model.__name__ not in definitions:
        definitions[model.__name__] = {}  # the place is kept: a model may hold itself
        definitions[model.__name__] |= _object(model, definitions)
