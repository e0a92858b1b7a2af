"""What an author sees: the served page follows its sources, shows what is wrong with them, and recovers when they are mended."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursesite.bench.edits import serve
from tests.browser.project import copy_project, edit_source
from tests.conftest import REPOSITORY, run_mkdocs

PATIENCE = 60_000
"""Milliseconds that a rebuild may take on a busy machine."""
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY / "scripts")}
SOUND = "---\ntitle: Sound\ndescription: A page without a problem.\n---\n# Sound\n"


@dataclass(frozen=True)
class Author:
    """A project that is being edited, and the address at which it is served."""

    project: Path
    url: str

    def replace(self, name: str, old: str, new: str) -> None:
        """Save a file with some text replaced."""
        edit_source(self.project, name, old, new)


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    """Run `course serve` on a copy of the small site."""
    project = copy_project(tmp_path)
    with serve([sys.executable, "-m", "coursesite.cli", "serve"], project, ENVIRONMENT) as url:
        yield Author(project, url)


@pytest.fixture
def plain_author(tmp_path: Path) -> Iterator[Author]:
    """Run `mkdocs serve` on a copy of the small site."""
    project = copy_project(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with serve(command, project, ENVIRONMENT | {"SITE_URL": f"http://{address}/"}) as url:
        yield Author(project, url)


def test_mkdocs_serve_follows_a_bank(plain_author: Author, page: Page) -> None:
    page.goto(f"{plain_author.url}kinds/")
    box = page.locator(".quiz-problems")
    plain_author.replace("quizzes/kinds.yml", "kind: single", "kind: singel")
    expect(box.locator("code")).to_have_text("quizzes/kinds.yml:4:11: unknown-kind: kind 'singel' is not known — did you mean 'single'?", timeout=PATIENCE)
    plain_author.replace("quizzes/kinds.yml", "kind: singel", "kind: single")
    expect(page.locator("#q-one-of-three")).to_be_visible(timeout=PATIENCE)


def test_a_page_follows_its_bank_and_its_text_and_shows_what_is_wrong(author: Author, page: Page) -> None:
    page.goto(f"{author.url}kinds/")
    question = page.locator("#q-one-of-three")
    box = page.locator(".quiz-problems")
    expect(question).to_be_visible(timeout=PATIENCE)

    author.replace("quizzes/kinds.yml", "kind: single", "kind: singel")
    expect(box.locator("code")).to_have_text("quizzes/kinds.yml:4:11: unknown-kind: kind 'singel' is not known — did you mean 'single'?", timeout=PATIENCE)

    author.replace("quizzes/kinds.yml", "kind: singel", "kind: single")
    expect(question).to_be_visible(timeout=PATIENCE)
    expect(box).to_have_count(0)

    author.replace("quizzes/kinds.yml", "Which of these is trained **once**?", "Which of these is trained *one time*?")
    expect(question.locator("legend")).to_have_text("Which of these is trained one time?", timeout=PATIENCE)

    author.replace("docs/kinds.md", "bank: kinds", "bank: knids")
    expect(box).to_contain_text("docs/kinds.md:17:7: unknown-bank: there is no bank quizzes/knids.yml — did you mean 'kinds'?", timeout=PATIENCE)

    author.replace("docs/kinds.md", "bank: knids", "bank: kinds")
    expect(question).to_be_visible(timeout=PATIENCE)


def test_a_page_shows_what_is_wrong_with_its_front_matter_and_numbers(author: Author, page: Page) -> None:
    (author.project / "docs/other.md").write_text(SOUND, encoding="utf-8")
    page.goto(f"{author.url}other/")
    box = page.locator(".course-problems code")
    expect(box).to_have_count(0, timeout=PATIENCE)

    author.replace("docs/other.md", "title:", "titel:")
    expect(box.filter(has_text="unknown-key: key 'titel' is not known here — did you mean 'title'?")).to_be_visible(timeout=PATIENCE)

    author.replace("docs/other.md", "titel:", "title:")
    expect(box).to_have_count(0, timeout=PATIENCE)

    with (author.project / "docs/other.md").open("a", encoding="utf-8") as file:
        file.write("\nIt measured {{ nothing.here = 3 }}.\n")
    expect(box.filter(has_text="lab-number: there is no lab 'nothing' with results")).to_be_visible(timeout=PATIENCE)


def test_a_new_title_reaches_the_navigation_and_a_new_page_its_address(author: Author, page: Page) -> None:
    page.goto(f"{author.url}kinds/")
    (author.project / "docs/other.md").write_text(SOUND.replace("Sound", "A page by another name"), encoding="utf-8")
    author.replace("mkdocs.yml", "  - Another page: other.md", "  - other.md\n  - new.md")
    (author.project / "docs/new.md").write_text("---\ntitle: Brand new\ndescription: New.\n---\n# Brand new\n", encoding="utf-8")
    names = page.locator(".md-sidebar--primary .md-nav__link")
    expect(names.filter(has_text="A page by another name")).to_have_count(1, timeout=PATIENCE)
    page.goto(f"{author.url}new/")
    expect(page.locator("h1")).to_contain_text("Brand new")
    new = author.project / "docs/new.md"
    new.rename(author.project / "docs/newer.md")
    expect(page).to_have_title(re.compile("does not exist"), timeout=PATIENCE)
    (author.project / "docs/newer.md").rename(new)
    expect(page.locator("h1")).to_contain_text("Brand new", timeout=PATIENCE)


def test_a_strict_build_stops_with_every_fault_and_no_traceback(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    bank = project / "quizzes" / "kinds.yml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("choose: 2", "choose: 3").replace("answer: 150", "answer: many"), encoding="utf-8")
    other = project / "quizzes" / "other.yml"
    other.write_text("schema: 2\n" + other.read_text(encoding="utf-8").removeprefix("schema: 1\n"), encoding="utf-8")
    run = run_mkdocs(project, project / "site", strict=True, succeeds=False)
    assert run.returncode == 1
    said = run.stdout + run.stderr
    assert "Traceback" not in said
    for problem in (
        "quizzes/kinds.yml:15:13: choose-mismatch: 'choose: 3' but 2 choices are marked correct — write 'choose: 2', or mark others",
        "quizzes/kinds.yml:31:13: wrong-type: 'many' is not a number — write a number such as 3, 2.7 or 1e6",
        "quizzes/other.yml:1:9: wrong-schema: schema '2' is not known — write 'schema: 1'",
    ):
        assert problem in said
