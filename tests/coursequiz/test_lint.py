"""The golden cases of the lint rules, and that every rule has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursequiz.lint import OBJECTIVE_RULE, RULES
from tests.coursequiz.course import check
from tests.golden import Case, assert_case, read_cases

CASES = read_cases("lint")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_lint(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    case.write(tmp_path, "quizzes/bank.yml")
    monkeypatch.chdir(tmp_path)
    report = check(capsys, "--lint")
    assert_case(case, report.out.rstrip("\n") or "no problem")
    assert report.status == (1 if report.out else 0)


def test_every_lint_rule_is_shown_at_work() -> None:
    shown = {case.file.stem for case in CASES if f" {case.file.stem}: " in case.expected}
    assert shown == {rule.name for rule in RULES} | {OBJECTIVE_RULE, "bad-waiver"}
