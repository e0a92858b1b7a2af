"""JSON Schemas of the front matter of pages, from the models that check it, for editors that read front matter."""

from __future__ import annotations

from pathlib import Path

from coursequiz.schema import model_schema, render_schema
from coursesite.lessons import Lesson, Page

FOLDER = Path("scripts/coursesite/schemas")


def render_schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {
        "page.schema.json": render_schema(model_schema(Page, "Front matter of a page")),
        "lesson.schema.json": render_schema(model_schema(Lesson, "Front matter of a lesson")),
    }
