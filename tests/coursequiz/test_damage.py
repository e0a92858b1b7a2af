"""Every kind of damage is noticed, at its place, with a remedy; no harmless change is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.coursequiz.course import REPOSITORY, SAMPLE, SAMPLE_BANK, Report, check, copy_course, find_real_banks, run_command
from tests.coursequiz.damage import CATALOGUE_DAMAGES, DAMAGES, HARMLESS, NotApplicable, Operator

REAL_BANKS = find_real_banks()
SECONDS = 60.0
"""What no file may take, on the busiest machine."""

WHOLE_FILE = frozenset({"empty-file", "not-utf-8", "too-large", "too-deep", "wrong-schema"})
"""Rules about a file as a whole: where in a question they point says nothing."""
ABOUT_THE_TOP = frozenset({"without-questions"})
"""Damages whose place is the head of the bank and not the place where something is missing."""


def named(operators: tuple[Operator, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("operator", operators, ids=lambda operator: operator.name)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample course; the current folder is its top."""
    monkeypatch.chdir(copy_course(tmp_path, SAMPLE))
    return tmp_path


@pytest.fixture
def real_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this site's banks; the current folder is its top."""
    monkeypatch.chdir(copy_course(tmp_path, REPOSITORY))
    return tmp_path


def spoil(file: Path, operator: Operator) -> tuple[bytes, bytes]:
    """Write the damaged file and return what stood there and what stands there now."""
    before = file.read_bytes()
    after = operator.apply(before)
    assert after != before, "the operator changed nothing"
    file.write_bytes(after)
    return before, after


def changed_lines(before: bytes, after: bytes) -> range:
    """Return the lines of `after` from the first to the last that differ from `before`."""
    old, new = before.splitlines(), after.splitlines()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    end = 0
    while end < min(len(old), len(new)) - same and old[-1 - end] == new[-1 - end]:
        end += 1
    return range(same + 1, max(len(new) - end, same + 1) + 1)


def questions_around(after: bytes, lines: range) -> range:
    """Return the lines of the questions that hold `lines`: from a dash at the questions' own indentation to the next."""
    text = after.decode("utf-8", "replace").splitlines()
    starts = [number for number, line in enumerate(text, 1) if line.startswith("  - ") or (line and not line.startswith((" ", "#")))]
    first = max((start for start in starts if start <= lines[0]), default=1)
    last = min((start for start in starts if start > lines[-1]), default=len(text) + 1)
    return range(first, last + 1)


def assert_noticed(report: Report, path: str, operator: Operator) -> None:
    assert "Traceback" not in report.err + report.out
    assert report.status == 1
    assert report.rules(path) & operator.expects, f"expected one of {sorted(operator.expects)}:\n{report.out or '(nothing was reported)'}"


def test_names_of_operators_are_unique() -> None:
    names = [operator.name for operator in (*DAMAGES, *CATALOGUE_DAMAGES, *HARMLESS)]
    assert len(names) == len(set(names))
    assert len(DAMAGES) >= 55


