"""The golden cases of every rule and every kind."""

from __future__ import annotations

import shutil
from pathlib import Path

import markdown
import pytest

from coursequiz.bank import read_bank
from coursequiz.extension import QuizExtension
from coursequiz.files import NO_BANK_REMEDY
from coursequiz.kinds import KINDS
from tests.coursequiz.course import check
from tests.coursequiz.damage import CATALOGUE_DAMAGES, DAMAGES
from tests.coursequiz.grading import grade_all
from tests.coursequiz.markup import break_lines
from tests.golden import CASES, Case, assert_case, read_cases

BANK = "quizzes/bank.yml"
PAGE = "docs/page.md"
WHOLE_BANK = b"```quiz\nbank: bank\n```\n"
EXTENSIONS = ["attr_list", "tables", "footnotes", "fenced_code", "sane_lists"]

IN_PARTS = ("multiple", "order", "match", "categorise", "cloze")
"""Kinds whose answers may be partly right."""

RULES = read_cases("rules")
KIND_CASES = read_cases("kinds")


def write_files(case: Case, folder: Path) -> None:
    shutil.copytree(CASES / "course", folder, dirs_exist_ok=True)
    case.write(folder, BANK)


@pytest.mark.parametrize("case", RULES, ids=str)
def test_rule(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    report = check(capsys)
    assert_case(case, report.out.rstrip("\n") or "no problem")
    assert report.status == (1 if report.out else 0)


def test_what_is_not_there_or_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quizzes" / "folder.yml").mkdir(parents=True)
    (tmp_path / "quizzes" / "folder").mkdir()
    (tmp_path / "quizzes" / "gone.yaml").symlink_to("nowhere.yaml")
    report = check(capsys, "quizzes", "elsewhere", "quizzes/folder")
    remedy = "check that it exists and may be read"
    assert report.out.splitlines() == [
        f"elsewhere:1:1: no-bank: there is no such file or folder — {NO_BANK_REMEDY}",
        f"quizzes/folder:1:1: no-bank: no bank is in this folder — {NO_BANK_REMEDY}",
        f"quizzes/folder.yml:1:1: unreadable: the file cannot be read: Is a directory — {remedy}",
        f"quizzes/gone.yaml:1:1: unreadable: the file cannot be read: No such file or directory — {remedy}",
    ]
    assert report.status == 1


def test_objectives_may_be_written_before_the_banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASES / "course", tmp_path, dirs_exist_ok=True)
    (tmp_path / "quizzes" / "objectives.yml").write_text("schema: 2\n", encoding="utf-8")
    assert [line.split(": ")[1] for line in check(capsys).out.splitlines()] == ["missing-key", "wrong-schema"]


def test_banks_may_be_named_one_by_one_and_need_objectives_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (case,) = (case for case in RULES if case.title == "A declared objective")
    (tmp_path / "bank.yml").write_bytes(case.files(BANK)[BANK])
    (tmp_path / "later.yml").write_bytes(case.files(BANK)[BANK])
    report = check(capsys, "bank.yml", "later.yml")
    undeclared = "undeclared-objective: objective 'name-drift' is not declared in objectives.yml — declare it in objectives.yml beside the banks"
    assert report.out.splitlines() == [
        f"bank.yml:4:16: {undeclared}",
        "later.yml:3:9: repeated-id: question id 'drift' is taken by bank.yml:3 — give this question an id of its own",
        f"later.yml:4:16: {undeclared}",
    ]


@pytest.mark.parametrize("case", KIND_CASES, ids=str)
def test_kind(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    page = case.files(BANK).get(PAGE, WHOLE_BANK).decode()
    html = markdown.markdown(page, extensions=[*EXTENSIONS, QuizExtension()])
    assert_case(case, break_lines(html))


def test_the_examples_of_every_kind_are_graded_as_they_promise() -> None:
    sound = [*KIND_CASES, *(case for case in RULES if case.expected == "no problem")]
    banks = [read_bank(case.files(BANK)[BANK], BANK)[0] for case in sound]
    examples = [(item, example) for bank in banks if bank for item in bank.items for example in item.kind.examples(item.question)]
    graded = grade_all([(item.kind.name, item.kind.key(item.question), example.response) for item, example in examples])
    verdicts = [(item.id, example.response, result["verdict"]) for (item, example), result in zip(examples, graded, strict=True)]
    assert verdicts == [(item.id, example.response, example.verdict) for item, example in examples]
    told = {(item.kind.name, example.verdict) for item, example in examples}
    assert told == {(kind, verdict) for kind in KINDS for verdict in ("right", "wrong")} | {(kind, "partial") for kind in IN_PARTS}


def test_every_case_is_read() -> None:
    """A case whose dots are wrong would be passed over in silence."""
    for file in (*CASES.glob("rules/*.txt"), *CASES.glob("kinds/*.txt")):
        dots = sum(line == "." for line in file.read_text(encoding="utf-8").split("\n"))
        assert dots == 3 * sum(case.file == file for case in (*RULES, *KIND_CASES)), file


def test_titles_are_unique_in_a_file() -> None:
    names = [str(case) for case in (*RULES, *KIND_CASES)]
    assert len(names) == len(set(names))


def test_every_rule_has_cases() -> None:
    expected = {rule for operator in (*DAMAGES, *CATALOGUE_DAMAGES) for rule in operator.expects}
    assert expected <= {case.file.stem for case in RULES}


def test_every_rule_is_shown_at_work() -> None:
    """Each file of a rule has a case that reports this very rule."""
    for rule in {case.file.stem for case in RULES}:
        assert any(f" {rule}: " in case.expected for case in RULES if case.file.stem == rule), rule


def test_every_kind_has_cases() -> None:
    assert {case.file.stem for case in KIND_CASES} == set(KINDS)
