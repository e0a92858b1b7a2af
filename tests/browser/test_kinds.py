"""One question of each kind: answered right, wrong and partly right, by mouse and by keyboard alone; found again after a reload."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from coursequiz.kinds import KINDS
from tests.browser.answers import ANSWERS, SHOWN, Answer, choose, select, write
from tests.browser.question import Question
from tests.engines.expecting import expect

pytestmark = pytest.mark.every_engine

UNFINISHED = {
    "one-of-three": (choose(), "Choose one answer."),
    "two-of-four": (choose("2 * 2"), "Choose 2 answers."),
    "how-many-minutes": (write("many"), "Write a number, such as 2.7."),
    "which-shift": (write("   "), "Write an answer."),
    "skews": (select("schema skew", ""), "Answer every part."),
}
"""What is no whole answer, and what it is told."""


@pytest.fixture
def kinds_page(page: Page, small_url: str) -> Page:
    """Open the page with all kinds."""
    page.goto(f"{small_url}kinds/")
    return page


def expect_told(question: Question, answer: Answer) -> None:
    question.expect_verdict(answer.verdict)
    expect(question.result).to_contain_text(answer.says)
    expect(question.again).to_be_visible()


@pytest.mark.parametrize("kind", ANSWERS)
def test_by_mouse_and_once_more(kinds_page: Page, kind: str) -> None:
    for answer in ANSWERS[kind]:
        question = Question(kinds_page, answer.id)
        question.expect_open()
        answer.mouse(question)
        question.check.click()
        expect_told(question, answer)
        expect(question.check).to_be_focused()
        question.again.click()


@pytest.mark.parametrize("kind", ANSWERS)
def test_by_keyboard_alone_found_again_after_a_reload_and_once_more(kinds_page: Page, kind: str) -> None:
    for answer in ANSWERS[kind]:
        question = Question(kinds_page, answer.id)
        question.expect_open()
        question.press([*answer.keys, ("button[type=submit]", ["Enter"])])
        expect_told(question, answer)
        expect(question.check).to_be_focused()
        kinds_page.reload()
        expect_told(question, answer)
        question.press([("button[data-action=again]", ["Enter"])])


ROWS = {
    "skews": (select("schema skew", "schema skew"), ["Row 1: schema skew. The columns make up the schema.", "Not right in row 2: Ask what is computed twice."]),
    "sort-systems": (select("static", "static"), ["Row 1: Static. Once is static.", "Not right in row 2: Each night brings another model."]),
    "fill-gaps": (select("static", "static"), ["Gap 1: static. Once is static.", "Not right in gap 2: This one changes each day."]),
}
"""One row right and one wrong, and what each is told."""


@pytest.mark.parametrize("id", ROWS)
def test_a_wrong_row_is_told_why_and_not_its_value_before_another_try(kinds_page: Page, id: str) -> None:
    question = Question(kinds_page, id)
    clicks, told = ROWS[id]
    clicks(question)
    question.check.click()
    question.expect_verdict("partial")
    entries = question.result.locator(".quiz-feedbacks > li")
    expect(entries).to_have_text(told)
    assert entries.evaluate_all("all => all.map(e => getComputedStyle(e, '::before').content.split(' ')[0])") == ['"✓"', '"✕"']
    question.find(".quiz-answer > summary").click()
    expect(question.find(".quiz-answer .quiz-feedbacks > li:visible")).to_have_text([re.compile(r"^(Row|Gap) 1: "), re.compile(r"^(Row|Gap) 2: ")])


def test_a_menu_below_its_text_is_as_wide_as_its_row(kinds_page: Page) -> None:
    kinds_page.set_viewport_size({"width": 390, "height": 844})
    row = Question(kinds_page, "skews").find(".quiz-row").nth(1)
    widths = row.evaluate("row => [row.querySelector('label'), row.querySelector('select')].map((part) => Math.round(part.getBoundingClientRect().width))")
    assert len(set(widths)) == 1


def test_every_kind_is_answered_right_and_not_right() -> None:
    assert set(ANSWERS) == set(KINDS)
    for kind, answers in ANSWERS.items():
        verdicts = {answer.verdict for answer in answers}
        assert {"right", "wrong"} <= verdicts, kind
        if kind in {"multiple", "order", "match", "categorise", "cloze"}:
            assert "partial" in verdicts, kind


def test_the_order_shown_is_known(kinds_page: Page) -> None:
    shown = Question(kinds_page, "stages").find(".quiz-order > li").evaluate_all("rows => rows.map((row) => row.dataset.choice)")
    assert shown == SHOWN


def test_arrow_keys_on_a_radio_submit_nothing(kinds_page: Page) -> None:
    question = Question(kinds_page, "one-of-three")
    question.press([("input", ["ArrowDown", "ArrowDown", "ArrowUp"])])
    question.expect_open()


def test_an_unfinished_answer_is_no_attempt(kinds_page: Page) -> None:
    for id, (clicks, says) in UNFINISHED.items():
        question = Question(kinds_page, id)
        clicks(question)
        question.check.click()
        expect(question.result).to_contain_text(says)
        expect(question.root).not_to_have_attribute("data-verdict", "wrong")
    kinds_page.reload()
    for id in UNFINISHED:
        Question(kinds_page, id).expect_open()


def test_try_again_begins_anew_and_the_last_attempt_counts(kinds_page: Page) -> None:
    question = Question(kinds_page, "one-of-three")
    choose("A dynamic model")(question)
    question.check.click()
    question.expect_verdict("wrong")
    question.again.click()
    question.expect_open()
    assert question.find("input:checked").count() == 0
    choose("A static model")(question)
    question.check.click()
    question.expect_verdict("right")
    kinds_page.reload()
    question.expect_verdict("right")


def test_a_changed_answer_has_no_verdict_until_it_is_checked(kinds_page: Page) -> None:
    question = Question(kinds_page, "one-of-three")
    choose("A static model")(question)
    question.check.click()
    question.expect_verdict("right")
    choose("An online model")(question)
    question.expect_open()


def test_a_new_attempt_is_told_to_the_page_once(kinds_page: Page) -> None:
    kinds_page.evaluate("() => { window.told = []; addEventListener('quiz:answer', ({ detail }) => window.told.push(detail)); }")
    question = Question(kinds_page, "two-of-four")
    choose("2 * 2")(question)
    question.check.click()  # unfinished
    expect(question.result).to_contain_text("Choose 2 answers.")
    choose("2 - 2")(question)
    question.check.click()
    question.expect_verdict("partial")
    question.check.click()  # shown already
    rev = question.root.get_attribute("data-rev")
    assert kinds_page.evaluate("window.told") == [{"question": "two-of-four", "rev": rev, "verdict": "partial", "score": 0.5, "response": ["a", "b"]}]


def test_hints_open_one_by_one(kinds_page: Page) -> None:
    question = Question(kinds_page, "one-of-three")
    second = question.find(".quiz-hint").nth(1)
    question.find(".quiz-hint summary").first.click()
    expect(question.find(".quiz-hint").first).to_contain_text("Think of the word")
    assert not second.evaluate("details => details.open")


def test_the_page_keeps_the_score(kinds_page: Page) -> None:
    score = kinds_page.locator(".quiz-score")
    expect(score).to_be_hidden()
    question = Question(kinds_page, "one-of-three")
    choose("A static model")(question)
    question.check.click()
    expect(score).to_have_text(f"1 of {len(KINDS)} questions answered, 1 right.")
    expect(score).to_be_visible()
    other = Question(kinds_page, "which-shift")
    write("no idea")(other)
    other.check.click()
    expect(score).to_have_text(f"2 of {len(KINDS)} questions answered, 1 right.")
