"""A review: one question after the other, each by itself on the page of its lesson."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.progress_page import OTHER, part, read_store, wait_stored
from tests.browser.question import Question, tab_to
from tests.browser.review import FIRST, answer, bar, begin, miss_two, place, way
from tests.browser.test_access import run_axe
from tests.engines.expecting import expect

ADDRESSES = """() => {
    const addresses = [];
    const { setTimeout } = window;
    window.setTimeout = (then) => (then(), 0);
    history.replaceState = (state, title, address) => address && addresses.push(address);
    dispatchEvent(new Event("scroll"));
    window.setTimeout = setTimeout;
    delete history.replaceState;
    return addresses;
}"""
"""Returns the addresses that a page gives itself once it rests after being scrolled."""


@pytest.mark.every_engine
def test_a_review_goes_from_page_to_page_and_says_when_each_comes_back(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}my-progress/")
    review = part(page, "review")
    expect(review).to_have_text("Nothing has been answered yet. Questions come back here once you have answered them.")
    miss_two(page, small_url)
    first = begin(page, small_url)
    expect(place(page)).to_have_text("Question 1 of 2")
    first.expect_open()
    expect(first.find("input").first).to_be_focused()
    assert page.locator("article :is(quiz-question, h1, h2, table, .course-feedback):visible").evaluate_all("all => all.map(e => e.id)") == [
        "all-kinds",
        f"q-{FIRST}",
    ]
    answer(first, "static")
    expect(place(page)).to_have_text(re.compile(r"^Question 1 of 2\. Comes back tomorrow, on \w+ \d+(, \d+)?\.$"))
    way(page, "Next question").click()
    expect(page).to_have_url(re.compile(rf"/other/#q-{OTHER}:review$"))
    expect(place(page)).to_have_text("Question 2 of 2")
    second = Question(page, OTHER)
    second.expect_open()
    answer(second, "no")
    expect(place(page)).to_have_text("Question 2 of 2. Stays due until it is right.")
    way(page, "When each comes back").click()
    expect(review).to_contain_text("Review finished: 1 of 2 right.")
    expect(review.locator(".course-reviewed li")).to_have_text(
        [
            re.compile(r"^Which of these is trained once\? All kinds · right\. Comes back tomorrow, on .*"),
            "Is this another page? Another page · missed. Stays due until it is right.",
        ]
    )
    expect(review.locator("ul").last.locator("li")).to_have_text(["Is this another page? Another page · missed"])
    review.get_by_role("link", name="Review 1 question").click()
    second.expect_open()
    answer(second, "yes")
    way(page, "When each comes back").click()
    expect(review).to_contain_text("Review finished: 1 of 1 right.")
    expect(review).to_contain_text(re.compile(r"Nothing to review today\. The next question comes back tomorrow, on "))


@pytest.mark.every_engine
def test_the_keyboard_alone_is_enough(page: Page, small_url: str) -> None:
    miss_two(page, small_url)
    page.goto(f"{small_url}my-progress/")
    tab_to(page, part(page, "review").get_by_role("link", name="Review 2 questions"))
    page.keyboard.press("Enter")
    expect(Question(page, FIRST).find("input").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(Question(page, FIRST).find("[value=static]")).to_be_checked()
    page.keyboard.press("Enter")
    Question(page, FIRST).expect_verdict("right")
    tab_to(page, way(page, "Next question"))
    page.keyboard.press("Enter")
    expect(Question(page, OTHER).find("input").first).to_be_focused()
    tab_to(page, way(page, "Leave"))
    page.keyboard.press("Enter")
    expect(part(page, "review").get_by_role("link", name="Go on with the review: 1 question left")).to_be_visible()


@pytest.mark.every_engine
def test_a_review_survives_a_reload_and_is_left_and_resumed(page: Page, small_url: str) -> None:
    miss_two(page, small_url)
    first = begin(page, small_url)
    page.mouse.wheel(0, 300)
    assert page.evaluate(ADDRESSES) == [], "a reload at any moment finds the review again"
    expect(page).to_have_url(re.compile(rf"#q-{FIRST}:review$"))
    page.reload()
    expect(place(page)).to_have_text("Question 1 of 2")
    first.expect_open()
    answer(first, "static")
    first.expect_verdict("right")
    page.reload()
    expect(place(page)).to_contain_text("Question 1 of 2. Comes back")
    first.expect_verdict("right")
    way(page, "Leave").click()
    begin(page, small_url, "Go on with the review: 1 question left")
    expect(place(page)).to_have_text("Question 2 of 2")
    way(page, "Leave").click()
    expect(part(page, "review").locator("li")).to_have_text(["Is this another page? Another page · missed"])


@pytest.mark.every_engine
def test_a_question_can_be_skipped_and_comes_again(page: Page, small_url: str) -> None:
    miss_two(page, small_url)
    begin(page, small_url)
    way(page, "Skip").click()
    expect(place(page)).to_have_text("Question 2 of 2")
    way(page, "Skip").click()
    expect(place(page)).to_have_text("Question 1 of 2")
    page.go_back()
    expect(place(page)).to_have_text("Question 2 of 2")


@pytest.mark.every_engine
def test_a_review_is_no_reading(page: Page, small_url: str) -> None:
    """The lesson gets no tick by it, and the reader's place stays where it was."""
    miss_two(page, small_url)
    wait_stored(page, "set:here")
    before = read_store(page)
    assert before["set:here"]["value"]["page"] == "other"
    assert "page:kinds" not in before
    answer(begin(page, small_url), "static")
    expect(place(page)).to_contain_text("Comes back")
    page.mouse.wheel(0, 2000)
    way(page, "Next question").click()
    expect(place(page)).to_have_text("Question 2 of 2")
    assert {name: record for name, record in read_store(page).items() if name in ("set:here", "page:kinds")} == {"set:here": before["set:here"]}


@pytest.mark.every_engine
def test_a_missed_question_leads_to_its_section(page: Page, small_url: str) -> None:
    miss_two(page, small_url)
    first = begin(page, small_url)
    expect(way(page, "Read the section again")).to_have_count(0)
    answer(first, "online")
    way(page, "Read the section again").click()
    expect(page.locator("#what-is-told")).to_be_in_viewport()
    expect(bar(page)).to_have_count(0)
    first.expect_verdict("wrong")
    page.go_back()
    expect(place(page)).to_contain_text("Question 1 of 2. Stays due")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_a_review(browser: Browser, small_url: str, scheme: Any, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    miss_two(page, small_url)
    first = begin(page, small_url)
    assert run_axe(page) == []
    answer(first, "dynamic")
    expect(place(page)).to_contain_text("Stays due")
    page.mouse.move(0, 0)
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    way(page, "Next question").click()
    answer(Question(page, OTHER), "yes")
    way(page, "When each comes back").click()
    expect(part(page, "review")).to_contain_text("Review finished: 1 of 2 right.")
    page.mouse.move(0, 0)
    assert run_axe(page) == []
    context.close()
