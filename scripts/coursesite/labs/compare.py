"""A fresh run held against what is committed: each difference as a problem at the cell that shows it.

Text must be the same. So must numbers, as printed, except in cells tagged `rounding`, where the last digits may differ between
processors. Outputs of cells tagged `timing`, and numbers kept as `timed`, are not compared.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from coursequiz.problems import Problem, shorten
from coursesite.labs.notebook import Notebook, read_outputs
from coursesite.labs.run import Run
from coursesite.labs.source import Lab
from coursesite.notebooks import read_notebook
from coursesite.numbers.measures import JSON_ERRORS, read_measures

ROUNDING = 2
"""How many units of its last printed digit a number may differ by in a cell tagged `rounding`."""
RELATIVE = 1e-3
"""How much a results value may differ, as a share of itself: less than any digit that is printed can tell."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def compare_run(lab: Lab, run: Run) -> list[Problem]:
    """Return where the committed notebook and results of a lab differ from a fresh run."""
    if missing := find_missing(lab):
        return missing
    committed: Notebook = json.loads(lab.notebook.read_text(encoding="utf-8"))
    old_results = json.loads(lab.results.read_text(encoding="utf-8")) if lab.results.exists() else {}
    old_figures = {path.stem: path.read_text(encoding="utf-8") for path in lab.figures.glob("*.json")}
    problems = compare_notebooks(lab, committed, run.notebook) + compare_results(lab, old_results, json.loads(run.results or "{}"))
    return problems + compare_figures(lab, old_figures, run.figures)


def find_missing(lab: Lab) -> list[Problem]:
    """Return a problem where a lab has no notebook, or one or results that cannot be read."""
    if not lab.notebook.exists():
        return [_problem(lab, 1, "lab-missing", f"there is no {lab.notebook.name}")]
    try:
        read_notebook(lab.notebook.read_text(encoding="utf-8"))
        if lab.results.exists():
            read_measures(lab.results)
    except JSON_ERRORS as error:
        return [_problem(lab, 1, "lab-missing", f"the notebook or its results cannot be read ({shorten(error)})")]
    return []


def compare_notebooks(lab: Lab, committed: Notebook, fresh: Notebook) -> list[Problem]:
    """Return the cells whose source or outputs differ."""
    if stale := find_stale(lab, committed, fresh):
        return stale
    problems: list[Problem] = []
    for cell, before, after in zip(lab.cells, committed["cells"], fresh["cells"], strict=True):
        if "timing" not in cell.tags:
            difference = _differ(read_outputs(before), read_outputs(after), ROUNDING if "rounding" in cell.tags else 0)
            if difference:
                problems.append(_problem(lab, cell.line, "lab-output", difference))
    return problems


def find_stale(lab: Lab, committed: Notebook, fresh: Notebook) -> list[Problem]:
    """Return a problem at the first cell whose source differs."""
    old, new = [_bare(cell) for cell in committed["cells"]], [_bare(cell) for cell in fresh["cells"]]
    if old == new and committed["metadata"] == fresh["metadata"]:
        return []
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    line = lab.cells[first].line if first < len(lab.cells) else 1
    return [_problem(lab, line, "lab-stale", "the notebook was made from another version of the lab, from this cell on")]


def compare_results(lab: Lab, old: dict[str, Any], new: dict[str, Any]) -> list[Problem]:
    """Return the numbers whose text or value differ, and names that came or went."""
    problems = []
    for name in sorted(old.keys() | new.keys()):
        if name not in new or name not in old:
            found = f"the results have {shorten(name)}, the lab does not measure it" if name not in new else f"the results lack {shorten(name)}"
            problems.append(_problem(lab, 1, "lab-result", found))
        elif not _same_result(old[name], new[name]):
            found = f"{name}: committed {old[name]['text']} ({old[name]['value']}), measured {new[name]['text']} ({new[name]['value']})"
            problems.append(_problem(lab, 1, "lab-result", found))
    return problems


def compare_figures(lab: Lab, old: dict[str, str], new: dict[str, str]) -> list[Problem]:
    """Return the figures whose data differs by more than a last digit, came or went."""
    problems = []
    for name in sorted(old.keys() | new.keys()):
        difference = _differ([(name, old[name])], [(name, new[name])], 1) if name in old and name in new else f"{name}: {_which(name in new)}"
        if difference:
            problems.append(_problem(lab, 1, "lab-figure", difference))
    return problems


def _which(fresh: bool) -> str:  # noqa: FBT001
    return "the lab writes its data, none is committed" if fresh else "its data is committed, the lab does not write it"


def _same_result(old: dict[str, Any], new: dict[str, Any]) -> bool:
    if any(old.get(key) != new.get(key) for key in ("unit", "about", "timed")):
        return False
    if new.get("timed"):
        return True
    if old["value"] == new["value"]:
        return bool(old["text"] == new["text"])
    # Another processor: the value moved by less than a printed digit, though that may turn the last one.
    return math.isclose(old["value"], new["value"], rel_tol=RELATIVE, abs_tol=1e-6) and _same_text(old["text"], new["text"], 1)


def _bare(cell: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """Return a cell less its outputs; notebooks of older editors have no ids."""
    return cell.get("id", ""), "".join(cell["source"]), tuple(cell["metadata"].get("tags", []))


def _differ(before: list[tuple[str, str]], after: list[tuple[str, str]], units: int) -> str:
    """Return how outputs differ, or nothing."""
    if [kind for kind, _ in before] != [kind for kind, _ in after]:
        return f"the notebook shows {_kinds(before)}, the lab {_kinds(after)}"
    for (kind, old), (_, new) in zip(before, after, strict=True):
        if not _same_text(old, new, units):
            lines = zip(old.splitlines(), new.splitlines(), strict=False)
            was, now = next(((a, b) for a, b in lines if not _same_text(a, b, units)), (f"{len(old)} characters", f"{len(new)} characters"))
            at = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
            return f"{kind}: the notebook has {shorten(was[max(0, at - 30) :])}, the lab printed {shorten(now[max(0, at - 30) :])}"
    return ""


def _kinds(outputs: list[tuple[str, str]]) -> str:
    return ", ".join(kind for kind, _ in outputs) or "nothing"


def _same_text(old: str, new: str, units: int) -> bool:
    """Return whether two texts are the same but for `units` in the last printed digit of their numbers."""
    if old == new:
        return True
    if not units or _NUMBER.sub("0", old) != _NUMBER.sub("0", new):
        return False
    return all(_near(a, b, units) for a, b in zip(_NUMBER.findall(old), _NUMBER.findall(new), strict=True))


def _near(old: str, new: str, units: int) -> bool:
    digits = max(len(number.partition(".")[2]) for number in (old, new))
    return abs(float(old) - float(new)) <= units * 10.0**-digits * (1 + 1e-9)


def _problem(lab: Lab, line: int, rule: str, found: str) -> Problem:
    remedy = f"run 'course labs {lab.name}', look at what changed, and commit it"
    return Problem(path=str(lab.path), line=line, column=1, rule=rule, found=found, remedy=remedy)
