"""The engine for others: installed from its wheel into a clean environment, it works on a site that is not ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

import coursequiz
from coursesite.serve import run_server
from tests.browser.question import Question
from tests.browser.test_access import run_axe
from tests.conftest import REPOSITORY

ENGINE = REPOSITORY / "scripts/coursequiz"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(*command: str | Path, cwd: Path, status: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done


@pytest.fixture(scope="session")
def guest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the guest's folder, set up by `coursequiz init` and built, and its environment's programs."""
    folder = tmp_path_factory.mktemp("guest")
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder, cwd=ENGINE)
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    run(*wheel, "--wheel-dir", folder, *folder.glob("coursequiz-*.tar.gz"), cwd=folder)
    run(sys.executable, "-m", "venv", folder / "environment", cwd=folder)
    programs = folder / "environment" / "bin"
    pip = [programs / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "--requirement", REPOSITORY / "requirements-guest.txt", cwd=folder)
    run(*pip, *folder.glob("coursequiz-*.whl"), cwd=folder)
    project = shutil.copytree(REPOSITORY / "tests/guest", folder / "project")
    run(programs / "coursequiz", "init", cwd=project)
    run(programs / "mkdocs", "build", "--strict", cwd=project)
    return project, programs


@pytest.fixture(scope="session")
def guest_url(guest: tuple[Path, Path]) -> Iterator[str]:
    project, _ = guest
    with run_server(project / "site") as server:
        yield server.address


def test_the_checkout_builds_the_same_wheel_as_the_source_distribution(guest: tuple[Path, Path], tmp_path: Path) -> None:
    """What is in it: the licence where tools look for it, the types, what browsers load, and nothing of this course."""
    (wheel,) = guest[0].parent.glob("coursequiz-*.whl")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path, cwd=ENGINE)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()
    with ZipFile(wheel) as files:
        about = f"coursequiz-{coursequiz.__version__}.dist-info"
        assert {name.split("/")[0] for name in files.namelist()} == {"coursequiz", about}
        assert files.read(f"{about}/licenses/LICENSE") == (REPOSITORY / "LICENSE").read_bytes()
        assert "coursequiz/py.typed" in files.namelist()
        loaded = {Path(name).name for name in files.namelist() if name.startswith("coursequiz/assets/")}
    assert loaded == {file.name for file in (ENGINE / "assets").iterdir()}


def test_what_init_writes_is_sound_and_current(guest: tuple[Path, Path]) -> None:
    project, programs = guest
    assert run(programs / "coursequiz", "check", "--lint", cwd=project).stderr == "1 question in 1 bank: no problem\n"
    assert run(programs / "coursequiz", "init", "--check", cwd=project).stderr == "files of coursequiz: no problem\n"


def test_an_old_script_is_named_and_written_anew_while_banks_are_left_alone(guest: tuple[Path, Path], tmp_path: Path) -> None:
    project, programs = guest
    copy = shutil.copytree(project, tmp_path / "project")
    (copy / "docs/assets/quiz/quiz.js").write_text("old", encoding="utf-8")
    (copy / "quizzes/first.yml").rename(copy / "quizzes/own.yml")
    found = run(programs / "coursequiz", "init", "--check", cwd=copy, status=1).stdout
    assert found == "docs/assets/quiz/quiz.js:1:1: stale-file: the file is not of the installed version — run 'coursequiz init'\n"
    run(programs / "coursequiz", "init", cwd=copy)
    run(programs / "coursequiz", "init", "--check", cwd=copy)
    assert sorted(path.name for path in (copy / "quizzes").glob("*.yml")) == ["own.yml"]


def test_a_faulty_bank_stops_the_guests_strict_build(guest: tuple[Path, Path], tmp_path: Path) -> None:
    project, programs = guest
    copy = shutil.copytree(project, tmp_path / "project")
    bank = copy / "quizzes/first.yml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("        correct: true\n", ""), encoding="utf-8")
    log = run(programs / "mkdocs", "build", "--strict", cwd=copy, status=1).stderr
    assert "quizzes/first.yml:9:7: no-correct: no choice is marked correct — write 'correct: true' on the right one\n" in log
    assert "Traceback" not in log


def test_the_guests_question_is_answered_by_keyboard_and_remembered(page: Page, guest_url: str) -> None:
    page.goto(guest_url)
    question = Question(page, "first-question")
    question.expect_open()
    question.press([("input[value=device]", [" "]), ("button[type=submit]", ["Enter"])])
    question.expect_verdict("right")
    assert run_axe(page, "#q-first-question") == []
    expect(question.result).to_contain_text("Nothing was sent anywhere")
    page.reload()
    question.expect_verdict("right")


def test_what_asks_how_sure_a_reader_is_stays_quiet_in_a_theme_that_draws_every_button(page: Page, guest_url: str) -> None:
    page.goto(guest_url)
    question = Question(page, "first-question")
    question.find("input[value=device]").check()
    for name in ("Ask me how sure I am", "Do not ask"):
        button = question.root.get_by_role("button", name=name)
        expect(button).to_have_css("border-style", "none")
        expect(button).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        button.click()


def test_a_theme_that_marks_every_item_of_a_list_marks_no_feedback(page: Page, guest: tuple[Path, Path], tmp_path: Path) -> None:
    project, programs = guest
    copy = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("site"))
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: mkdocs", "name: readthedocs"), encoding="utf-8")
    run(programs / "mkdocs", "build", "--strict", cwd=copy)
    with run_server(copy / "site") as server:
        page.goto(server.address)
        question = Question(page, "first-question")
        question.find("input[value=device]").check()
        question.find("button[type=submit]").click()
        question.expect_verdict("right")
        expect(question.result.locator("li")).to_have_css("list-style-type", "none")
