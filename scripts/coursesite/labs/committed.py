"""Committed notebooks held against their labs, without running one: what a check can tell in a moment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path
from coursesite.labs.compare import find_missing, find_stale
from coursesite.labs.notebook import Notebook, build_notebook, read_outputs
from coursesite.labs.run import find_failures
from coursesite.labs.source import Lab, find_labs, read_lab

MACHINE = re.compile(r"(?:/home|/Users|/root|/tmp)/[\w.-]+|\b[A-Z]:\\Users\\[\w.-]+")
"""A path that says whose machine it was."""


def check_committed(docs: Path) -> list[Problem]:
    """Return labs that cannot be read, and notebooks that are missing, made from another lab, run out of order, or show what no page may."""
    problems: list[Problem] = []
    for folder in sorted({path.parent for path in docs.rglob("*.py")}):
        for path in find_labs(folder):
            lab, more = read_lab(path)
            problems += _check_notebook(lab) if lab else more
        labs = {path.stem for path in find_labs(folder)}
        problems += [_make_orphan(path) for path in sorted(folder.glob("*.ipynb")) if labs and path.stem not in labs]
    return problems


def _make_orphan(notebook: Path) -> Problem:
    found = f"there is no {notebook.stem}.py from which this notebook was made"
    return Problem(path=show_path(notebook), line=1, column=1, rule="lab-missing", found=found, remedy="bring the lab back, or delete the notebook")


def _check_notebook(lab: Lab) -> list[Problem]:
    if missing := find_missing(lab):
        return [] if lab.notebook.exists() else missing  # what cannot be read is told where pages and results are read
    committed: Notebook = json.loads(lab.notebook.read_text(encoding="utf-8"))
    return find_stale(lab, committed, build_notebook(lab)) or [*find_failures(lab, committed), *_check_run(lab, committed)]


def _check_run(lab: Lab, committed: Notebook) -> Iterator[Problem]:
    """Yield the first cell that was not run in its turn, and outputs that show the machine."""
    again = f"run 'course labs {lab.name}', look at what changed, and commit it"
    turn = 0
    told = not lab.results.exists() and all(output.get("execution_count") is None for output in committed["cells"])  # a new lab, which nobody has run yet
    for cell, output in zip(lab.cells, committed["cells"], strict=True):
        if cell.kind == "code":
            turn += 1
            if output.get("execution_count") != turn and not told:
                told, count = True, output.get("execution_count")
                found = f"the cell was run as number {count}, and stands as number {turn}" if count else "the cell was not run"
                yield Problem(path=show_path(lab.path), line=cell.line, column=1, rule="lab-order", found=found, remedy=again)
        for _, text in read_outputs(output):
            if match := MACHINE.search(text):
                found = f"an output shows {shorten(match[0])}, a path of the machine that ran the lab"
                yield Problem(
                    path=show_path(lab.path), line=cell.line, column=1, rule="lab-machine", found=found, remedy="print no path, and run the lab again"
                )
