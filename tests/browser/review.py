"""A review as a test uses it: its bar, its way from question to question."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser.progress_page import answer_other, part
from tests.browser.question import Question
from tests.engines.expecting import expect

FIRST = "one-of-three"


def bar(page: Page) -> Locator:
    """Return the bar of a review."""
    return page.get_by_role("region", name="Review")


def place(page: Page) -> Locator:
    """Return what the bar says."""
    return bar(page).get_by_role("status")


def way(page: Page, name: str) -> Locator:
    """Return a link of the bar."""
    return bar(page).get_by_role("link", name=name, exact=True)


def miss_two(page: Page, url: str) -> None:
    """Miss a question on each of two pages."""
    page.goto(f"{url}kinds/")
    question = Question(page, FIRST)
    question.find("[value=dynamic]").check()
    question.check.click()
    question.expect_verdict("wrong")
    answer_other(page, url, "no").expect_verdict("wrong")


def begin(page: Page, url: str, name: str = "Review 2 questions") -> Question:
    """Begin or go on with a review, and return the question on its first page."""
    page.goto(f"{url}my-progress/")
    part(page, "review").get_by_role("link", name=name).click()
    expect(place(page)).to_contain_text("Question")
    return Question(page, FIRST)


def answer(question: Question, value: str) -> None:
    """Answer a question."""
    question.find(f"[value={value}]").check()
    question.check.click()
