"""The schemas of front matter say what the models say: every page of this course is valid, a slip is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from coursesite.cli import main
from coursesite.lessons import find_pages
from coursesite.schema import render_schemas
from tests.conftest import REPOSITORY

PAGE, LESSON = (Draft202012Validator(json.loads(text)) for text in render_schemas().values())


def read_front(path: Path) -> object:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def test_every_page_of_the_course_is_valid() -> None:
    for path in find_pages(REPOSITORY / "docs"):
        front = read_front(path)
        (LESSON if "minutes:" in path.read_text(encoding="utf-8").split("---\n")[1] else PAGE).validate(front)


@pytest.mark.parametrize("slip", [{"minuts": 3}, {"minutes": "ten"}, {"objectives": ["Not an id"]}])
def test_a_slip_is_not_valid(slip: dict[str, object]) -> None:
    front = {"title": "A", "description": "B", "minutes": 3}
    assert LESSON.is_valid(front)
    assert not LESSON.is_valid(front | slip)


def test_a_stale_schema_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", str(tmp_path)]) == 0
    (tmp_path / "page.schema.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["schema", "--check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{tmp_path}/page.schema.json:1:1: stale-file: the schema is not what its model says — run 'course schema'\n"
