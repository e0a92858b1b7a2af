"""What an author sees: plain `mkdocs serve` reloads the page, shows a faulty bank's problems in it, and recovers when it is mended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.project import copy_project
from tests.conftest import REPOSITORY, run_mkdocs

PATIENCE = 60_000
"""Milliseconds that a rebuild may take on a busy machine."""


@dataclass(frozen=True)
class Author:
    """A project that is being edited, and the address at which it is served."""

    project: Path
    url: str

    def replace(self, name: str, old: str, new: str) -> None:
        """Save a file with some text replaced."""
        file = self.project / name
        text = file.read_text(encoding="utf-8")
        assert old in text, name
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    """Run `mkdocs serve` on a copy of the small site."""
    project = copy_project(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    environment = os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY / "scripts")}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    for line in server.stderr:  # the server says when it is ready
        if "Serving on" in line:
            break
    server.stderr.close()
    yield Author(project, url)
    server.terminate()
    server.wait()


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
    expect(box).to_contain_text("docs/kinds.md:13:7: unknown-bank: there is no bank quizzes/knids.yml — did you mean 'kinds'?", timeout=PATIENCE)

    author.replace("docs/kinds.md", "bank: knids", "bank: kinds")
    expect(question).to_be_visible(timeout=PATIENCE)


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
        "quizzes/kinds.yml:14:13: choose-mismatch: 'choose: 3' but 2 choices are marked correct — write 'choose: 2', or mark others",
        "quizzes/kinds.yml:30:13: wrong-type: 'many' is not a number — write a number such as 3, 2.7 or 1e6",
        "quizzes/other.yml:1:9: wrong-schema: schema '2' is not known — write 'schema: 1'",
    ):
        assert problem in said
