"""The command `coursequiz` used as strangers use it: on files that are in the way, with words that mean nothing, by programs that stop reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursequiz import __version__
from coursequiz.cli import main
from tests.coursequiz.course import check
from tests.leaving import read_one_line


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one page, as `coursequiz init` finds it, that is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n```quiz\nbank: first\n```\n", encoding="utf-8")
    return tmp_path


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"coursequiz {__version__}\n"


def test_a_page_is_checked_with_all_banks_and_not_with_one(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init"])
    (site / "docs/index.md").write_text("```quiz\nbank: frist\n```\n", encoding="utf-8")
    found = "docs/index.md:2:7: unknown-bank: there is no bank quizzes/frist.yml — did you mean 'first'?\n"
    assert check(capsys).out == found
    assert check(capsys, "quizzes/first.yml").out == ""


def test_a_site_without_banks_is_told_how_to_begin(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys).out.splitlines() == [
        "docs/index.md:4:7: unknown-bank: there is no bank quizzes/first.yml — write it; 'coursequiz init' writes a first one",
        "quizzes:1:1: no-bank: there is no such file or folder — name a .yml file or a folder that holds some; 'coursequiz init' writes a first one",
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "  - coursequiz\n"),
        (["--docs", "content"], "  - coursequiz: {docs: content}\n"),
        (["--docs", "content", "--quizzes", "questions"], "  - coursequiz: {banks: questions, docs: content}\n"),
    ],
)
def test_a_site_with_other_folders_is_told_to_name_them(site: Path, words: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content").mkdir()
    assert main(["init", *words]) == 0
    assert f"markdown_extensions:\n{line}extra_css: [assets/quiz/quiz.css]\nextra_javascript:\n  - {{path: " in capsys.readouterr().out


def test_a_folder_of_pages_that_is_not_there_is_wrong_use(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(capsys, "--docs", "content")
    assert (report.status, report.err) == (2, "coursequiz: there is no folder content for pages\n")


@pytest.mark.parametrize("command", ["init", "schema"])
def test_a_file_in_the_place_of_the_folder_of_banks_is_told(site: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "quizzes").write_text("", encoding="utf-8")
    assert main([command]) == 2
    assert capsys.readouterr().err == "coursequiz: quizzes: File exists\n"


def test_a_folder_in_the_place_of_a_script_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/assets/quiz/quiz.js").mkdir(parents=True)
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "coursequiz: docs/assets/quiz/quiz.js: Is a directory\n"


def test_a_schema_that_is_no_text_is_written_anew(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init"])
    schema = site / "quizzes/quiz.schema.json"
    sound = schema.read_bytes()
    schema.write_bytes(b"\xff\xfe")
    assert main(["schema", "--check"]) == 1
    assert main(["schema"]) == 0
    assert schema.read_bytes() == sound


def test_a_reader_that_goes_away_gets_no_traceback(site: Path) -> None:
    (site / "quizzes").mkdir()
    (site / "quizzes/bank.yml").write_text("schema: 1\nquestions:\n" + "  - {}\n" * 20_000, encoding="utf-8")
    status, said = read_one_line("coursequiz.cli", "check", "--format", "json")
    assert (status, "Traceback" in said, "Exception" in said) == (1, False, False)
