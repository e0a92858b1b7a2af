"""A lab as a notebook file: the same bytes for the same lab and outputs, whoever ran it and when.

Owns the notebook format. Knows nothing of how cells are run.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from coursesite.labs.source import Cell, Lab

Notebook = dict[str, Any]
"""A notebook as parsed JSON."""


def build_notebook(lab: Lab) -> Notebook:
    """Return the notebook of a lab, before it is run.

    A cell's id is made from its text, so a new cell changes no other cell's id.
    """
    cells, ids = [], set[str]()
    for cell in lab.cells:
        text, count = cell.source, 0
        while (name := hashlib.sha256(f"{count}{cell.kind}{text}".encode()).hexdigest()[:8]) in ids:
            count += 1
        ids.add(name)
        cells.append(_build_cell(cell, name))
    front = lab.front
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "lab": {"title": front.title, "description": front.description, "minutes": front.minutes, "objectives": list(front.objectives)},
        "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def add_outputs(notebook: Notebook, executed: Notebook) -> Notebook:
    """Return the notebook with the outputs of its run, less what differs from run to run."""
    cells = []
    for cell, ran in zip(notebook["cells"], executed["cells"], strict=True):
        if cell["cell_type"] == "code":
            outputs = [_tidy_output(output) for output in ran["outputs"]]
            cells.append({**cell, "execution_count": ran["execution_count"], "outputs": _join_streams(outputs)})
        else:
            cells.append(cell)
    return {**notebook, "cells": cells}


def write_text(notebook: Notebook) -> str:
    """Return the file's text."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def read_outputs(cell: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a code cell shows: pairs of a kind (`stdout`, `text/html`, …) and its text."""
    shown: list[tuple[str, str]] = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            shown.append((output["name"], _text(output["text"])))
        elif output["output_type"] == "error":
            shown.append(("error", f"{output['ename']}: {output['evalue']}"))
        else:
            shown += [(kind, _text(data)) for kind, data in sorted(output["data"].items())]
    return shown


def _build_cell(cell: Cell, name: str) -> dict[str, Any]:
    metadata = {"tags": list(cell.tags)} if cell.tags else {}
    built: dict[str, Any] = {"cell_type": cell.kind, "id": name, "metadata": metadata, "source": cell.source.splitlines(keepends=True)}
    return built if cell.kind == "markdown" else {**built, "execution_count": None, "outputs": []}


def _tidy_output(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output whose long texts are lists of lines, as notebooks have them."""
    if output["output_type"] == "stream":
        return {**output, "text": _text(output["text"]).splitlines(keepends=True)}
    if "data" not in output:
        return output
    data = {kind: _text(value).splitlines(keepends=True) for kind, value in output["data"].items()}
    if "image/svg+xml" in data or "text/html" in data:
        data = {kind: lines for kind, lines in data.items() if not "".join(lines).startswith("<IPython")}
    return {**output, "data": data, "metadata": {}}


def _join_streams(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the outputs with neighbouring pieces of one stream in one: where they were cut is chance."""
    joined: list[dict[str, Any]] = []
    for output in outputs:
        last = joined[-1] if joined else {"output_type": ""}
        if output["output_type"] == last["output_type"] == "stream" and output["name"] == last["name"]:
            joined[-1] = {**last, "text": ("".join(last["text"]) + "".join(output["text"])).splitlines(keepends=True)}
        else:
            joined.append(output)
    return joined


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)
