"""The golden cases of the table of objectives, and the gate that reports its empty cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursequiz.cli import main
from tests.golden import Case, assert_case, read_cases

CASES = read_cases("coverage")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_coverage(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    case.write(tmp_path, "quizzes/bank.yml")
    monkeypatch.chdir(tmp_path)
    status = main(["coverage"])
    table = capsys.readouterr().out.rstrip("\n")
    assert_case(case, table)
    problems = [line for line in table.splitlines() if not line.startswith("|")]
    assert status == (1 if problems else 0)
    assert main(["coverage", "--check"]) == status
    assert capsys.readouterr().out.splitlines() == problems
