"""The module test once it is handed in: the result by objective, another draw, and the record on paper."""

from __future__ import annotations

import json
import re
from typing import Literal

import pytest
from playwright.sync_api import Browser

from coursesite.outline import read_version
from tests.browser.module_test import FIRST, NO_CHANCE, SECOND, ModuleTest, open_test, read_record
from tests.browser.test_access import run_axe
from tests.engines.expecting import expect


@pytest.mark.every_engine
def test_a_right_test_is_passed(module_test: ModuleTest) -> None:
    test = module_test.start()
    test.answer_all()
    test.hand_in()
    expect(test.result).to_have_attribute("aria-label", "6 of 6 right (100%): passed.")
    assert test.root.locator("[data-goal] .quiz-mark").all_text_contents() == ["2 of 2 right"] * 3
    for id in FIRST:
        test.question(id).expect_verdict("right")
        expect(test.question(id).find(".quiz-answer")).to_be_visible()
        expect(test.question(id).check).to_be_hidden()
    expect(test.question("count-1").result).to_contain_text("1 and 2 make 3.")


@pytest.mark.every_engine
def test_a_wrong_test_is_not_passed_and_says_what_to_read_again(module_test: ModuleTest) -> None:
    test = module_test.start()
    test.answer_all("name-1", "name-2", "sort-1")
    test.hand_in()
    expect(test.result).to_contain_text("3 of 6 right (50%), not passed: 80% is needed.")
    marks = ["2 of 2 right", "0 of 2 right: read again", "1 of 2 right: read again"]
    assert test.root.locator("[data-goal] .quiz-mark").all_text_contents() == marks
    expect(test.root.locator("[data-goal=name] a")).to_have_attribute("href", re.compile(r"/other/$"))
    test.question("name-1").expect_verdict("wrong")


@pytest.mark.every_engine
def test_partly_right_does_not_count_as_right(module_test: ModuleTest) -> None:
    test = module_test.start()
    test.answer_all()
    test.question("sort-1").find("[value=verify]").uncheck()
    test.question("sort-1").find("[value=watch]").check()
    test.hand_in()
    test.question("sort-1").expect_verdict("partial")
    expect(test.result).to_contain_text("5 of 6 right (83%): passed.")


@pytest.mark.every_engine
def test_a_test_that_was_handed_in_is_found_again_and_saved_once(module_test: ModuleTest) -> None:
    test = module_test.start()
    test.answer_all("name-1")
    test.hand_in()
    test.page.reload()
    expect(test.result).to_contain_text("5 of 6 right (83%): passed.")
    test.question("name-1").expect_verdict("wrong")
    stored = json.loads(test.page.evaluate("localStorage.getItem('coursequiz:/base/:name-1')"))
    assert [(attempt["verdict"], attempt["response"]) for attempt in stored["attempts"]] == [("wrong", ["wrong-1"])]
    assert len(read_record(test.page)["past"]) == 1


LISTEN = """() => {
  window.told = [];
  addEventListener("quiz:answer", ({ detail }) => window.told.push(detail));
}"""


@pytest.mark.parametrize("answered", [[], ["count-1", "name-2"]], ids=["blank", "in part"])
def test_each_question_of_a_test_tells_the_page_also_where_it_was_left_open(module_test: ModuleTest, answered: list[str]) -> None:
    test = module_test.start()
    test.page.evaluate(LISTEN)
    for id in answered:
        test.answer(id)
    test.button("Hand in").click()
    test.button("Hand in anyway").click()
    expect(test.result).to_be_focused()
    told = test.page.evaluate("window.told")
    assert [detail["question"] for detail in told] == FIRST
    assert {detail["question"] for detail in told if detail["verdict"] == "right"} == set(answered)
    assert all(detail["response"] for detail in told if detail["question"] in answered)
    left = [(detail["verdict"], detail["score"], detail["response"]) for detail in told if detail["question"] not in answered]
    assert left == [("wrong", 0, [])] * (len(FIRST) - len(answered))
    test.page.reload()
    expect(test.question("count-2").result).to_contain_text("No complete answer")


