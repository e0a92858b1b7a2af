"""Ticks in the navigation, for lessons that are read to the end and answered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.module_test import NO_CHANCE, open_test
from tests.browser.progress_page import answer_other, expect_cells, finish_page, link_to, part, read_store, row, wait_stored
from tests.browser.question import Question
from tests.engines.expecting import expect


@pytest.mark.every_engine
def test_a_lesson_that_is_read_and_answered_gets_a_tick(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}other/")
    end = page.locator("course-page")
    end.scroll_into_view_if_needed()
    wait_stored(page, "page:other")
    assert set(read_store(page)["page:other"]) == {"v", "read"}
    expect(link_to(page, "Another page").locator(".course-tick")).to_have_count(0)
    answer_other(page, small_url, "no").expect_verdict("wrong")
    expect(end).to_have_text("Lesson finished: read to the end, every question answered.")
    expect(end).to_have_attribute("role", "status")
    expect(page.get_by_role("link", name=re.compile(r"Another page.*\(finished\)"))).to_have_count(1)
    page.goto(small_url)
    expect(link_to(page, "Another page")).to_have_text(re.compile(r"\(finished\)"))
    expect(link_to(page, "All kinds")).not_to_have_text(re.compile(r"finished"))


def test_a_lesson_is_not_finished_while_a_question_is_open(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/")
    page.locator("course-page").scroll_into_view_if_needed()
    wait_stored(page, "page:kinds")
    question = Question(page, "how-many-minutes")
    question.find("input").fill("150")
    question.check.click()
    question.expect_verdict("right")
    assert set(read_store(page)["page:kinds"]) == {"v", "read"}
    expect(page.locator("course-page")).to_be_empty()


@pytest.mark.every_engine
def test_a_test_is_finished_when_it_is_handed_in(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url)
    page.locator("course-page").scroll_into_view_if_needed()
    wait_stored(page, "page:test")
    expect(page.locator("course-page")).to_be_empty()
    test.start().answer_all("count-1")
    test.hand_in()
    expect(page.locator("course-page")).to_have_text(re.compile("^Lesson finished"))
    page.goto(f"{small_url}my-progress/")
    expect_cells(page, "A test", "Finished", "", "", "best 5 of 6")


def test_the_tick_is_in_the_drawer_of_a_phone_too(browser: Browser, small_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    answer_other(page, small_url).expect_verdict("right")
    finish_page(page)
    page.locator("label.md-header__button[for=__drawer]").click()
    for tick in page.locator(".md-nav--primary .course-tick:visible").all():
        expect(tick).to_be_in_viewport()
    assert page.locator(".md-nav--primary .course-tick:visible").count() == 1
    context.close()


def see_ticks_on_every_page(page: Page) -> None:
    """Go through the site by its list of pages, to the page that counts what is finished."""
    for title in ("Start", "My progress", "All kinds", "Another page"):
        link_to(page, title).first.click()
        expect(page.locator("h1")).to_contain_text(title)
        expect(link_to(page, "Another page").locator(".course-tick").first).to_be_attached()
    link_to(page, "My progress").first.click()
    expect(row(page, "Another page")).to_contain_text("Finished")
    expect(part(page, "lessons").locator("table")).to_have_count(1)


def test_instant_navigation_keeps_the_ticks(page: Page, stock_url: str) -> None:
    answer_other(page, stock_url).expect_verdict("right")
    page.evaluate("window.stayed = true")
    see_ticks_on_every_page(page)
    assert page.evaluate("window.stayed") is True


def test_the_ticks_are_on_every_page(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    see_ticks_on_every_page(page)
