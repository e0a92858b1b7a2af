"""JSON Schemas of the files that authors write, so that editors complete and underline.

Generated from the models; the models decide. Knows no file of a course.
"""

from __future__ import annotations

import json
from typing import Any

from coursequiz.bank import BankFrame
from coursequiz.kinds import KINDS
from coursequiz.objectives import Objectives

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {"quiz.schema.json": render_schema(bank_schema()), "objectives.schema.json": render_schema(objectives_schema())}


def bank_schema() -> dict[str, Any]:
    """Return the JSON Schema of a bank."""
    schema = BankFrame.model_json_schema()
    definitions: dict[str, Any] = {}
    cases = []
    for kind in KINDS.values():
        own = kind.model.model_json_schema(ref_template="#/$defs/{model}")
        definitions |= own.pop("$defs", {})
        own["title"] = f"A question of kind {kind.name}"
        definitions[kind.model.__name__] = own
        cases.append({"if": {"properties": {"kind": {"const": kind.name}}}, "then": {"$ref": f"#/$defs/{kind.model.__name__}"}})
    question = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS), "description": "How the question is answered."}},
        "allOf": cases,
    }
    schema["properties"]["questions"]["items"] = question
    return {"$schema": DIALECT, **schema, "title": "A bank of questions", "$defs": definitions}


def objectives_schema() -> dict[str, Any]:
    """Return the JSON Schema of objectives.yml."""
    return {"$schema": DIALECT, **Objectives.model_json_schema(), "title": "Learning objectives"}


def render_schema(schema: dict[str, Any]) -> str:
    """Return the text of a schema file."""
    return json.dumps(_clean(schema), indent=2, ensure_ascii=False) + "\n"


def _clean(value: Any) -> Any:
    """Return the schema without pydantic's titles of fields, which only repeat their names."""
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if not isinstance(value, dict):
        return value
    noise = {"title"} if {"type", "anyOf", "$ref", "const", "enum"} & value.keys() and "properties" not in value else set()
    return {key: _clean(item) for key, item in value.items() if key not in noise or not isinstance(item, str)}
