"""The preview: what is wrong with a page, or with what it is made of, stands in it until it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_mkdocs
from tests.coursesite.desk import Desk, find_problems


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Text.", "[x](nothere.md)", "docs/other.md:8:5: broken-link: link 'nothere.md' leads to no file — correct the address, or add what it names"),
        ("Text.", "[x](#nothere)", "docs/other.md:8:5: broken-anchor: link '#nothere' names no place on this page — correct it, or add a heading with that id"),
        (
            "Text.",
            "A $\\frac{1}{$ here",
            r"docs/other.md:8:4: bad-formula: formula '\frac{1}{' cannot be read (NoAvailableTokensError) — close what it opens, and look for a command that is not LaTeX",
        ),
        (
            "Text.",
            '--8<-- "nope.md"',
            "docs/other.md:1:1: build-failed: the page cannot be built: SnippetMissingError: Snippet at path 'nope.md' could not be found — mend what it names and save",
        ),
    ],
)
def test_what_is_wrong_with_a_page_is_told_with_its_line_and_mended(desk: Desk, old: str, new: str, message: str) -> None:
    desk.save("docs/other.md", old, new)
    assert message in find_problems(desk.see("other/"))
    desk.save("docs/other.md", new, old)
    assert message not in find_problems(desk.see("other/"))


def test_a_file_that_is_not_utf_8_is_told_once(desk: Desk) -> None:
    file = desk.project / "docs/other.md"
    file.write_bytes(file.read_bytes() + b"\xff")
    desk.preview.take({file})
    assert find_problems(desk.see("other/")) == ["docs/other.md:13:1: not-utf-8: byte 0xff is not UTF-8 — save the file as UTF-8"]


RESULTS = "docs/course/labs/results/flights.json"
NOTEBOOK = "docs/course/labs/flights.ipynb"
TERMS = "docs/includes/glossary.md"
LAB = {
    RESULTS: b'{"late": {"text": "1.5", "value": 1.5}}\n',
    NOTEBOOK: b'{"metadata": {"lab": {"title": "Flights", "description": "A lab."}}, "cells": [{"cell_type": "markdown", "metadata": {}, "source": "# Flights"}]}',
    "docs/bars.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><text data-lab="flights.late">1.5</text></svg>',
    "docs/other.md": b"---\ntitle: Other\ndescription: D.\n---\n# Other\n\nLate: {{ flights.late = 1.5 }}.\n\n![Bars of late flights](bars.svg)\n\n```quiz\nbank: other\n```\n",
}
"""A lab on the small site, and a page with its number in text, drawing and bank."""
FAULTS = (
    (RESULTS, b"}\n", b"\n", f"{RESULTS}:1:1: lab-results: the results of lab flights cannot be read (JSONDecodeError: Expecting "),
    (
        RESULTS,
        b'"value": 1.5',
        b'"valeu": 1.5',
        f"{RESULTS}:1:1: lab-results: the results of lab flights cannot be read (KeyError: 'value') — run the lab again",
    ),
    (RESULTS, b"1.5", b"1.6", "docs/bars.svg:1:71: lab-number: the drawing says 1.5, lab flights measured 1.6 (flights.late) — write 1.6"),
    (
        "quizzes/other.yml",
        b'"Is this',
        b'"{{ flights.late = 1.4 }}: is this',
        "quizzes/other.yml:5:14: lab-number: the text says 1.4, lab flights measured 1.5 ",
    ),
    (TERMS, b"*[label shift]:", b"*[label shift]", f"{TERMS}:2:1: glossary-line: '*[label shift] The frequency of the answers changes.' defines no term — "),
    ("docs/other.md", b"Late:", b"{{ module-minuts }} minutes. Late:", "docs/other.md:7:1: module-mark: '{{ module-minuts }}' stands for nothing — did you "),
    (NOTEBOOK, b"]}", b"}", f"{NOTEBOOK}:1:1: notebook: no notebook: line 1, column "),
    (NOTEBOOK, b"source", b"sauce", f"{NOTEBOOK}:1:1: notebook: no notebook: cell 1 has no 'source' — run 'make labs', which writes it anew"),
    (NOTEBOOK, b"# Flights", b"# Fl\xefghts", f"{NOTEBOOK}:1:137: not-utf-8: byte 0xef is not UTF-8 — save the file as UTF-8"),
    ("quizzes/objectives.yml", b"schema: 1", b"schema: 9", "quizzes/objectives.yml:1:9: wrong-schema: schema '9' is not known — write 'schema: 1'"),
)
"""File, what stands there, what an author writes in its place, and the message."""


@pytest.fixture
def lab_desk(desk: Desk) -> Desk:
    """Return the desk with a lab in the navigation."""
    for name, data in LAB.items():
        (desk.project / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.project / name).write_bytes(data)
    desk.save("mkdocs.yml", "  - Another page: other.md\n", "  - Another page: other.md\n  - Lab: course/labs/flights.ipynb\n")
    return desk


def test_what_a_page_is_made_of_is_told_in_the_page_and_mended(lab_desk: Desk) -> None:
    for name, old, new, message in FAULTS:
        page = "course/labs/flights/" if name == NOTEBOOK else "other/"
        file = lab_desk.project / name
        before = file.read_bytes()
        assert find_problems(lab_desk.see(page)) == []
        file.write_bytes(before.replace(old, new, 1) if name == TERMS else before.replace(old, new))
        lab_desk.preview.take({file})
        told = find_problems(lab_desk.see(page))
        assert len([problem for problem in told if problem.startswith(message)]) == 1, message
        assert len({problem.split(":")[0] for problem in told}) == len(told), "a fault is told once a file"
        file.write_bytes(before)
        lab_desk.preview.take({file})
        assert find_problems(lab_desk.see(page)) == []


def test_a_strict_build_says_what_the_preview_says(lab_desk: Desk, tmp_path: Path) -> None:
    for name, old, new, _ in (FAULTS[1], *FAULTS[3:6], FAULTS[8]):
        file = lab_desk.project / name
        file.write_bytes(file.read_bytes().replace(old, new))
        lab_desk.preview.take({file})
    build = run_mkdocs(lab_desk.project, tmp_path / "strict", succeeds=False)
    warnings = {line.partition("-")[2].strip() for line in build.stderr.splitlines() if line.startswith("WARNING")}
    assert (build.returncode, "Traceback" in build.stderr) == (1, False)
    assert warnings == {*find_problems(lab_desk.see("other/")), *find_problems(lab_desk.see("course/labs/flights/"))}


def test_a_glossary_that_is_not_utf_8_is_told_at_its_place_on_every_page_and_stops_a_build(desk: Desk, tmp_path: Path) -> None:
    message = f"{TERMS}:2:36: not-utf-8: byte 0xe9 is not UTF-8 — save the file as UTF-8"
    file = desk.project / TERMS
    sound = file.read_bytes()
    file.write_bytes(sound.replace(b"the answers", b"th\xe9 answers"))
    desk.preview.take({file})
    assert message in find_problems(desk.see("other/"))
    assert not [problem for problem in find_problems(desk.see("other/")) if "build-failed" in problem]
    build = run_mkdocs(desk.project, tmp_path / "strict", succeeds=False)
    assert (build.returncode, "Traceback" in build.stderr) == (1, False)
    assert [line for line in build.stderr.splitlines() if "not-utf-8" in line] == [f"ERROR   -  {message}"]
    file.write_bytes(sound)
    desk.preview.take({file})
    assert message not in find_problems(desk.see("other/"))
