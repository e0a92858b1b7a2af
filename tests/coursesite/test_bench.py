"""The benchmark measures what it says: the same questions for every engine, sound, and the same in every run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coursequiz.banks import read_course
from coursesite.bench.clock import measure_cpu, spread
from coursesite.bench.questions import make_questions
from coursesite.bench.record import Record
from coursesite.bench.scale import count_rounds
from coursesite.bench.scale_tables import show_scale
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


def test_a_run_that_was_stopped_goes_on_where_it_ended(tmp_path: Path) -> None:
    file = tmp_path / "cache/scale.json"
    Record(file, {"commit": "a"}).take(30, "bare", 0, lambda: 1.5)
    again = Record(file, {"commit": "a"})
    again.take(30, "bare", 0, lambda: pytest.fail("measured again"))
    again.take(30, "bare", 1, lambda: 2.5)
    assert Record(file, {"commit": "a"}).get(30, "bare") == [1.5, 2.5]
    assert Record(file, {"commit": "b"}).get(30, "bare") == []


def test_large_sizes_are_measured_less_often() -> None:
    assert [count_rounds(pages) for pages in (30, 300, 1000, 3000, 9000)] == [5, 5, 3, 1, 1]


def test_the_scale_is_shown_as_ratios_and_with_versions(tmp_path: Path) -> None:
    record = Record(tmp_path / "scale.json", {})
    weight = {"page": 2048.0, "index": 4096.0}
    values = {
        "bare": {"cpu": 2.0, "memory": 50.0},
        "ours": {"cpu": 3.0, "memory": 75.0},
        "peer": {"cpu": 5.0, "memory": 60.0},
        "banks": 0.5,
        "site": {"first": 1.5, "next": 1.0},
        "lychee": 0.5,
        "weight": {"bare": weight, "ours": {**weight, "page": 3072.0}},
        "course serve": {"start": 1.0, "page": [0.3], "bank": [0.4]},
        "mkdocs serve": {"start": 2.0, "page": [], "bank": [9.0]},
    }
    for name, value in values.items():
        record.take(100, name, 0, lambda value=value: value)
    shown = show_scale([100], 5, record, {"mkdocs": "1.6.1"})
    assert "mkdocs 1.6.1." in shown
    assert [line for line in shown.splitlines() if line.startswith("| 100 ")] == [
        "| 100 | 1 | 2.0 | 20.0 | 1.50 | 2.00 | 2.50 |",
        "| 100 | 50 | 75 | 1.50 | 1.20 |",
        "| 100 | 0.50 | 1.50 | 1.00 | 0.50 | 3.00 | 2.00 |",
        "| 100 | `course serve` | 1.0 | 0.30 | 0.40 |",
        "| 100 | `mkdocs serve` | 2.0 | more than 120 | 9.00 |",
        "| 100 | 2 | 3 | 4 | 4 |",
    ]
