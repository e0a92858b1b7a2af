"""The whole course as the zip that readers download, opened from files in every engine (`make test-browsers`)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.project import unpack_download
from tests.browser.question import Question
from tests.conftest import REPOSITORY
from tests.engines.expecting import expect

pytestmark = pytest.mark.every_engine

LESSON = "production-ml/static-vs-dynamic-training.html"
ASKED, RIGHT = "nightly-needs-gate", "[value=b]"


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the folder that is in the zip, with a slash at its end."""
    return unpack_download(REPOSITORY, tmp_path_factory.mktemp("download")).as_uri() + "/"


def answer(page: Page) -> Question:
    """Answer the lesson's first question."""
    question = Question(page, ASKED)
    question.find(RIGHT).check()
    question.check.click()
    question.expect_verdict("right")
    return question


def test_a_reader_gets_from_the_start_to_a_lesson(page: Page, course: str) -> None:
    page.goto(f"{course}index.html")
    page.locator("article a[href='production-ml/index.html']").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*/production-ml/index\.html"))
    page.locator(".md-nav--primary").get_by_role("link", name="Static vs. dynamic training").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*/production-ml/static-vs-dynamic-training\.html"))
    expect(page.locator("h1")).to_contain_text("Static vs. dynamic training")


def test_an_answer_is_kept_and_counted_on_another_page(page: Page, course: str) -> None:
    page.goto(course + LESSON)
    answer(page)
    page.reload()
    Question(page, ASKED).expect_verdict("right")
    page.goto(f"{course}my-progress.html")
    lesson = page.locator("course-progress[data-part=lessons]").get_by_role("row").filter(has_text="Static vs. dynamic training")
    expect(lesson).to_contain_text(re.compile(r"Started\s*1 of \d+"))


def test_search_finds_a_page_and_leads_there(page: Page, course: str) -> None:
    page.goto(course + LESSON)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("transform")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*transform.*\.html"))
    expect(page.locator("h1")).to_be_visible()


def test_a_figure_moves(page: Page, course: str) -> None:
    page.goto(course + LESSON)
    figure = page.locator("course-cadence")
    figure.scroll_into_view_if_needed()
    expect(figure.locator("form")).to_be_visible()
    says = figure.locator(".course-figure__says")
    before = says.inner_text()
    figure.locator("input, select").first.press("End")
    expect(says).not_to_have_text(before)


def test_the_module_test_is_taken_up_again(page: Page, course: str) -> None:
    page.goto(f"{course}production-ml/test-your-knowledge.html")
    page.get_by_role("button", name="Start the test").click()
    shown = page.locator("quiz-question:visible")
    drawn = [question.get_attribute("id") for question in shown.all()]
    page.reload()
    expect(shown).to_have_count(len(drawn))
    assert [question.get_attribute("id") for question in shown.all()] == drawn
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_role("button", name="Hand in anyway").click()
    expect(page.locator(".quiz-test-result")).to_contain_text("0 of")
