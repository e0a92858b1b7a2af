"""The commands can be listed with the packages that every environment of this project has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coursesite.cli import main
from coursesite.commands import COMMANDS
from tests.conftest import REPOSITORY
from tests.leaving import read_one_line

NOT_EVERYWHERE = ("bs4", "latex2mathml", "lxml", "mkdocs", "nbclient", "playwright")
"""What only the site, the tests or the labs bring along; `course labs` runs where there is only the last group."""


@pytest.mark.parametrize("missing", NOT_EVERYWHERE)
def test_course_starts_without_a_package_that_other_commands_need(missing: str) -> None:
    blocked = f"import sys; sys.modules[{missing!r}] = None; from coursesite.cli import main; main(['labs', '--help'])"
    run = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("usage: course labs")


def test_a_check_of_a_built_site_waits_for_no_package_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>A page</title>", encoding="utf-8")
    watched = "import sys; from coursesite.cli import main; main(['check', '--site', sys.argv[1], '--docs', 'nowhere'])"
    named = "print(*sorted({name.partition('.')[0] for name in sys.modules} & {'bs4', 'lxml', 'markdown', 'mkdocs', 'pydantic', 'yaml'}))"
    run = subprocess.run([sys.executable, "-c", f"{watched}; {named}", str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.stdout.splitlines()[-1] == "", run.stderr


def test_the_help_lists_every_command() -> None:
    run = subprocess.run([sys.executable, "-m", "coursesite.cli", "--help"], capture_output=True, text=True, check=True)
    listed = [line.split()[0] for line in run.stdout.splitlines() if line.startswith("    ") and line[4] != " "]
    assert listed == list(COMMANDS)
    assert {path.stem.replace("_", "-") for path in (REPOSITORY / "scripts/coursesite/commands").glob("[a-z]*.py")} == set(COMMANDS)


def test_a_build_of_settings_elsewhere_finds_what_they_name(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text('# Home\n\n--8<-- "words.txt"\n', encoding="utf-8")
    (tmp_path / "words.txt").write_text("From beside the settings.", encoding="utf-8")
    settings = "site_name: Small\nplugins: []\nmarkdown_extensions: [{pymdownx.snippets: {check_paths: true}}]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert main(["build", "--config", str(tmp_path / "mkdocs.yml"), "--to", str(tmp_path / "site")]) == 0
    assert "From beside the settings." in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [[], ["--offline"]])
def test_a_build_stops_at_a_warning(kind: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\n[Where](nowhere.md)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\nplugins: []\n", encoding="utf-8")
    assert main(["build", *kind, "--config", str(tmp_path / "mkdocs.yml"), "--to", str(tmp_path / "to")]) == 1
    assert "'nowhere.md', but the target is not found" in capfd.readouterr().err
    assert not (tmp_path / "to").is_file()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["new", "lab", "skew"], "there is no mkdocs.yml: run it in the folder of mkdocs.yml"),
        (["new", "module", "skew"], "there is no mkdocs.yml: run it in the folder of mkdocs.yml"),
        (["glossary"], "there is no docs/includes/glossary.md: run it in the folder of mkdocs.yml, or name the folder of pages with --docs"),
        (["schema"], "there is no folder scripts/coursesite/schemas: run it in the folder of mkdocs.yml, or name a folder"),
        (["check", "--config", "nowhere.yml"], "there is no nowhere.yml"),
        (["build"], "there is no mkdocs.yml"),
        (["twin", "site", "other"], "site holds no built site"),
        (["serve-built", "--check"], "site holds no built site: run 'make build' first"),
    ],
)
def test_a_command_in_a_folder_that_is_no_course_says_so_and_writes_nothing(
    words: list[str], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert capsys.readouterr().err == f"course: {why}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number}.html").write_text("<p>Neither doctype nor title</p>", encoding="utf-8")
    status, said = read_one_line("coursesite.cli", "check", "--site", str(tmp_path), "--format", "json")
    assert (status, "Traceback" in said, "Exception" in said) == (1, False, False)