@pytest.mark.every_engine
def test_a_retake_draws_what_was_not_asked_and_keeps_the_result(module_test: ModuleTest) -> None:
    test = module_test.start()
    assert test.drawn() == FIRST
    test.answer_all("count-1")
    test.hand_in()
    test.button("Take it again").click()
    expect(test.status).to_have_text("0 of 6 answered")
    assert test.drawn() == SECOND
    expect(test.question("count-3").find("input")).to_be_focused()
    expect(test.result).to_be_hidden()
    expect(test.root.locator("[data-goal] .quiz-mark")).to_have_count(0)
    test.answer_all("count-3", "name-3", "sort-3")
    test.hand_in()
    expect(test.root).to_contain_text("Best of 2 results: 5 of 6 right (83%).")
    assert [(outcome["right"], outcome["of"]) for outcome in read_record(test.page)["past"]] == [(5, 6), (3, 6)]
    test.button("Take it again").click()
    assert test.drawn() == FIRST


def test_older_attempts_are_not_put_into_the_questions(module_test: ModuleTest) -> None:
    test = module_test.start()
    test.answer_all()
    test.hand_in()
    test.page.evaluate("localStorage.removeItem('coursequiz:/base/:test:pool')")
    test.page.reload()
    test.start()
    assert test.drawn() == FIRST
    test.question("count-1").expect_open()
    expect(test.question("count-1").find("input")).to_have_value("")


def test_the_printed_record_is_one_page_and_alone(module_test: ModuleTest) -> None:
    test, page = module_test, module_test.page
    test.start().answer_all("name-1")
    test.hand_in()
    page.evaluate("window.print = () => { window.printed = true; }")
    test.root.locator("summary", has_text="Print a record").click()
    test.root.get_by_label("Name (typed by you, stays on this page)").fill("Ada <b>Example</b>")
    test.button("Print the record").click()
    assert page.evaluate("window.printed") is True
    record = page.locator(".quiz-record")
    expect(record).to_be_hidden()
    page.emulate_media(media="print")
    expect(record).to_be_visible()
    shown = "[...document.body.querySelectorAll('*')].filter((e) => e.checkVisibility() && !e.closest('.quiz-record')).map((e) => e.outerHTML.slice(0, 80))"
    assert page.evaluate(shown) == []
    today = page.evaluate("new Date().toLocaleDateString('en', { dateStyle: 'long' })")
    lines = record.inner_text().split("\n")
    assert [line for line in lines if line] == [
        "A test",
        *("Name", "Ada <b>Example</b>"),
        *("Date", today),
        *("Test", "A test - Machine learning in production"),
        *("Version of the course", read_version()),
        "5 of 6 right (83%): passed.",
        "Only fully right answers count; partly right ones do not.",
        *("Count in whole numbers.", "2 of 2 right"),
        *("Name what a model does.", "1 of 2 right: read again"),
        *("Put the steps of a system in order.", "2 of 2 right"),
        *("Pass mark", "80%"),
        *("Questions", ", ".join(FIRST)),
        *("Address", page.url),
        "This record was made in a browser, and nobody checked it. It says that somebody answered these questions with this score; not who, nor with what help.",
    ]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(record).to_have_count(0)
    expect(test.result).to_be_visible()
    assert "Example" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_any_state(browser: Browser, small_url: str, scheme: Literal["light", "dark"], width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url)
    expect(test.button("Start the test")).to_be_visible()
    assert run_axe(page) == []
    test.start()
    for id in ("count-1", "name-1"):
        test.answer(id)
    test.answer("name-2", right=False)
    test.button("Hand in").click()
    page.mouse.move(0, 0)
    assert run_axe(page) == []
    test.button("Hand in anyway").click()
    for summary in test.root.locator("summary:visible").all():
        summary.click()
    page.mouse.move(0, 0)
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
