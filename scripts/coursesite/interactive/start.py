"""The state in which a page shows a figure: what its controls are set to, and the text or shape of every part.

`npm run build` writes one file a figure, by the same function that the figure calls when a reader moves it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from coursequiz.banks import show_path
from coursequiz.fields import Several
from coursequiz.model import Faulty, Model, Reader, describe, fail
from coursequiz.problems import Problem

FOLDER = Path(__file__).parent / "start"


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise fail("figure-data", f"{describe(value)} stands where a string belongs", "run 'npm run build'")
    return value


String = Annotated[str, Reader(_string, {"type": "string"})]


class Start(Model):
    """One figure, untouched."""

    settings: Mapping[str, String]
    """Control to value."""
    values: Mapping[str, Several[String]]
    """Control to every value that it may have."""
    parts: Mapping[str, String]
    """Part to text; `part:attribute` to the attribute's value."""


def read_start(name: str, folder: Path = FOLDER) -> tuple[Start | None, list[Problem]]:
    """Return the untouched state of a figure, or None and why it cannot be read.

    Args:
        name: The figure's name.
        folder: Where the states are kept.
    """
    path = folder / f"{name}.json"
    try:
        return Start.read(json.loads(path.read_bytes())), []
    except FileNotFoundError:
        found, remedy = "the figure has no data yet", "run 'course labs', then 'npm run build'"
    except ValueError as error:
        found, remedy = f"the figure's data cannot be read ({error})", "run 'npm run build'"
    except Faulty as error:
        found, remedy = f"the figure's data cannot be read ({error.faults[0].found})", "run 'npm run build'"
    return None, [Problem(path=show_path(path), line=1, column=1, rule="figure-data", found=found, remedy=remedy)]
