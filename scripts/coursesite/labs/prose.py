"""Numbers in a lab's own text: each must be one that the lab printed, kept or set.

So a sentence cannot go on saying 16.1 when the table below it says 15.8. Looks at numbers with a decimal point and at percentages.
"""

from __future__ import annotations

import json
import re

from coursequiz.problems import Problem, shorten
from coursesite.labs.notebook import read_outputs
from coursesite.labs.run import Run
from coursesite.labs.source import Cell, Lab
from coursesite.offset import find_place

_SAID = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?=(%)?)")
_KNOWN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def check_prose(lab: Lab, run: Run) -> list[Problem]:
    """Return the numbers of Markdown cells that nothing in the lab bears out."""
    known = _find_known(lab, run)
    return [problem for cell in lab.cells if cell.kind == "markdown" for problem in _check_cell(lab, cell, known)]


def _check_cell(lab: Lab, cell: Cell, known: list[float]) -> list[Problem]:
    text = _FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), cell.source)
    problems = []
    for match in _SAID.finditer(text):
        number, percent = match[1].rstrip(","), match[2]
        digits = len(number.partition(".")[2])
        if (digits or percent) and not _is_known(float(number.replace(",", "")), digits, known):
            line, column = find_place(text, match.start())
            line, column = cell.line + line - 1, column + len("# ")
            found = f"the text says {shorten(number)}, and no output, result or line of code of this lab does"
            remedy = "write what the lab measured, or measure it"
            problems.append(Problem(path=str(lab.path), line=line, column=column, rule="lab-prose", found=found, remedy=remedy))
    return problems


def _find_known(lab: Lab, run: Run) -> list[float]:
    texts = [text for cell in run.notebook["cells"] for kind, text in read_outputs(cell) if kind != "image/svg+xml"]
    texts += [str(entry["value"]) for entry in json.loads(run.results or "{}").values()]
    texts += [cell.source for cell in lab.cells if cell.kind == "code"]
    return [float(number.replace(",", "")) for text in texts for number in _KNOWN.findall(text)]


def _is_known(said: float, digits: int, known: list[float]) -> bool:
    half = 0.5 * 10.0**-digits * (1 + 1e-9)
    return any(abs(said - number) <= half or abs(said - 100 * number) <= half for number in known)
