"""Any bytes as a page, any JSON as a lab's results or in its notebook give what they hold, or problems, never an exception."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursesite.labs.notebook import read_outputs
from coursesite.lessons import read_page
from coursesite.notebooks import try_notebook
from coursesite.numbers.check import check_numbers
from coursesite.numbers.measures import read_results
from tests.coursequiz.course import LINE
from tests.coursequiz.examples import tries

FRONT = st.lists(
    st.sampled_from(
        """---\n|title: |description: |minutes: |objectives: |sources: |hide: |template: |[a, b]|{a: b}|'|"|a title|12|-1|1e9|null|yes|\n|  |- |: |#|&a |*a|!!x |é
|\u202e|\x00|---|...|# Heading\n|[^1]|[^1]: note\n|![](x.png)|{{ lab.a = 1 }}|{{ lab.|```quiz\n|```\n|bank: x\n""".split("|")
    ),
    max_size=40,
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "unit", "about", "value", "a"]) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
OUTPUTS = [
    {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
    {"output_type": "execute_result", "data": {"text/plain": "1", "text/html": ["<b>1</b>"]}, "metadata": {}},
]
NOTEBOOK = {
    "metadata": {"lab": {"title": "A", "minutes": 3}},
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# A\n", "Text."]},
        {"cell_type": "code", "metadata": {"tags": ["timing"]}, "source": "print(1)", "outputs": OUTPUTS},
    ],
}


def find_places(part: Any) -> list[tuple[Any, Any]]:
    """Return every part of parsed JSON: what holds it, and its key."""
    pairs = list(part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ())
    return [(part, key) for key, _ in pairs] + [place for _, inside in pairs for place in find_places(inside)]


def assert_read_or_refused(data: bytes) -> None:
    for lesson in (True, False):
        source, problems = read_page(data, "docs/page.md", lesson=lesson)
        assert problems or source is not None
        assert all(LINE.fullmatch(str(problem)) for problem in problems)


@given(st.binary(max_size=300))
@tries(200)
def test_any_bytes_as_a_page_are_read_or_refused(data: bytes) -> None:
    assert_read_or_refused(data)
    assert_read_or_refused(b"---\n" + data + b"\n---\n# A\n")


@given(FRONT)
@tries(400)
def test_anything_like_front_matter_is_read_or_refused(text: str) -> None:
    assert_read_or_refused(text.encode())
    assert_read_or_refused(f"---\ntitle: A\n{text}\n---\n\n# A\n".encode())


@given(JSON, FRONT)
@tries(300)
def test_anything_as_results_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, results: object, text: str) -> None:
    docs = tmp_path_factory.mktemp("docs")
    file = docs / "module" / "labs" / "results" / "lab.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(results), encoding="utf-8")
    found, problems = read_results(docs)
    assert problems or "lab" in found
    check_numbers(text, "docs/page.md", found)


@given(st.data(), JSON)
@tries(300)
def test_a_notebook_with_anything_in_it_is_read_or_refused(data: st.DataObject, other: object) -> None:
    notebook = json.loads(json.dumps(NOTEBOOK))
    holder, key = data.draw(st.sampled_from(find_places(notebook)))
    if data.draw(st.booleans()):
        del holder[key]
    else:
        holder[key] = other
    text, problems = try_notebook(json.dumps(notebook).encode(), "docs/lab.ipynb")
    assert bool(text) != bool(problems)
    assert all(LINE.fullmatch(str(problem)) for problem in problems)
    for cell in notebook["cells"] if text else ():
        read_outputs(cell)


@given(st.binary(max_size=200))
@tries(200)
def test_any_bytes_as_results_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    docs = tmp_path_factory.mktemp("docs")
    file = docs / "module" / "labs" / "results" / "lab.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    found, problems = read_results(docs)
    assert problems or "lab" in found


def test_very_deep_results_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "module" / "labs" / "results" / "lab.json"
    file.parent.mkdir(parents=True)
    file.write_text("[" * 100_000, encoding="utf-8")
    _, problems = read_results(tmp_path)
    assert [problem.rule for problem in problems] == ["lab-results"]
