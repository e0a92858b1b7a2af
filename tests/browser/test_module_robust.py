"""The module test where something is missing: scripts, storage, a server, the questions as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.module_test import BLOCK, FIRST, NO_CHANCE, SECOND, ModuleTest, open_test
from tests.browser.question import Question
from tests.engines.expecting import expect

DAMAGED = [
    "{",
    "null",
    "[]",
    '{"v":1}',
    '{"v":1,"now":null,"past":null}',
    '{"v":1,"now":{"asked":[{"response":[]}],"changed":1},"past":[]}',
    '{"v":1,"now":{"asked":[{"id":"__proto__","rev":"x","response":[1]}],"changed":1e308,"time":"x"},"past":[null,{"time":1,"right":9,"of":0}]}',
    '{"v":1,"now":{"asked":{"length":3},"changed":1},"past":{"length":2}}',
    "x" * 100_000,
]


def test_without_javascript_the_pool_can_be_read(browser: Browser, small_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_url}test/")
    questions = page.locator("quiz-question").all()
    assert len(questions) == 12
    for question in questions:
        expect(question.locator("legend")).to_be_visible()
        question.locator(".quiz-answer summary").click()
        expect(question.locator(".quiz-explanation")).to_be_visible()
    assert page.locator("button:visible").filter(has_text="test").count() == 0
    context.close()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_pool_does_not_flash_but_is_shown_where_nothing_comes(page: Page, small_url: str, motion: Literal["reduce", "no-preference"]) -> None:
    page.emulate_media(reduced_motion=motion)
    page.route("**/quiz-test.js", lambda _: None)
    page.goto(f"{small_url}test/", wait_until="domcontentloaded")
    legend = page.locator("#q-count-1 legend")
    expect(page.locator("#q-count-1")).to_have_attribute("data-held", "")
    expect(legend).to_be_hidden()
    assert page.locator("quiz-test > section").evaluate("section => section.getBoundingClientRect().height") == 0
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(legend).to_be_visible()


def test_where_its_script_does_not_come_the_questions_work_alone(page: Page, small_url: str) -> None:
    page.route("**/quiz-test.js", lambda route: route.fulfill(status=404))
    page.goto(f"{small_url}test/")
    question = Question(page, "count-1")
    question.find("input").fill("3")
    question.check.click()
    question.expect_verdict("right")
    assert page.locator("quiz-question:visible").count() == 12


def test_other_pages_do_not_load_it(page: Page, small_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small_url}kinds/")
    Question(page, "one-of-three").expect_open()
    assert not [url for url in asked if "quiz-test" in url]


def test_instant_navigation_brings_a_working_test(page: Page, stock_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    page.goto(stock_url)
    page.evaluate("window.stayed = true")
    test = ModuleTest(page)
    for visit in range(2):
        page.locator(".md-nav--primary a", has_text="A test").first.click()
        if visit == 0:
            test.start()
        test.answer(FIRST[visit])
        expect(test.status).to_have_text(f"{visit + 1} of 6 answered")
        expect(page.locator("quiz-test > link")).to_have_count(1)
        page.locator(".md-nav--primary a", has_text="Start").first.click()
        expect(page.locator("h1")).to_contain_text("Start")
    assert page.evaluate("window.stayed") is True


def test_from_a_file_the_test_works(browser: Browser, small_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(NO_CHANCE)
    page.goto((small_site / "test" / "index.html").as_uri())
    test = ModuleTest(page).start()
    test.answer_all()
    test.hand_in()
    expect(test.result).to_contain_text("6 of 6 right (100%): passed.")
    context.close()


def test_damaged_storage_gives_a_working_test(page: Page, small_url: str, subtests: pytest.Subtests) -> None:
    page.add_init_script(NO_CHANCE)
    for damage in DAMAGED:
        with subtests.test(damage=damage[:80]):
            page.goto(small_url)
            page.evaluate("text => { localStorage.clear(); localStorage.setItem('coursequiz:/base/:test:pool', text); }", damage)
            test = open_test(page, small_url).start()
            test.answer_all()
            test.hand_in()
            expect(test.result).to_contain_text("6 of 6 right (100%): passed.")
            page.reload()
            expect(test.result).to_contain_text("6 of 6 right (100%): passed.")


def test_questions_that_have_changed_are_not_asked_on(module_test: ModuleTest) -> None:
    module_test.start()
    change = 'key => localStorage.setItem(key, localStorage.getItem(key).replace(/"rev":"/, \'$&x\'))'
    module_test.page.evaluate(change, "coursequiz:/base/:test:pool")
    module_test.page.reload()
    expect(module_test.root).to_contain_text("The questions have changed since you took this test.")
    module_test.start()


@pytest.mark.parametrize("blocked", [["setItem"], ["getItem", "setItem"]], ids=["full", "blocked"])
def test_storage_that_cannot_be_used_is_said_and_the_test_works(browser: Browser, small_url: str, blocked: list[str]) -> None:
    """The theme stumbles over such storage, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(NO_CHANCE + "".join(BLOCK.format(name) for name in blocked))
    test = open_test(page, small_url).start()
    expect(test.status).to_contain_text("Your answers cannot be saved in this browser.")
    test.answer_all()
    test.hand_in()
    expect(test.result).to_contain_text("6 of 6 right (100%): passed.")
    test.button("Take it again").click()
    assert test.drawn() == SECOND
    context.close()
