"""The editor's set-up in the guide gives every page the schema that `course check` holds it to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from coursesite.lessons import find_pages, is_lesson
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs/contribute/index.md").read_text(encoding="utf-8")
DOCS = REPOSITORY / "docs"
PROBLEM = "docs/a b.md:4:1: unknown-key: key 'minuts' is not known here — did you mean 'minutes'?"


def test_neovim_holds_each_page_to_the_schema_of_its_kind() -> None:
    globs = {kind: re.findall(r'"(.+?)"', found) for kind, found in re.findall(r'"scripts/coursesite/schemas/(\w+)\.schema\.json"\] = \{(.*?)\}', PAGE)}
    covered = {kind: {path for glob in found for path in REPOSITORY.glob(glob)} for kind, found in globs.items()}
    modules = {path.name for path in (REPOSITORY / "quizzes").iterdir() if path.is_dir()}
    pages: dict[str, set[Path]] = {"lesson": set(), "page": set()}
    for page in find_pages(DOCS):
        pages["lesson" if is_lesson(page, DOCS, modules) else "page"].add(page)
    assert covered == pages


@pytest.mark.parametrize(("group", "found"), [("file", "docs/a b.md"), ("line", "4"), ("column", "1"), ("code", "unknown-key")])
def test_the_task_of_vs_code_reads_a_message(group: str, found: str) -> None:
    (tasks,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL) if '"tasks"' in block]
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    match = re.fullmatch(pattern["regexp"], PROBLEM)
    assert match is not None
    assert match[pattern[group]] == found