def test_the_sample_is_sound(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(capsys)
    assert (report.status, report.out) == (0, "")


@named(DAMAGES)
def test_damage_is_noticed(operator: Operator, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(course / "quizzes" / SAMPLE_BANK, operator)
    start = time.perf_counter()
    report = check(capsys)
    assert time.perf_counter() - start < SECONDS
    assert_noticed(report, f"quizzes/{SAMPLE_BANK}", operator)


@named(DAMAGES)
def test_damage_is_noticed_where_it_stands(operator: Operator, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = spoil(course / "quizzes" / SAMPLE_BANK, operator)
    expected = [match for match in check(capsys).lines() if match["rule"] in operator.expects]
    around = questions_around(after, changed_lines(before, after))
    places = [int(match["line"]) for match in expected]
    assert operator.expects <= WHOLE_FILE or operator.name in ABOUT_THE_TOP or any(line in around for line in places), (
        f"lines {places}, expected within {around}"
    )


@named(DAMAGES)
def test_every_place_is_in_the_file(operator: Operator, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, after = spoil(course / "quizzes" / SAMPLE_BANK, operator)
    lines = after.decode("utf-8", "replace").split("\n")
    for match in check(capsys).lines():
        if match["path"] == f"quizzes/{SAMPLE_BANK}":
            line, column = int(match["line"]), int(match["column"])
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


@named(CATALOGUE_DAMAGES)
def test_damage_to_objectives_is_noticed(operator: Operator, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(course / "quizzes/objectives.yml", operator)
    assert_noticed(check(capsys), "quizzes/objectives.yml", operator)


@named(HARMLESS)
def test_a_harmless_change_is_accepted(operator: Operator, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(course / "quizzes" / SAMPLE_BANK, operator)
    report = check(capsys)
    assert (report.status, report.out) == (0, "")


@named(DAMAGES)
def test_damage_to_a_real_bank_is_noticed(operator: Operator, real_course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    turn = DAMAGES.index(operator)  # each operator meets another bank first, so that all banks are met
    for step in range(len(REAL_BANKS)):
        name = REAL_BANKS[(turn + step) % len(REAL_BANKS)]
        try:
            spoil(real_course / "quizzes" / name, operator)
        except NotApplicable:
            continue
        assert_noticed(check(capsys, f"quizzes/{name}"), f"quizzes/{name}", operator)
        return


@named(HARMLESS)
def test_a_harmless_change_to_a_real_bank_is_accepted(operator: Operator, real_course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    turn = HARMLESS.index(operator)
    for step in range(len(REAL_BANKS)):
        bank = f"quizzes/{REAL_BANKS[(turn + step) % len(REAL_BANKS)]}"
        before = sorted(match["rule"] for match in check(capsys, bank).lines())
        try:
            spoil(real_course / bank, operator)
        except NotApplicable:
            continue
        report = check(capsys, bank)
        assert sorted(match["rule"] for match in report.lines()) == before, report.out
        return


COMMAND_DAMAGES = (
    "utf-16",
    "raw-u-0000",
    "escape-ud800",
    "unquoted-colon",
    "laughs",
    "deep-open",
    "deep-maps",
    "long-line",
    "object",
    "no-correct-single",
    "script",
)


@pytest.mark.parametrize("name", COMMAND_DAMAGES)
def test_the_command_notices_damage(name: str, course: Path) -> None:
    operator = next(operator for operator in DAMAGES if operator.name == name)
    spoil(course / "quizzes" / SAMPLE_BANK, operator)
    assert_noticed(run_command(course, seconds=SECONDS), f"quizzes/{SAMPLE_BANK}", operator)


@pytest.mark.parametrize("name", ["later", "later.ym", "later.YML", "later.yml.txt"])
def test_a_bank_without_its_extension_is_noticed(name: str, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody would be told that such a file is never read."""
    (course / "quizzes/course" / name).write_bytes(b"schema: 1\n")
    assert f"quizzes/course/{name}" in {match["path"] for match in check(capsys).lines()}


def test_a_path_without_banks_is_noticed(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "empty").mkdir()
    report = check(capsys, "empty", "nowhere", "quizzes")
    assert report.status == 1
    assert {match["path"] for match in report.lines()} == {"empty", "nowhere"}


def test_all_problems_of_all_files_are_reported_in_one_run(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Seven damages in one bank, one in another, one in the objectives: all are told, in the order of files and lines."""
    names = ("level-hard", "hint-html", "choice-attr", "choose-more", "answer-nan", "relativ", "accept-signs")
    bank = course / "quizzes" / SAMPLE_BANK
    chosen = [operator for operator in DAMAGES if operator.name in names]
    for operator in chosen:
        spoil(bank, operator)
    (course / "quizzes/course/other.yml").write_bytes(b"schema: 1\n")
    spoil(course / "quizzes/objectives.yml", next(operator for operator in CATALOGUE_DAMAGES if operator.name == "objective-text-empty"))
    report = check(capsys)
    assert report.status == 1
    missed = [operator.name for operator in chosen if not report.rules(f"quizzes/{SAMPLE_BANK}") & operator.expects]
    assert missed == []
    assert report.rules("quizzes/course/other.yml") == {"missing-key"}
    assert "empty-text" in report.rules("quizzes/objectives.yml")
    order = [(match["path"], int(match["line"]), int(match["column"])) for match in report.lines()]
    assert order == sorted(order)
