"""The figures of a lab that lessons and questions quote: kept by name, written once at the end."""

import json
import os
from pathlib import Path

_kept: dict[str, dict[str, object]] = {}


def note(name: str, value: float, pattern: str, unit: str, about: str) -> None:
    """Keeps a number, and the text that prose may print for it, until `write_numbers`."""
    if name in _kept:
        raise ValueError(f"{name} is kept twice")
    text = format(float(value), pattern)
    if not text.strip("-0.,"):
        text = text.removeprefix("-")  # no "minus zero"
    text = text.replace("-", "\N{MINUS SIGN}")
    _kept[name] = {"text": text, "value": round(float(value), 6), "unit": unit, "about": about}


def write_numbers(lab: str) -> None:
    """Writes results/<lab>.json beside the labs (or where LABS_RESULTS says)."""
    folder = Path(os.environ.get("LABS_RESULTS", Path(__file__).parent.parent / "results"))
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(_kept, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / f"{lab}.json").write_text(content + "\n", encoding="utf-8")
