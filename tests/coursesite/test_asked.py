"""The questions of a built page against those that its source asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursequiz.starter import FIRST_BANK
from coursesite.cli import main

FENCE = "```quiz\nbank: first\n```\n"
SHOWN = '<quiz-question id="q-first-question"></quiz-question>'
LOST = "lost-question: the page's source asks question 'first-question', and the page does not show it"
STRAY = "answer-key: question 'first-question' stands on a page whose source does not ask it"


@pytest.mark.parametrize(
    ("source", "built", "told"),
    [
        (FENCE, "", {LOST}),
        (f'{FENCE}\n--8<-- "more.md"\n', "", {LOST}),
        (FENCE, SHOWN, set()),
        (FENCE.replace("```", "~~~ ", 1).replace("```", "~~~"), SHOWN, set()),
        ("No question.\n", SHOWN, {STRAY}),
        ('--8<-- "more.md"\n', SHOWN, set()),
    ],
    ids=["lost", "lost beside a snippet", "shown", "shown by a fence of other signs", "stray", "brought by a snippet"],
)
def test_a_page_shows_what_its_source_asks(source: str, built: str, told: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "docs/index.md": f"# Home\n\n{source}",
        "quizzes/first.yml": FIRST_BANK,
        "site/index.html": f"<!doctype html><html><body><main><h1>Home</h1>{built}</main></body></html>",
        "site/other.html": f"<!doctype html><html><body><main><h1>Made by a plugin</h1>{SHOWN}</main></body></html>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    main(["check", "--site", str(tmp_path / "site"), "--docs", str(tmp_path / "docs"), "--quizzes", str(tmp_path / "quizzes")])
    out = capsys.readouterr().out
    assert {message for message in (LOST, STRAY) if message in out} == told


def test_a_folder_in_the_place_of_a_bank_ends_no_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {"docs/index.md": f"# Home\n\n{FENCE}", "quizzes/first.yml": FIRST_BANK, "site/index.html": f"<h1>Home</h1>{SHOWN}"}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "quizzes/another.yml").mkdir()
    main(["check", "--site", str(tmp_path / "site"), "--docs", str(tmp_path / "docs"), "--quizzes", str(tmp_path / "quizzes")])
    assert "answer-key: question 'first-question': its kind is '' and not 'single'" in capsys.readouterr().out
