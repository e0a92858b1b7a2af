"""Two builds of one site, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.cli import main

QUESTION = '<quiz-question data-kind="single" id="q-{id}"><form>{text}</form></quiz-question>'


def write_site(folder: Path, pages: dict[str, str]) -> Path:
    for name, html in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(html, encoding="utf-8")
    return folder


def test_twins_that_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {"index.html": "<h1>Home</h1>", "a/index.html": QUESTION.format(id="one", text="x")}
    site, twin = write_site(tmp_path / "site", pages), write_site(tmp_path / "twin", pages | {"index.html": "<h1>Other theme</h1>"})
    assert main(["twin", str(site), str(twin)]) == 0
    assert capsys.readouterr().err == "1 of 1 questions: no problem\n"


def test_what_differs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    one, two = QUESTION.format(id="one", text="x"), QUESTION.format(id="two", text="x")
    write_site(Path("site"), {"a/index.html": one, "b/index.html": one + two, "lab/index.html": ""})
    write_site(Path("twin"), {"a/index.html": QUESTION.format(id="one", text="y"), "b/index.html": two})
    assert main(["twin", "site", "twin"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "twin/a/index.html:1:1: other-html: question 'one' has other HTML — compare the two pages",
        "twin/b/index.html:1:1: other-questions: questions ['two'] in place of ['one', 'two'] — see what the builder reads",
        "twin/lab/index.html:1:1: missing-page: only the first site has this page — see which plugin makes it",
    ]


def test_pages_that_are_known_to_be_missing_are_no_problem(tmp_path: Path) -> None:
    site, twin = write_site(tmp_path / "site", {"index.html": "", "labs/a/index.html": ""}), write_site(tmp_path / "twin", {"index.html": ""})
    assert main(["twin", str(site), str(twin), "--without", "labs/"]) == 0
