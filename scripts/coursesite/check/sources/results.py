"""What labs handed to the lessons, as files: numbers whose text is their value, and the data of interactive figures."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coursequiz.problems import Problem, shorten, show_path, suggest
from coursesite.interactive.start import FOLDER
from coursesite.numbers.measures import RESULTS
from coursesite.offset import make_problem

FIGURES = "*/labs/figures/*/*.json"
"""Where labs write the data of figures, seen from the docs folder."""
AGAIN = "run the lab again: what it measured is not typed by hand"

_NUMBER = re.compile(r"[-\u2212]?[\d,]+(?:\.(\d+))?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


FIELDS: Mapping[str, Callable[[object], bool]] = {"about": _is_text, "text": _is_text, "unit": _is_text, "value": _is_number}
"""What a number has, and `timed` where a clock measured it."""


def check_results(docs: Path) -> Iterator[Problem]:
    """Yield numbers of labs that are not what a lab writes, and names that stand twice; files that cannot be read are told elsewhere."""
    for file in sorted(docs.glob(RESULTS)):
        text = file.read_text(encoding="utf-8", errors="replace")
        lab = file.parent.parent / f"{file.stem}.py"
        if not lab.is_file() and any(lab.parent.glob("*.py")):
            found, remedy = f"there is no {lab.name} that could have measured this", "bring the lab back, or delete the file"
            yield Problem(path=show_path(file), line=1, column=1, rule="lab-results", found=found, remedy=remedy)
        repeated: list[str] = []
        try:
            entries = json.loads(text, object_pairs_hook=lambda pairs, repeated=repeated: _read_pairs(pairs, repeated))  # type: ignore[misc]
        except (ValueError, RecursionError):
            continue
        for name in repeated:
            at = text.rindex(json.dumps(name, ensure_ascii=False))
            yield make_problem(text, at, show_path(file), rule="lab-results", found=f"{shorten(name)} stands here again", remedy=AGAIN)
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            if isinstance(entry, dict) and (flaw := _find_flaw(name, entry)):
                found = f"{name}: {flaw}"
                at = max(0, text.find(json.dumps(name, ensure_ascii=False)))
                yield make_problem(text, at, show_path(file), rule="lab-results", found=found, remedy=AGAIN)


def _read_pairs(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    repeated += [name for index, name in enumerate(names) if name in names[:index]] if len(set(names)) < len(names) else []
    return dict(pairs)


def _find_flaw(name: str, entry: Mapping[str, Any]) -> str:
    """Return what is wrong with one number, in words; empty where nothing is."""
    if not _NAME.fullmatch(name):
        return "its name has other signs than small letters, digits and '_'"
    for key, is_sound in FIELDS.items():
        if key not in entry:
            return f"it has no '{key}'"
        if not is_sound(entry[key]):
            return f"its '{key}' is {shorten(json.dumps(entry[key]))}"
    if strange := sorted(entry.keys() - FIELDS.keys() - {"timed"}):
        return f"key {shorten(strange[0])} is none of a number"
    match = _NUMBER.fullmatch(entry["text"])
    if match is None:
        return ""
    stated = float(entry["text"].replace(",", "").replace("\N{MINUS SIGN}", "-"))
    if abs(stated - entry["value"]) > 0.5001 * 10.0 ** -len(match[1] or "") + 1e-6:
        return f"its text says {entry['text']}, its value is {entry['value']}"
    return ""


def check_figure_data(docs: Path) -> Iterator[Problem]:
    """Yield data of figures that is missing, that cannot be read, or that no figure has; nothing where no lab writes any."""
    files = {file.stem: file for file in sorted(docs.glob(FIGURES))}
    known = {start.stem for start in FOLDER.glob("*.json")}
    for name, file in files.items():
        if name not in known:
            found = f"there is no figure {shorten(name)}"
            yield Problem(path=show_path(file), line=1, column=1, rule="figure-data", found=found, remedy=suggest(name, known))
        elif flaw := _find_data_flaw(file.read_bytes()):
            found, remedy = f"the figure's data {flaw}", "run 'course labs', then 'npm run build'"
            yield Problem(path=show_path(file), line=1, column=1, rule="figure-data", found=found, remedy=remedy)
    for name in sorted(known - files.keys()) if files else ():
        folder = show_path(next(iter(files.values())).parent.parent)
        found = f"no lab has written the data of figure {shorten(name)}, {name}.json"
        yield Problem(path=folder, line=1, column=1, rule="figure-data", found=found, remedy="run 'course labs', or take the figure out")


def _find_data_flaw(data: bytes) -> str:
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        return "cannot be read"
    if not isinstance(held, dict):
        return "is no mapping"
    lists = [(key, value) for key, value in held.items() if isinstance(value, list)]
    mixed = next((key for key, value in lists if len({isinstance(item, str) for item in value}) > 1), None)
    return "holds nothing" if not held else f"mixes text and numbers in {shorten(mixed)}" if mixed else ""
