"""Each question was answered from the page alone, and the answers agree with the keys."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coursequiz.banks import Course, read_course
from tests.conftest import REPOSITORY
from tests.coursequiz.grading import grade_all

AGREEMENT = 0.97


@pytest.fixture(scope="module")
def record() -> list[dict[str, Any]]:
    """Return the answers of the blind reading."""
    found: list[dict[str, Any]] = json.loads((REPOSITORY / "tests" / "blind" / "record.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def course() -> Course:
    """Return the course's banks."""
    return read_course([REPOSITORY / "quizzes"], docs=None)[0]


def test_every_question_was_answered_blind(record: list[dict[str, Any]], course: Course) -> None:
    assert [answer["id"] for answer in record] == [item.id for item in course.items()], (
        "read the changed questions blind, as docs/contribute/blind-reading.md says"
    )


def test_the_answers_agree_with_the_keys(record: list[dict[str, Any]], course: Course) -> None:
    items = {item.id: item for item in course.items()}
    cases = [(items[answer["id"]].kind.name, items[answer["id"]].kind.key(items[answer["id"]].question), tuple(answer["response"])) for answer in record]
    disagree = [answer["id"] for answer, result in zip(record, grade_all(cases), strict=True) if result["verdict"] != "right"]
    assert len(disagree) <= (1 - AGREEMENT) * len(record), disagree
    assert not [answer["id"] for answer in record if answer["id"] in disagree and not answer["changes"]], "a disagreement leads to a change"


def test_every_answer_names_what_supports_it(record: list[dict[str, Any]]) -> None:
    assert not [answer["id"] for answer in record if not answer["support"]]
