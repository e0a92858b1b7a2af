"""Reading a lab: front matter, cells, tags and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.labs.source import find_helpers, find_labs, read_lab

from .fakes import LAB, write_course


def test_a_lab_is_read_into_cells_with_their_lines(tmp_path: Path) -> None:
    lab, problems = read_lab(write_course(tmp_path).folder / "sum.py")
    assert problems == []
    assert lab is not None
    assert lab.front.title == "Lab: a small sum"
    assert [(cell.kind, cell.tags, cell.line) for cell in lab.cells] == [
        ("markdown", (), 8),
        ("code", (), 12),
        ("code", ("timing",), 17),
        ("code", ("hide",), 21),
    ]
    assert lab.cells[0].source == "# Lab: a small sum\n\nIt gives 4.5."


def test_a_helper_is_no_lab(tmp_path: Path) -> None:
    folder = write_course(tmp_path).folder
    assert [path.name for path in find_labs(folder)] == ["sum.py"]
    assert [path.name for path in find_helpers(folder)] == ["helper.py"]


@pytest.mark.parametrize(
    ("old", "new", "line"), [(" [markdown]", " [Markdown]", 7), ('tags=["hide"]', "tags=[hide]", 20), ('tags=["hide"]', 'tags=["hide"', 20)]
)
def test_a_mistyped_cell_mark_is_named_with_its_line(old: str, new: str, line: int, tmp_path: Path) -> None:
    path = write_course(tmp_path, lab=LAB.replace(old, new)).folder / "sum.py"
    lab, problems = read_lab(path)
    assert lab is None
    assert [str(problem) for problem in problems] == [
        f"{path}:{line}:1: lab-cell: '# %% {new.strip()}' begins no cell — write '# %%', '# %% [markdown]' or '# %% tags=[\"hide\"]'"
    ]


def test_a_lab_that_is_not_utf_8_is_told_at_its_place(tmp_path: Path) -> None:
    path = write_course(tmp_path).folder / "sum.py"
    path.write_bytes(path.read_bytes().replace(b"gives", b"g\xefves"))
    assert find_labs(path.parent) == [path]
    lab, problems = read_lab(path)
    assert lab is None
    assert [str(problem) for problem in problems] == [f"{path}:10:7: not-utf-8: byte 0xef is not UTF-8 — save the file as UTF-8"]


def test_front_matter_is_checked_as_that_of_a_lesson(tmp_path: Path) -> None:
    options = write_course(tmp_path, lab=LAB.replace("# minutes: 1\n", ""))
    lab, problems = read_lab(options.folder / "sum.py")
    assert lab is None
    assert ["minutes" in problem.found for problem in problems] == [True]
