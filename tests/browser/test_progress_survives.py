"""Progress after the course was edited and published anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page

from coursesite.serve import run_server
from tests.browser.progress_page import OTHER, answer_other, expect_cells, link_to, save_file
from tests.browser.project import build_project
from tests.browser.question import Question
from tests.engines.expecting import expect


def test_progress_survives_a_moved_page_and_edited_questions(small_project: Path, page: Page) -> None:
    """Inserted, reordered, renamed, reworded, deleted: each question is counted as it is after the redeploy, and the tick stays."""
    bank = small_project / "quizzes" / "other.yml"
    with run_server(small_project / "site") as server:
        answer_other(page, server.address).expect_verdict("right")
        page.locator("course-page").scroll_into_view_if_needed()
        expect(page.locator("course-page")).not_to_be_empty()
        move_other(small_project)
        head, question = bank.read_text(encoding="utf-8").split("questions:\n")
        new = question.replace(OTHER, "quite-new").replace("Is this", "Is that")
        renamed = question.replace(f"id: {OTHER}\n", f"id: renamed\n    formerly: [{OTHER}]\n").replace("Is this another", "Is this really another")
        bank.write_text(f"{head}questions:\n{new}{renamed}", encoding="utf-8")
        build_project(small_project)
        page.goto(server.address)
        expect(link_to(page, "Another page").locator(".course-tick")).to_have_count(1)
        expect(page.locator("course-continue")).to_have_text("Continue with A test")
        page.goto(f"{server.address}moved/")
        Question(page, "renamed").expect_verdict("right")
        Question(page, "quite-new").expect_open()
        expect(page.locator("course-page")).not_to_be_empty()
        page.goto(f"{server.address}my-progress/")
        expect_cells(page, "Another page", "Finished", "1 of 2", "1 of 1", "1 of 2")
        before = set(json.loads(save_file(page))["records"])
        bank.write_text(f"{head}questions:\n{new}", encoding="utf-8")
        build_project(small_project)
        page.reload()
        expect_cells(page, "Another page", "Finished", "0 of 1")
        assert set(json.loads(save_file(page))["records"]) == before >= {OTHER}


def move_other(project: Path) -> None:
    """Give the other page another address; its front matter names the former one."""
    docs = project / "docs"
    text = (docs / "other.md").read_text(encoding="utf-8").replace("minutes: 1", "minutes: 1\nformerly: [other]")
    (docs / "moved.md").write_text(text, encoding="utf-8")
    (docs / "other.md").unlink()
    for file in (project / "mkdocs.yml", docs / "index.md", docs / "kinds.md", project / "quizzes" / "objectives.yml"):
        file.write_text(re.sub(r"\bother(?=\.md|\})", "moved", file.read_text(encoding="utf-8")), encoding="utf-8")
