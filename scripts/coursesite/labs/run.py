"""Labs run, each in a process of its own: the executed notebook, the numbers it wrote, or where it failed.

Knows nothing of what is committed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from coursequiz.problems import Problem, shorten
from coursesite.labs.notebook import Notebook, add_outputs, build_notebook, read_outputs, write_text
from coursesite.labs.source import Lab

COMPILED = Path(".cache/pycache")
"""Where compiled modules are kept between runs."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r"Cell\s+In\[\d+\], line (\d+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one run of a lab gave."""

    notebook: Notebook
    results: str
    """Text of the results file; empty if the lab writes none."""
    figures: dict[str, str] = field(default_factory=dict)
    """Text of the data of each interactive figure, by the figure's name."""


def run_lab(lab: Lab) -> tuple[Run | None, list[Problem]]:
    """Return a lab's run, or None with the first exception or every warning that it printed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"{lab.name}.ipynb"
        notebook = build_notebook(lab)
        _forget_compiled(lab.path.parent.resolve())
        file.write_text(write_text(notebook), encoding="utf-8")
        command = [sys.executable, "-m", "coursesite.labs.execute", str(file), str(lab.path.parent.resolve())]
        ended = subprocess.run(command, env=_environment(folder), capture_output=True, text=True, check=False)  # noqa: S603 - our own module
        ran = add_outputs(notebook, json.loads(file.read_text(encoding="utf-8")))
        problems = find_failures(lab, ran)
        if ended.returncode and not problems:
            last = (ended.stderr.strip().splitlines() or ["no message"])[-1]
            found = f"the lab could not be run: {shorten(last, 200)}"
            remedy = "install the packages of the group 'labs', and look at the cell that ran last"
            problems.append(Problem(path=str(lab.path), line=1, column=1, rule="lab-stopped", found=found, remedy=remedy))
        if problems:
            return None, problems
        written = folder / f"{lab.name}.json"
        figures = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "figures" / lab.name).glob("*.json"))}
        return Run(notebook=ran, results=written.read_text(encoding="utf-8") if written.exists() else "", figures=figures), []


def _forget_compiled(folder: Path) -> None:
    """Delete what was compiled of the helpers: Python takes a file of the same size, saved in the same second, for the one it knows."""
    shutil.rmtree(COMPILED.resolve() / folder.relative_to(folder.anchor), ignore_errors=True)


def _environment(results: Path) -> dict[str, str]:
    """Return the environment of a run: one thread, results in a folder of its own, compiled modules kept out of the labs' folder."""
    scripts = str(Path(__file__).resolve().parents[2])
    ours = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
    ours["PYTHONPATH"] = os.pathsep.join([scripts, *filter(None, [os.environ.get("PYTHONPATH")])])
    ours["PYTHONHASHSEED"] = "0"
    ours["PYTHONDONTWRITEBYTECODE"] = ""  # compiling the packages anew takes seconds in every lab
    ours["PYTHONPYCACHEPREFIX"] = str(COMPILED.resolve())
    ours["LABS_RESULTS"] = str(results)
    ours["LABS_FIGURES"] = str(results / "figures")
    return {**os.environ, **ours}


def find_failures(lab: Lab, ran: Notebook) -> list[Problem]:
    """Return a problem for the exception, and one for each cell that printed warnings: they would stand in the page."""
    problems = []
    for cell, output in zip(lab.cells, ran["cells"], strict=True):
        for kind, text in read_outputs(output):
            if kind == "error":
                line = cell.line + _line_in_cell(output) - 1
                remedy = "mend the lab; nothing after this cell was run"
                problems.append(Problem(path=str(lab.path), line=line, column=1, rule="lab-error", found=shorten(text, 300), remedy=remedy))
            elif kind == "stderr":
                remedy = "a page shows no warnings: mend the cause"
                problems.append(Problem(path=str(lab.path), line=cell.line, column=1, rule="lab-warning", found=shorten(text, 300), remedy=remedy))
    return problems


def _line_in_cell(cell: dict[str, object]) -> int:
    """Return the line of a cell, from 1, where its exception rose."""
    outputs = cell["outputs"]
    assert isinstance(outputs, list)
    trace = next(("\n".join(output["traceback"]) for output in outputs if output["output_type"] == "error"), "")
    found = _LINE.search(_COLOUR.sub("", trace))
    return int(found[1]) if found else 1
