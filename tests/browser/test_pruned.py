"""A pruned navigation at work: the filter finds every page, groups are links, ticks are shown. From files: `test_pagefind`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from coursesite.serve import SiteServer, run_server
from tests.browser.project import build_project
from tests.browser.test_access import run_axe
from tests.browser.test_furniture import filter_box, phone, shown_pages
from tests.large import write_large

__all__ = ["phone"]
LESSONS = 30


@pytest.fixture(scope="module")
def pruned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """Give a server of a course whose navigation is pruned."""
    with run_server(build_project(write_large(tmp_path_factory.mktemp("pruned"), LESSONS))) as server:
        yield server


@pytest.fixture
def pruned_url(pruned: SiteServer) -> str:
    """Return its address."""
    return pruned.address


def expect_found(page: Page, number: int) -> None:
    """Wait until the filter says how many pages it has found."""
    expect(page.locator("course-filter [role=status]")).to_have_text(f"{number} pages found" if number > 1 else "1 page found")


def test_the_filter_finds_pages_that_the_sidebar_leaves_out(page: Page, pruned_url: str) -> None:
    page.goto(f"{pruned_url}module-0/lesson-3/")
    listed = shown_pages(page)
    assert "Lesson 3" in listed
    assert "Lesson 25" not in listed
    assert "Module 1" in listed
    filter_box(page).press_sequentially("lesson 2")
    expect_found(page, 12)
    assert shown_pages(page) == ["Lesson 2", *(f"Lesson {number}" for number in [12, *range(20, 30)])]
    assert page.locator(".md-nav--primary small:visible").all_inner_texts()[0] == "3 min"
    filter_box(page).fill("module 1 25")
    expect_found(page, 1)
    assert run_axe(page) == []
    filter_box(page).press("Escape")
    expect(page.locator("course-filter [role=status]")).to_have_text("")
    expect(filter_box(page)).to_be_focused()
    assert shown_pages(page) == listed
    filter_box(page).fill("lesson 25")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{pruned_url}module-1/lesson-25/")
    filter_box(page).fill("start")
    expect_found(page, 1)
    page.locator(".md-nav--primary").get_by_role("link", name="Start").click()
    expect(page).to_have_url(pruned_url)


def test_the_list_comes_with_the_first_use_only(page: Page, pruned_url: str, pruned: SiteServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{pruned_url}module-0/lesson-3/", wait_until="networkidle")
    assert not [url for url in asked if "assets/pages" in url]
    filter_box(page).focus()
    expect(page.locator("course-filter script")).to_have_attribute("src", re.compile(r"^\.\./\.\./assets/pages\.[0-9a-f]{8}/pages\.js$"))
    filter_box(page).fill("glossary")
    expect_found(page, 1)
    filter_box(page).blur()
    filter_box(page).focus()
    assert page.locator("course-filter script").count() == 1
    assert '"assets/pages.' in (pruned.site / "sw.js").read_text(encoding="utf-8"), "kept for readers without a connection"


def test_a_list_that_does_not_come_leaves_the_pages_own_without_a_number(page: Page, pruned_url: str) -> None:
    page.route("**/pages.js", lambda route: route.abort())
    page.goto(f"{pruned_url}module-0/lesson-3/")
    with page.expect_event("requestfailed"):
        filter_box(page).focus()
    filter_box(page).fill("lesson 4")
    expect(page.locator(".md-nav--primary a", has_text="Lesson 5")).to_be_hidden()
    assert shown_pages(page) == ["Lesson 4", "Lesson 14"]
    expect(page.locator("course-filter [role=status]")).to_have_text("")
    page.unroute("**/pages.js")
    filter_box(page).blur()
    filter_box(page).focus()
    expect_found(page, 3)


def test_a_finished_lesson_has_its_tick_in_both_lists(page: Page, pruned_url: str) -> None:
    page.goto(f"{pruned_url}module-1/lesson-25/")
    page.locator("course-page").scroll_into_view_if_needed()
    ticked = page.locator(".md-nav--primary li:has(> a > .md-ellipsis > .course-tick)")
    expect(ticked).to_contain_text("Lesson 25")
    page.goto(f"{pruned_url}module-0/lesson-3/")
    expect(ticked).to_have_count(0)
    filter_box(page).fill("lesson 2")
    expect_found(page, 12)
    expect(ticked).to_contain_text("Lesson 25")
    expect(ticked).to_have_count(1)


def test_a_group_that_is_left_out_is_a_link_in_the_drawer_of_a_phone(phone: Page, pruned_url: str) -> None:
    phone.goto(f"{pruned_url}module-0/lesson-3/")
    phone.locator("label.md-header__button[for=__drawer]").tap()
    expect(filter_box(phone)).to_be_in_viewport()
    filter_box(phone).tap()
    phone.keyboard.type("lesson 29")
    expect_found(phone, 1)
    assert shown_pages(phone) == ["Lesson 29"]
    assert run_axe(phone) == []
    phone.keyboard.press("Escape")
    phone.locator(".md-nav--primary").get_by_role("link", name="Module 1").tap()
    expect(phone).to_have_url(f"{pruned_url}module-1/lesson-20/")


def test_without_a_script_every_group_and_neighbour_is_a_link(browser: Browser, pruned_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{pruned_url}module-0/lesson-19/")
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(f"{pruned_url}module-1/lesson-20/")
    page.locator(".md-nav--primary").get_by_role("link", name="Module 0").click()
    expect(page).to_have_url(f"{pruned_url}module-0/lesson-0/")
    context.close()
