"""JSON Schemas of the front matter of pages, from the models that check it, for editors that read front matter."""

from __future__ import annotations

from pathlib import Path

from coursequiz.model import Model
from coursequiz.schema import DIALECT, render_schema
from coursesite.lessons import Lesson, Page

FOLDER = Path("scripts/coursesite/schemas")


def render_schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {"page.schema.json": _render(Page, "Front matter of a page"), "lesson.schema.json": _render(Lesson, "Front matter of a lesson")}


def _render(model: type[Model], title: str) -> str:
    return render_schema({"$schema": DIALECT, **model.model_json_schema(), "title": title})
