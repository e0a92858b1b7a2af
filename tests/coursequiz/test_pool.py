"""What stands above the pool of a test."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from coursequiz.cli import main
from coursequiz.extension import QuizExtension

PAGE = "```quiz\nbank: first\ntest: {draw: 1, pass: 100}\n```\n"
GOALS = "schema: 1\nobjectives:\n  - {id: keep, text: Say where an answer is kept.}\n  - {id: other, text: Something that nobody asks.}\n"


@pytest.mark.parametrize("declared", [False, True])
def test_objectives_are_named_where_there_are_some(declared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    main(["init"])
    if declared:
        (tmp_path / "quizzes/objectives.yml").write_text(GOALS, encoding="utf-8")
        bank = tmp_path / "quizzes/first.yml"
        bank.write_text(bank.read_text(encoding="utf-8").replace("    kind:", "    objective: keep\n    kind:"), encoding="utf-8")
    intro = BeautifulSoup(markdown.markdown(PAGE, extensions=[QuizExtension()]), "html.parser").select_one(".quiz-test-intro")
    assert intro is not None
    assert [row.get_text() for row in intro.select("p, li")][1:] == (["What this test covers:", "Say where an answer is kept."] if declared else [])
