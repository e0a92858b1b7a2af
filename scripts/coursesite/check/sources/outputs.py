"""Outputs of committed notebooks that nobody meant to publish: traces, addresses in memory, colours of a terminal, homes, keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coursequiz.problems import Problem, shorten, show_path
from coursesite.labs.committed import MACHINE
from coursesite.lessons import find_notebooks
from coursesite.notebooks import read_notebook
from coursesite.offset import make_problem

STREAMS = ("stdout", "stderr")
KEY = re.compile(
    r"\b(?:sk-(?:[a-z]+-)*\w{20,}|gh[pousr]_\w{36}|github_pat_\w{22,}|glpat-[\w-]{20}|hf_[A-Za-z]{30,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35}|xox[abprs]-[\w-]{10,})"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
)
"""How keys of services begin, and how long they are."""
_SLIPS = (
    (re.compile(r"Traceback \(most recent call last\)"), "a trace of an error", "mend the cell, and run the notebook again"),
    (
        re.compile(r"\bat 0x[0-9a-fA-F]{6,16}(?=>|&gt;)"),
        "an address in memory",
        "print what the object holds, and run the notebook again: each run has another address",
    ),
    (re.compile(r"\x1b\[[0-9;]*[A-Za-z]"), "a mark of a terminal's colours", "turn the colours off, and run the notebook again"),
    (KEY, "what looks like a key of a service", "take the key back where it came from, then clear the output: what was published is known"),
)
_OUTPUTS = re.compile(r'"outputs"\s*:')


def check_outputs(docs: Path) -> Iterator[Problem]:
    """Yield what outputs of notebooks hold and should not; those that cannot be read, and machines that labs show, are told elsewhere."""
    for file in find_notebooks(docs):
        text = file.read_bytes().decode("utf-8", "replace")
        try:
            notebook = read_notebook(text.removeprefix("\ufeff"))
        except ValueError:
            continue
        is_lab = file.with_suffix(".py").is_file()
        slips = _SLIPS if is_lab else (*_SLIPS, (MACHINE, "a path of somebody's machine", "print no path, and run the notebook again"))
        places = [match.end() for match in _OUTPUTS.finditer(text)]
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        for at, cell in zip(places, cells, strict=False):
            for found, remedy, raw in _find_slips(cell["outputs"], slips):
                place = max(at, text.find(json.dumps(raw)[1:-1], at))
                yield make_problem(text, place, show_path(file), rule="notebook-output", found=found, remedy=remedy)


def _find_slips(outputs: list[dict[str, Any]], slips: tuple[tuple[re.Pattern[str], str, str], ...]) -> Iterator[tuple[str, str, str]]:
    """Yield what is found, its remedy, and the words by which its place is known."""
    for output in outputs:
        if output["output_type"] == "stream" and output["name"] not in STREAMS:
            yield f"a stream is called {shorten(str(output['name']))}", "write 'stdout' or 'stderr'", str(output["name"])
        texts = (
            [output.get("text", "")] if output["output_type"] == "stream" else [form for kind, form in output.get("data", {}).items() if kind[:5] == "text/"]
        )
        for text in ("".join(form) for form in texts if isinstance(form, str | list)):
            for pattern, name, remedy in slips:
                if match := pattern.search(text):
                    yield f"an output holds {name}", remedy, match[0]
