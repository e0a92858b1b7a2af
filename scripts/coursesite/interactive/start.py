"""The state in which a page shows a figure: what its controls are set to, and the text or shape of every part.

`npm run build` writes one file a figure, by the same function that the figure calls when a reader moves it.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from coursequiz.problems import Problem, shorten, show_path

FOLDER = Path(__file__).parent / "start"


class Start(BaseModel):
    """One figure, untouched."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    settings: dict[str, str]
    """Control to value."""
    values: dict[str, list[str]]
    """Control to every value that it may have."""
    parts: dict[str, str]
    """Part to text; `part:attribute` to the attribute's value."""


def read_start(name: str, folder: Path = FOLDER) -> tuple[Start | None, list[Problem]]:
    """Return the untouched state of a figure, or None and why it cannot be read.

    Args:
        name: The figure's name.
        folder: Where the states are kept.
    """
    path = folder / f"{name}.json"
    try:
        return Start.model_validate_json(path.read_bytes()), []
    except FileNotFoundError:
        found, remedy = "the figure has no data yet", "run 'course labs', then 'npm run build'"
    except ValidationError as error:
        found, remedy = f"the figure's data cannot be read ({shorten(error.errors()[0]['msg'])})", "run 'npm run build'"
    return None, [Problem(path=show_path(path), line=1, column=1, rule="figure-data", found=found, remedy=remedy)]
