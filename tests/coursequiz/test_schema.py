"""Editors are told the bounds that banks are held to."""

from __future__ import annotations

import pytest

from coursequiz.schema import render_schemas
from tests.conftest import REPOSITORY


@pytest.mark.parametrize("name", ["quiz.schema.json", "objectives.schema.json"])
def test_the_committed_schemas_are_those_of_the_kinds(name: str) -> None:
    assert (REPOSITORY / "quizzes" / name).read_text(encoding="utf-8") == render_schemas()[name]
