"""A review where something goes on beside it: another tab, a course that has changed, no server, no storage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from coursesite.serve import run_server
from tests.browser.module_test import BLOCK
from tests.browser.progress_page import OTHER, part
from tests.browser.project import build_project, edit_source
from tests.browser.question import Question
from tests.browser.review import FIRST, answer, begin, miss_two, place, way
from tests.engines.expecting import expect


@pytest.mark.every_engine
def test_another_tab_takes_over_what_was_answered(context: BrowserContext, small_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    miss_two(first, small_url)
    begin(first, small_url)
    second.goto(first.url)
    expect(place(second)).to_have_text("Question 1 of 2")
    answer(Question(first, FIRST), "static")
    expect(place(second)).to_contain_text("Comes back tomorrow")
    Question(second, FIRST).expect_verdict("right")
    expect(way(second, "Next question")).to_be_visible()


@pytest.mark.every_engine
def test_a_renamed_question_is_found_and_a_deleted_one_is_said(small_project: Path, page: Page) -> None:
    with run_server(small_project / "site") as server:
        miss_two(page, server.address)
        begin(page, server.address)
        edit_source(small_project, "quizzes/other.yml", f"id: {OTHER}\n", f"id: renamed\n    formerly: [{OTHER}]\n")
        edit_source(small_project, "quizzes/kinds.yml", f"id: {FIRST}\n", "id: quite-new\n")
        build_project(small_project)
        page.reload()
        expect(place(page)).to_have_text("This question is no longer part of the course.")
        way(page, "Next question").click()
        expect(place(page)).to_have_text("Question 1 of 1")
        Question(page, "renamed").expect_open()
        page.goto(f"{server.address}kinds/#q-{OTHER}:review")
        expect(page).to_have_url(re.compile("/other/#q-renamed:review$"))
        expect(place(page)).to_have_text("Question 1 of 1")


@pytest.mark.every_engine
def test_from_a_file_a_review_works(page: Page, small_site: Path) -> None:
    address = small_site.as_uri() + "/"
    page.goto(f"{address}other/index.html")
    answer(Question(page, OTHER), "no")
    Question(page, OTHER).expect_verdict("wrong")
    page.goto(f"{address}my-progress/index.html")
    part(page, "review").get_by_role("link", name="Review 1 question").click()
    Question(page, OTHER).expect_open()
    answer(Question(page, OTHER), "yes")
    expect(place(page)).to_contain_text("Question 1 of 1. Comes back tomorrow")
    way(page, "When each comes back").click()
    expect(part(page, "review")).to_contain_text("Review finished: 1 of 1 right.")


def test_where_nothing_more_can_be_saved_a_question_is_still_reviewed(browser: Browser, small_url: str) -> None:
    """The theme stumbles over such storage, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    miss_two(page, small_url)
    page.add_init_script(BLOCK.format("setItem"))
    answer(begin(page, small_url), "static")
    expect(place(page)).to_contain_text("Question 1 of 2")
    expect(Question(page, FIRST).result).to_contain_text("Your answers cannot be saved in this browser.")
    way(page, "Skip").click()
    expect(place(page)).to_have_text("Question 1 of 2")
    expect(page).to_have_url(re.compile(rf"/other/#q-{OTHER}:review$"))
    context.close()
