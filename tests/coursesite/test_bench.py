"""The benchmark measures what it says: the same questions for every engine, sound, and the same in every run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coursequiz.banks import read_course
from coursesite.bench.clock import measure_cpu, spread
from coursesite.bench.questions import make_questions
from coursesite.bench.sites import write_banks, write_our_site, write_peer_site


def test_questions_are_the_same_in_every_run() -> None:
    assert make_questions(3, 10) == make_questions(3, 10)
    assert make_questions(3, 10) != make_questions(4, 10)


def test_every_tenth_question_has_code_and_every_fifth_two_right_choices() -> None:
    questions = make_questions(0, 10)
    assert [question.right for question in questions] == [1, 1, 1, 1, 2, 1, 1, 1, 1, 2]
    assert ["```" in question.prompt for question in questions].count(True) == 1


def test_the_banks_are_sound(tmp_path: Path) -> None:
    write_banks(tmp_path / "quizzes", pages=5, questions=10)
    course, problems = read_course([tmp_path / "quizzes"], docs=None)
    assert problems == []
    assert len(course.items()) == 50


def test_both_sites_ask_the_same(tmp_path: Path) -> None:
    write_our_site(tmp_path / "ours", pages=2, questions=10)
    write_peer_site(tmp_path / "peer", pages=2, questions=10)
    theirs = (tmp_path / "peer/docs/lesson-1.md").read_text(encoding="utf-8")
    assert theirs.count("<quiz>") == 10
    for question in make_questions(1, 10):
        assert question.prompt in theirs
        assert all(choice.feedback in theirs for choice in question.choices)
    fences = (tmp_path / "ours/docs/lesson-1.md").read_text(encoding="utf-8")
    assert fences.count("```quiz") == 2


def test_cpu_of_a_command_is_measured(tmp_path: Path) -> None:
    assert 0 < measure_cpu([sys.executable, "-c", "sum(range(10**6))"], tmp_path, {}) < 5


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="exit 3"):
        measure_cpu([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, {})


def test_a_spread_shows_middle_least_and_greatest() -> None:
    assert spread([3.0, 1.0, 2.0]).show(1) == "2.0 (1.0–3.0)"
