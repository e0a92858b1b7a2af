"""What a lab hands to the lessons: numbers that they quote, and the data of figures that a reader can move."""

import json
import os
from pathlib import Path

_kept: dict[str, dict[str, object]] = {}


def note(
    name: str, value: float, pattern: str, unit: str, about: str, *, timed: bool = False
) -> None:
    """Keeps a number, and the text that prose may print for it, until `write_numbers`.

    A timed one was measured with a clock: true of one day and one machine, so never compared.
    """
    if name in _kept:
        raise ValueError(f"{name} is kept twice")
    text = format(float(value), pattern)
    if not text.strip("-0.,"):
        text = text.removeprefix("-")  # no "minus zero"
    text = text.replace("-", "\N{MINUS SIGN}")
    _kept[name] = {"text": text, "value": round(float(value), 6), "unit": unit, "about": about}
    if timed:
        _kept[name]["timed"] = True


def write_numbers(lab: str) -> None:
    """Writes results/<lab>.json beside the labs (or where LABS_RESULTS says)."""
    content = json.dumps(_kept, indent=1, ensure_ascii=False, sort_keys=True)
    _write("results", f"{lab}.json", content)


def write_figure(lab: str, figure: str, data: dict[str, object]) -> None:
    """Writes figures/<lab>/<figure>.json: what an interactive figure of a lesson shows."""
    content = json.dumps(data, separators=(",", ":"), sort_keys=True)
    _write("figures", f"{lab}/{figure}.json", content.replace("],", "],\n"))


def _write(kind: str, name: str, content: str) -> None:
    labs = Path(__file__).parent.parent
    path = Path(os.environ.get(f"LABS_{kind.upper()}", labs / kind)) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content + "\n", encoding="utf-8")
