"""How sure the reader is: asked once it is turned on, and drawn against what was right."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import guarded
from tests.browser.module_test import open_test
from tests.browser.progress_page import OTHER, link_to, part, read_store
from tests.browser.question import Question
from tests.engines.expecting import expect


def test_how_sure_is_asked_once_it_is_turned_on(page: Page, small_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small_url}other/")
    question = Question(page, OTHER)
    question.expect_open()
    assert not [url for url in asked if "quiz-sure" in url]
    question.find("[value=no]").check()
    offer = question.find("button").filter(has_text="Ask me how sure I am")
    offer.click()
    scale = question.root.get_by_role("group", name="How sure are you?")
    expect(scale.get_by_role("radio").first).to_be_focused()
    expect(offer).to_have_count(0)
    scale.get_by_role("radio", name="95% sure").check()
    question.check.click()
    question.expect_verdict("wrong")
    # And not with the words that other furniture of the page carries.
    expect(question.find(".quiz-verdict")).to_have_text("Not right.")
    assert [attempt["confidence"] for attempt in read_store(page)[OTHER]["attempts"]] == [95]
    question.again.click()
    expect(scale.get_by_role("radio", name="95% sure")).not_to_be_checked()
    question.find("[value=yes]").check()
    question.check.click()
    question.expect_verdict("right")
    assert "confidence" not in read_store(page)[OTHER]["attempts"][1]
    page.goto(f"{small_url}my-progress/")
    sure = part(page, "calibration")
    expect(sure).to_contain_text("Over 1 answer you were right less often than you said, by 95 percentage points")
    expect(sure.get_by_role("img", name="said 95%, 0 of 1 right")).to_be_visible()
    expect(sure.get_by_role("row").last).to_have_text(re.compile("95%.*0%.*1"))
    sure.get_by_role("button", name="Do not ask me how sure I am").click()
    expect(sure.get_by_role("button", name="Ask me how sure I am")).to_be_focused()
    page.goto(f"{small_url}kinds/")
    Question(page, "one-of-three").expect_open()
    expect(page.locator(".quiz-sure")).to_have_count(0)


def test_nothing_is_asked_before_its_style_sheet_is_there(page: Page, small_url: str) -> None:
    looks = "[...document.styleSheets].some(sheet => sheet.href?.includes('quiz-sure'))"
    page.add_init_script(f"""customElements.whenDefined('quiz-question').then(() => new MutationObserver((_, watch) => {{
        if (!document.querySelector('.quiz-sure-offer')) return;
        watch.disconnect();
        document.documentElement.dataset.styled = String({looks});
    }}).observe(document.body, {{childList: true, subtree: true}}))""")
    sheets: list[Route] = []

    def hold(route: Route) -> None:
        sheets.append(route)

    page.route("**/quiz-sure.css", hold)
    page.goto(f"{small_url}other/")
    question = Question(page, OTHER)
    question.expect_open()
    with page.expect_request("**/quiz-sure.css"):
        question.find("[value=no]").check()
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    sheets[0].continue_()
    expect(question.find("button").filter(has_text="Ask me how sure I am")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-styled", "true")


@pytest.mark.every_engine
def test_how_sure_is_asked_on_every_page_and_can_be_left_out(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}my-progress/")
    part(page, "calibration").get_by_role("button", name="Ask me how sure I am").click()
    page.goto(f"{small_url}kinds/")
    expect(page.locator(".quiz-sure")).to_have_count(9)
    link_to(page, "Another page").first.click()
    expect(page.locator(".quiz-sure")).to_have_count(1)
    question = Question(page, OTHER)
    question.find("[value=yes]").check()
    question.check.click()
    question.expect_verdict("right")
    assert "confidence" not in read_store(page)[OTHER]["attempts"][0]
    open_test(page, small_url).start()
    expect(page.locator(".quiz-sure")).to_have_count(0)


ROWS = """labels => Object.values(Object.groupBy(labels.map((label) => label.getBoundingClientRect()), ({ top }) => Math.round(top))).map((row) => {
  return [row.length, new Set(row.map(({ width }) => Math.round(width))).size, Math.min(...row.map(({ height }) => height)) >= 44];
})"""
"""Each row of the scale: how many choices stand in it, how many widths they have, whether a finger hits them."""


@pytest.mark.parametrize("words", [[], ["25 % geraten", "50 % unentschieden", "75 % ziemlich sicher", "95 % sicher"]], ids=["English", "German"])
def test_how_sure_is_laid_out_evenly(browser: Browser, small_url: str, words: list[str]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    with guarded(context):
        page = context.new_page()
        page.goto(f"{small_url}other/")
        question = Question(page, OTHER)
        question.find("[value=no]").check()
        question.find("button").filter(has_text="Ask me how sure I am").click()
        labels = question.find(".quiz-sure label")
        for width, rows in {320: [[1, 1, True]] * 4, 390: [[2, 1, True]] * 2, 1280: [[2, 1, True]] * 2}.items():
            page.set_viewport_size({"width": width, "height": 844})
            page.reload()
            expect(question.find(".quiz-sure-scale")).to_have_css("display", "grid")  # the style comes beside the script
            expect(labels).to_have_count(4)
            for label, text in zip(labels.all(), words, strict=False):
                label.evaluate("(label, text) => { label.lastChild.data = text; }", text)
            assert labels.evaluate_all(ROWS) == rows, width
            assert question.find(".quiz-sure").evaluate("scale => scale.scrollWidth <= scale.clientWidth")
    context.close()
