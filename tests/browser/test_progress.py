"""Answers survive what happens to a site and to a browser: edits, another tab, storage that is off, full or damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from coursesite.serve import run_server
from tests.browser.conftest import guarded
from tests.browser.project import build_project, edit_source
from tests.browser.question import Question
from tests.engines.expecting import expect

QUESTION = "how-many-minutes"
DAMAGED = [
    "{",
    "null",
    "[]",
    "42",
    '"x"',
    '{"v":1}',
    '{"v":1,"attempts":{}}',
    '{"v":1,"attempts":[null,1,"x",{}]}',
    '{"v":1,"attempts":[{"id":"a","rev":"x","response":"no list","verdict":"right","score":"1","time":"now"}]}',
    '{"__proto__":{"polluted":true},"v":1,"attempts":[]}',
    "\x00",
    "x" * 100_000,
]


def answer(page: Page, text: str = "150") -> Question:
    """Answer the numeric question."""
    question = Question(page, QUESTION)
    question.find("input").fill(text)
    question.check.click()
    return question


def stored_key(page: Page, id: str = QUESTION) -> str:
    """Return the name under which a question's answers are stored."""
    keys = page.evaluate("Object.keys(localStorage)")
    assert isinstance(keys, list)
    return str(next(key for key in keys if key.endswith(f":{id}")))


def test_an_answer_survives_edits_until_the_key_has_changed(small_project: Path, page: Page) -> None:
    bank = "quizzes/kinds.yml"
    with run_server(small_project / "site") as server:
        page.goto(f"{server.address}kinds/")
        answer(page).expect_verdict("right")

        text = (small_project / bank).read_text(encoding="utf-8")
        first = text[text.index("  - id: one-of-three") : text.index("  - id: two-of-four")]
        edit_source(small_project, bank, first, first.replace("one-of-three", "quite-new").replace("Which of these", "Say which of them") + first)
        edit_source(small_project, bank, "How many minutes are two", "How many minutes make two")
        build_project(small_project)
        page.reload()
        Question(page, QUESTION).expect_verdict("right")
        expect(Question(page, QUESTION).find("input")).to_have_value("150")
        Question(page, "quite-new").expect_open()
        expect(page.locator("legend").filter(has_text="make two and a half")).to_be_visible()

        edit_source(small_project, bank, f"id: {QUESTION}\n", f"id: minutes-of-hours\n    formerly: [{QUESTION}]\n")
        build_project(small_project)
        page.reload()
        renamed = Question(page, "minutes-of-hours")
        renamed.expect_verdict("right")

        edit_source(small_project, bank, "answer: 150", "answer: 151")
        build_project(small_project)
        page.reload()
        expect(renamed.result).to_have_text("This question has changed since you answered it.")
        expect(renamed.root).not_to_have_attribute("data-verdict", "right")


@pytest.mark.every_engine
def test_two_tabs_lose_nothing(context: BrowserContext, small_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{small_url}kinds/")
    second.goto(f"{small_url}kinds/")
    answer(first).expect_verdict("right")
    Question(second, QUESTION).expect_verdict("right")
    answer(second, "250").expect_verdict("wrong")
    Question(first, QUESTION).expect_verdict("wrong")
    stored = json.loads(first.evaluate("key => localStorage.getItem(key)", stored_key(first)))
    assert [attempt["verdict"] for attempt in stored["attempts"]] == ["right", "wrong"]


@pytest.mark.every_engine
def test_damaged_storage_gives_a_working_page(page: Page, small_url: str, subtests: pytest.Subtests) -> None:
    page.goto(f"{small_url}kinds/")
    answer(page).expect_verdict("right")
    for damage in DAMAGED:
        with subtests.test(damage=damage[:80]):
            page.evaluate("([key, value]) => localStorage.setItem(key, value)", [stored_key(page), damage])
            page.reload()
            Question(page, QUESTION).expect_open()
            assert page.evaluate("({}).polluted") is None
            answer(page, "250").expect_verdict("wrong")
            page.reload()
            Question(page, QUESTION).expect_verdict("wrong")


@pytest.mark.every_engine
def test_full_storage_is_said_and_the_answer_stays(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/")
    page.evaluate(
        """() => { let size = 1 << 22; let n = 0;
        while (size) { try { localStorage.setItem(`fill${n++}`, "x".repeat(size)); } catch { size >>= 1; } } }"""
    )
    question = answer(page)
    question.expect_verdict("right")
    expect(question.result).to_contain_text("Your answers cannot be saved in this browser.")


def test_storage_that_throws_is_said_and_the_page_works(browser: Browser, small_url: str) -> None:
    """A browser that blocks site data throws as soon as storage is used. The theme stumbles over that, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    block = "Object.defineProperty(Storage.prototype, 'getItem', { value() { throw new DOMException('no', 'SecurityError'); } });"
    page.add_init_script(block + block.replace("getItem", "setItem"))
    page.goto(f"{small_url}kinds/")
    question = answer(page)
    question.expect_verdict("right")
    expect(question.result).to_contain_text("Your answers cannot be saved in this browser.")
    context.close()


@pytest.mark.every_engine
def test_back_and_forward_find_the_answer(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/")
    answer(page).expect_verdict("right")
    page.goto(f"{small_url}other/")
    Question(page, "on-another-page").expect_open()
    page.go_back()
    Question(page, QUESTION).expect_verdict("right")
    page.go_forward()
    Question(page, "on-another-page").expect_open()


def test_instant_navigation_brings_working_questions(page: Page, stock_url: str) -> None:
    page.goto(stock_url)
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.locator("article p a", has_text="all kinds").click()
        question = Question(page, QUESTION)
        question.expect_open() if _ == 0 else question.expect_verdict("right")
        answer(page).expect_verdict("right")
        page.locator(".md-nav--primary a", has_text="Start").first.click()
        expect(page.locator("h1")).to_contain_text("Start")
    assert page.evaluate("window.stayed") is True


def test_without_javascript_everything_can_be_read(browser: Browser, small_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_url}kinds/")
    for question in page.locator("quiz-question").all():
        expect(question.locator("legend")).to_be_visible()
        expect(question.locator("button[type=submit]")).to_be_hidden()
        question.locator(".quiz-answer summary").click()
        expect(question.locator(".quiz-explanation")).to_be_visible()
    context.close()


def test_from_a_file_answers_are_kept(browser: Browser, small_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((small_site / "kinds" / "index.html").as_uri())
    answer(page).expect_verdict("right")
    page.reload()
    Question(page, QUESTION).expect_verdict("right")
    context.close()


def test_a_reset_question_of_another_site_on_the_host_is_not_ours(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/")
    answer(page).expect_verdict("right")
    assert stored_key(page) == f"coursequiz:/base/:{QUESTION}"


def test_the_fixture_sees_a_fault(browser: Browser, small_url: str) -> None:
    """A guard that guards nothing would let every test pass."""
    context = browser.new_context()
    guard = guarded(context)
    guard.__enter__()
    page = context.new_page()
    page.goto(small_url)
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'https://foreign.example/x.png' }))")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))")
    page.evaluate("setTimeout(() => { throw new Error('planted'); })")
    page.evaluate("() => true")
    assert page.evaluate("window.ran") is None
    expect(page.locator("h1")).to_be_visible()
    with pytest.raises(PlaywrightError, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://foreign.example/")
    assert {fault.split(":")[0] for fault in guard.faults} == {"policy", "error", "foreign request"}
    context.close()
