"""The module test before it is handed in: drawn, answered without verdicts, left and found again."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.module_test import DRAWN, FIRST, NO_CHANCE, ModuleTest, open_test, read_record
from tests.browser.question import tab_to
from tests.engines.expecting import expect

GOALS = ("count", "name", "sort")


@pytest.mark.every_engine
def test_before_the_start_no_question_is_seen(module_test: ModuleTest) -> None:
    expect(module_test.button("Start the test")).to_be_visible()
    expect(module_test.root).to_contain_text("Only fully right answers count; partly right ones do not.")
    assert module_test.drawn() == []
    expect(module_test.result).to_be_hidden()
    expect(module_test.root.get_by_text("Print a record")).to_be_hidden()


@pytest.mark.every_engine
def test_the_draw_is_spread_over_the_objectives_and_numbered(page: Page, small_url: str) -> None:
    test = open_test(page, small_url).start()
    drawn = test.drawn()
    assert len(set(drawn)) == DRAWN
    assert Counter(id.split("-")[0] for id in drawn) == dict.fromkeys(GOALS, 2)
    assert page.locator("quiz-question:visible .quiz-number").all_text_contents() == [f"Question {number} of {DRAWN}" for number in range(1, DRAWN + 1)]
    expect(test.question(drawn[0]).find("input").first).to_be_focused()


@pytest.mark.every_engine
def test_nothing_is_told_before_the_test_is_handed_in(module_test: ModuleTest) -> None:
    module_test.start().answer_all()
    field = module_test.question("count-1").find("input")
    field.press("Enter")
    expect(module_test.status).to_have_text(f"{DRAWN} of {DRAWN} answered")
    for id in FIRST:
        question = module_test.question(id)
        question.expect_open()
        for selector in (".quiz-actions", ".quiz-hint", ".quiz-answer"):
            for part in question.find(selector).all():
                expect(part).to_be_hidden()


@pytest.mark.every_engine
def test_a_reload_half_way_keeps_draw_and_answers(page: Page, small_url: str) -> None:
    test = open_test(page, small_url).start()
    drawn = test.drawn()
    for id in drawn[:4]:
        test.answer(id)
    page.reload()
    expect(test.status).to_have_text(f"4 of {DRAWN} answered")
    assert test.drawn() == drawn
    for id in drawn[4:]:
        test.answer(id)
    test.hand_in()
    expect(test.result).to_contain_text("6 of 6 right (100%): passed.")


@pytest.mark.every_engine
def test_what_is_not_answered_is_listed_and_can_be_reached(module_test: ModuleTest) -> None:
    test = module_test.start()
    for id in ("count-1", "name-1", "name-2"):
        test.answer(id)
    test.question("sort-1").find("[value=collect]").check()
    test.button("Hand in").click()
    expect(test.status).to_contain_text("Not fully answered, so counted as not right:")
    assert [" ".join(way.inner_text().split()) for way in test.status.locator("button").all()] == ["Question 3", "Question 4", "Question 6"]
    expect(test.button("Hand in anyway")).to_be_focused()
    test.button("Question 4").click()
    expect(test.question("count-2").find("input")).to_be_focused()
    test.answer("count-2")
    expect(test.status).to_have_text("4 of 6 answered")
    test.button("Hand in").click()
    test.button("Hand in anyway").click()
    expect(test.result).to_contain_text("4 of 6 right (66%), not passed: 80% is needed.")
    for id in ("sort-1", "sort-2"):
        expect(test.question(id).result).to_have_text("No complete answer: this does not count as right.")


@pytest.mark.every_engine
def test_another_tab_takes_over_answers_and_hand_in(context: BrowserContext, small_url: str) -> None:
    context.add_init_script(NO_CHANCE)
    first = open_test(context.new_page(), small_url).start()
    second = open_test(context.new_page(), small_url)
    expect(second.status).to_have_text("0 of 6 answered")
    first.answer_all()
    expect(second.status).to_have_text("6 of 6 answered")
    expect(second.question("count-1").find("input")).to_have_value("3")
    second.answer("count-1", right=False)
    expect(first.question("count-1").find("input")).to_have_value("99")
    second.hand_in()
    expect(first.result).to_contain_text("5 of 6 right (83%): passed.")
    first.question("count-1").expect_verdict("wrong")
    assert len(read_record(first.page)["past"]) == 1


@pytest.mark.every_engine
def test_the_keyboard_alone_is_enough(module_test: ModuleTest) -> None:
    test, page = module_test, module_test.page
    keys = page.keyboard
    tab_to(page, test.button("Start the test"))
    keys.press("Enter")
    expect(test.question("count-1").find("input")).to_be_focused()
    keys.type("3")
    for id in ("name-1", "name-2"):
        tab_to(page, test.question(id).find("input").first)
        keys.press("Space")
        while not test.question(id).find("[value=right]").is_checked():
            keys.press("ArrowDown")
        if id == "name-1":
            for choice in ("collect", "verify"):
                tab_to(page, test.question("sort-1").find(f"[value={choice}]"))
                keys.press("Space")
            tab_to(page, test.question("count-2").find("input"))
            keys.type("5")
    tab_to(page, test.question("sort-2").find("[data-choice=serve] [data-move=down]"))
    keys.press("Enter")
    keys.press("Enter")
    tab_to(page, test.button("Hand in"))
    keys.press("Enter")
    expect(test.result).to_be_focused()
    expect(test.result).to_contain_text("6 of 6 right (100%): passed.")
    tab_to(page, test.button("Take it again"))
    keys.press("Space")
    expect(test.question("count-3").find("input")).to_be_focused()
