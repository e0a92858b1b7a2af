"""The page "My progress": what it counts, the way back, other tabs, files, and a page without scripts or storage."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.module_test import BLOCK
from tests.browser.progress_page import OTHER, answer_other, expect_cells, finish_page, link_to, part, row, take_file, wait_stored
from tests.browser.question import Question
from tests.browser.test_access import run_axe
from tests.engines.expecting import expect


@pytest.mark.every_engine
def test_the_page_counts_by_lesson_and_by_objective(page: Page, small_url: str) -> None:
    answer_other(page, small_url, "no").expect_verdict("wrong")
    finish_page(page)
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "continue")).to_contain_text("1 of 3 pages finished.")
    expect_cells(page, "Another page", "Finished", "1 of 1", "0 of 1", "0 of 1")
    expect_cells(page, "All kinds", "Not started", "0 of 9", "", "")
    expect(row(page, "All kinds").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("group", name="Table")).to_have_count(0)  # nothing there scrolls
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    expect_cells(page, "Another page", "Finished", "1 of 1", "0 of 1", "1 of 1")


@pytest.mark.every_engine
def test_the_reader_goes_on_where_they_stopped(page: Page, small_url: str) -> None:
    page.goto(small_url)
    way = page.locator("course-continue a")
    expect(page.locator("course-continue")).to_be_empty()
    page.goto(f"{small_url}kinds/")
    wait_stored(page, "set:here")
    page.goto(small_url)
    expect(way).to_have_text("Continue with All kinds")
    way.click()
    expect(page.locator("h1")).to_contain_text("All kinds")
    answer_other(page, small_url).expect_verdict("right")
    finish_page(page)
    page.goto(small_url)
    expect(way).to_have_text("Continue with A test")
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "continue").get_by_role("link", name="Continue with A test")).to_be_visible()


@pytest.mark.every_engine
def test_another_tab_is_shown_at_once(context: BrowserContext, small_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{small_url}my-progress/")
    answer_other(second, small_url).expect_verdict("right")
    second.locator("course-page").scroll_into_view_if_needed()
    expect(second.locator("course-page")).not_to_be_empty()
    expect(row(first, "Another page")).to_contain_text("Finished")
    expect(link_to(first, "Another page").locator(".course-tick")).to_have_count(1)


def test_from_a_file_the_page_works(browser: Browser, small_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((small_site / "other" / "index.html").as_uri())
    question = Question(page, OTHER)
    question.find("[value=no]").check()
    question.check.click()
    question.expect_verdict("wrong")
    page.goto((small_site / "my-progress" / "index.html").as_uri())
    part(page, "review").get_by_role("link", name="Is this another page?").click()
    Question(page, OTHER).expect_open()
    context.close()


@pytest.mark.parametrize("blocked", [["setItem"], ["getItem", "setItem"]], ids=["full", "blocked"])
def test_storage_that_cannot_be_used_is_said(browser: Browser, small_url: str, blocked: list[str]) -> None:
    """The theme stumbles over such storage, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("".join(BLOCK.format(name) for name in blocked))
    page.goto(f"{small_url}my-progress/")
    file = {"format": "course-progress", "v": 1, "records": {"page:other": {"v": 1, "read": 5}}}
    expect(take_file(page, json.dumps(file))).to_have_text("1 record could not be saved: this browser's storage is full or blocked.")
    answer_other(page, small_url).expect_verdict("right")
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).to_have_text(re.compile("^Lesson finished"))
    context.close()


def test_without_javascript_the_page_says_what_it_would_show(browser: Browser, small_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_url}my-progress/")
    expect(page.get_by_text("JavaScript is off")).to_be_visible()
    expect(page.get_by_text("A question comes back when you missed it")).to_be_visible()
    assert page.locator("article button:visible").count() == 0
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_a_full_page_and_in_the_dialog(browser: Browser, small_url: str, scheme: Any, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{small_url}my-progress/")
    part(page, "calibration").get_by_role("button", name="Ask me how sure I am").click()
    page.goto(f"{small_url}other/")
    question = Question(page, OTHER)
    question.find("[value=no]").check()
    question.root.get_by_role("radio", name="75% fairly sure").check()
    assert run_axe(page) == []
    question.check.click()
    question.expect_verdict("wrong")
    finish_page(page)
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "calibration").get_by_role("img")).to_be_visible()
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Delete all progress").click()
    expect(page.get_by_role("dialog", name="Delete all progress")).to_be_visible()
    assert run_axe(page) == []
    context.close()
