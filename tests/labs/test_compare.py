"""What counts as a difference between a committed notebook and a fresh run."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from coursesite.labs.compare import compare_notebooks, compare_results, compare_run
from coursesite.labs.notebook import Notebook, add_outputs, build_notebook, write_text
from coursesite.labs.prose import check_prose
from coursesite.labs.run import Run
from coursesite.labs.source import Lab, read_lab

from .fakes import LAB, write_course


def make_lab(folder: Path, text: str = LAB) -> Lab:
    lab, problems = read_lab(write_course(folder, lab=text).folder / "sum.py")
    assert lab is not None, problems
    return lab


def make_notebook(lab: Lab, shown: str, time: str = "1") -> Notebook:
    """A lab's notebook as if it had printed these texts."""
    built = build_notebook(lab)
    ran = copy.deepcopy(built)
    for cell, text in zip([cell for cell in ran["cells"] if cell["cell_type"] == "code"], [shown, time, ""], strict=True):
        cell["execution_count"] = 1
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
    return add_outputs(built, ran)


def find(lab: Lab, old: str, new: str) -> list[str]:
    return [f"{p.line}: {p.rule}: {p.found}" for p in compare_notebooks(lab, make_notebook(lab, old), make_notebook(lab, new))]


def test_a_notebook_read_from_its_file_is_no_difference(tmp_path: Path) -> None:
    lab = make_lab(tmp_path)
    fresh = make_notebook(lab, "The sum is 4.5\n")
    assert compare_notebooks(lab, json.loads(write_text(fresh)), fresh) == []


def test_equal_outputs_are_no_difference(tmp_path: Path) -> None:
    assert find(make_lab(tmp_path), "The sum is 4.5\n", "The sum is 4.5\n") == []


def test_a_changed_number_is_shown_with_both_values(tmp_path: Path) -> None:
    assert find(make_lab(tmp_path), "The sum is 4.5\n", "The sum is 4.6\n") == [
        "12: lab-output: stdout: the notebook has 'The sum is 4.5', the lab printed 'The sum is 4.6'"
    ]


@pytest.mark.parametrize(("printed", "differences"), [("4.7", 0), ("4.8", 1), ("4.50", 0), ("5", 1)])
def test_a_cell_tagged_rounding_may_differ_in_its_last_digit(tmp_path: Path, printed: str, differences: int) -> None:
    lab = make_lab(tmp_path, LAB.replace("# %%\nimport helper", '# %% tags=["rounding"]\nimport helper'))
    assert len(find(lab, "The sum is 4.5\n", f"The sum is {printed}\n")) == differences


def test_text_must_be_the_same_even_where_rounding_is_allowed(tmp_path: Path) -> None:
    lab = make_lab(tmp_path, LAB.replace("# %%\nimport helper", '# %% tags=["rounding"]\nimport helper'))
    assert len(find(lab, "The sum is 4.5\n", "The total is 4.5\n")) == 1


def test_times_are_not_compared(tmp_path: Path) -> None:
    lab = make_lab(tmp_path)
    assert compare_notebooks(lab, make_notebook(lab, "x", time="1"), make_notebook(lab, "x", time="2")) == []


def test_a_notebook_of_an_older_lab_is_stale(tmp_path: Path) -> None:
    old = make_notebook(make_lab(tmp_path), "x")
    lab = make_lab(tmp_path, LAB.replace("The sum is", "It is"))
    problems = compare_notebooks(lab, old, make_notebook(lab, "x"))
    assert [(p.line, p.rule, p.remedy) for p in problems] == [(12, "lab-stale", "run 'course labs sum', look at what changed, and commit it")]


def test_a_notebook_without_ids_as_older_editors_write_it_is_stale(tmp_path: Path) -> None:
    lab = make_lab(tmp_path)
    fresh = make_notebook(lab, "x")
    old = {**fresh, "cells": [{key: value for key, value in cell.items() if key != "id"} for cell in fresh["cells"]]}
    assert [(p.line, p.rule) for p in compare_notebooks(lab, old, fresh)] == [(8, "lab-stale")]


@pytest.mark.parametrize(
    ("notebook", "results", "why"),
    [
        ("{", "{}", "no notebook: line 1, column 2: Expecting "),
        ('{"metadata": {}, "cells": [{}]}', "{}", "no notebook: cell 1 has no 'cell_type'"),
        (None, "[]", "'list' object has no attribute 'items'"),
        (None, '{"total": {"text": "4.5"}}', "'value'"),
    ],
)
def test_a_notebook_or_results_of_another_shape_are_told(notebook: str | None, results: str, why: str, tmp_path: Path) -> None:
    lab = make_lab(tmp_path)
    fresh = make_notebook(lab, "x")
    lab.notebook.write_text(write_text(fresh) if notebook is None else notebook, encoding="utf-8")
    lab.results.parent.mkdir()
    lab.results.write_text(results, encoding="utf-8")
    (problem,) = compare_run(lab, Run(notebook=fresh, results="{}", figures={}))
    assert problem.rule == "lab-missing"
    assert why in problem.found


def entry(text: str, value: float) -> dict[str, dict[str, Any]]:
    return {"total": {"text": text, "value": value, "unit": "", "about": "the sum"}}


def timed(text: str, value: float) -> dict[str, dict[str, Any]]:
    return {"total": entry(text, value)["total"] | {"timed": True}}


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        (entry("4.5", 4.5), entry("4.5", 4.5), False),
        (entry("4.6", 4.5), entry("4.5", 4.5), True),  # edited by hand
        (entry("4.5", 4.5), entry("4.6", 4.6), True),
        (entry("4.5", 4.5499), entry("4.6", 4.5501), False),  # another processor, at a boundary of rounding
        (entry("4.5", 4.5), {}, True),
        ({}, entry("4.5", 4.5), True),
        (timed("4.5", 4.5), timed("9.9", 9.9), False),
        (timed("4.5", 4.5), entry("4.5", 4.5), True),
    ],
)
def test_results_differ_when_text_or_value_does(tmp_path: Path, old: dict[str, Any], new: dict[str, Any], *, differs: bool) -> None:
    assert bool(compare_results(make_lab(tmp_path), old, new)) is differs


def test_the_text_of_a_lab_may_only_name_numbers_that_it_shows(tmp_path: Path) -> None:
    lab = make_lab(tmp_path, LAB.replace("It gives 4.5.", "It gives 4.5, which is 450% of one, and not 4.7."))
    run = Run(notebook=make_notebook(lab, "The sum is 4.5\n"), results=json.dumps(entry("4.5", 4.5)))
    assert [f"{p.line}:{p.column}: {p.rule}: {p.found}" for p in check_prose(lab, run)] == [
        "10:47: lab-prose: the text says '4.7', and no output, result or line of code of this lab does"
    ]


def test_a_notebook_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    lab = make_lab(tmp_path)
    assert write_text(make_notebook(lab, "x")) == write_text(make_notebook(lab, "x"))


def test_a_new_cell_changes_no_other_cells_id(tmp_path: Path) -> None:
    before = [cell["id"] for cell in build_notebook(make_lab(tmp_path))["cells"]]
    after = [cell["id"] for cell in build_notebook(make_lab(tmp_path, LAB.replace("# %%\nimport helper", "# %%\n1 + 1\n# %%\nimport helper")))["cells"]]
    assert [name for name in after if name in before] == before
    assert len(after) == len(before) + 1
