"""The workflows in .github are ones that GitHub accepts, and they run what is there; so are the hooks of pre-commit."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from coursequiz.source import read_document
from tests.conftest import REPOSITORY

FILES = sorted((REPOSITORY / ".github").rglob("*.yml"))
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_key_stands_twice_which_github_refuses(file: Path) -> None:
    document, problems = read_document(file.read_bytes(), file.relative_to(REPOSITORY).as_posix())
    assert document is not None
    assert [str(problem) for problem in problems] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {match for text in TEXTS.values() for match in re.findall(r"uses: ([\w/-]+)@(\S+)", text)}
    assert len({action for action, _ in used}) == len(used) >= 5


def test_what_a_workflow_makes_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    made = {target for text in TEXTS.values() for target in re.findall(r"run: make ([a-z-]+)", text)}
    assert made
    assert made <= targets


@pytest.mark.parametrize("file", [file for file in FILES if file.parent.name == "workflows"], ids=lambda file: file.name)
def test_a_workflow_may_read_and_no_more_ends_in_time_and_keeps_no_credentials(file: Path) -> None:
    text = TEXTS[file.name]
    assert "\npermissions:\n  contents: read\n" in text
    assert text.count("runs-on:") == text.count("timeout-minutes:")
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_a_hook_checks_whatever_a_course_is_made_of_and_runs_what_is_installed() -> None:
    text = (REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"entry: \.venv/bin/course check --sources\n +language: system\n +files: (.+)", text)
    for path in ("quizzes/production-ml/test.yml", "docs/help.md", "docs/production-ml/labs/results/system.json", "mkdocs.yml"):
        assert re.search(pattern, path), path
    assert not re.search(pattern, "scripts/theme/main.html")
    for program in re.findall(r"entry: \.venv/bin/(\S+)", text):
        assert (Path(sys.executable).parent / program).is_file(), program
