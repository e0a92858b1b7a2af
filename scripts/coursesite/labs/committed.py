"""Committed notebooks held against their labs, without running one: what a check can tell in a moment."""

from __future__ import annotations

import json
from pathlib import Path

from coursequiz.problems import Problem
from coursesite.labs.compare import find_missing, find_stale
from coursesite.labs.notebook import Notebook, build_notebook
from coursesite.labs.run import find_failures
from coursesite.labs.source import Lab, find_labs, read_lab


def check_committed(docs: Path) -> list[Problem]:
    """Return labs that cannot be read, and notebooks that are missing, made from another lab, or show an exception or a warning."""
    problems: list[Problem] = []
    for folder in sorted({path.parent for path in docs.rglob("*.py")}):
        for path in find_labs(folder):
            lab, more = read_lab(path)
            problems += _check_notebook(lab) if lab else more
    return problems


def _check_notebook(lab: Lab) -> list[Problem]:
    if missing := find_missing(lab):
        return [] if lab.notebook.exists() else missing  # what cannot be read is told where pages and results are read
    committed: Notebook = json.loads(lab.notebook.read_text(encoding="utf-8"))
    return find_stale(lab, committed, build_notebook(lab)) or find_failures(lab, committed)
