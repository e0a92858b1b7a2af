"""The module test: drawn, answered without verdicts, handed in, shown by objective, printed, taken again."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from coursesite.outline import read_version
from tests.browser.project import build_project, copy_project
from tests.browser.question import MOST_TABS, Question
from tests.browser.test_access import run_axe
from tests.engines.expecting import expect

DRAWN = 6
GOALS = ("count", "name", "sort")
NO_CHANCE = "window.Math.random = () => 0;"
"""With it, the first draw is the first two questions of each objective, and the second draw the other two."""
FIRST = ["count-1", "name-1", "sort-1", "count-2", "name-2", "sort-2"]
SECOND = ["count-3", "name-3", "sort-3", "count-4", "name-4", "sort-4"]
BLOCK = "Object.defineProperty(Storage.prototype, '{}', {{ value() {{ throw new DOMException('no', 'SecurityError'); }} }});"
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


class ModuleTest:
    """The test of the open page, as a reader works it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("quiz-test")
        self.result = page.locator(".quiz-test-result")
        self.status = page.locator("quiz-test output")

    def button(self, name: str) -> Locator:
        """Return the button with this name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def start(self) -> ModuleTest:
        """Start the test, and return it."""
        self.button("Start the test").click()
        expect(self.status).to_contain_text(f"0 of {DRAWN} answered")
        return self

    def drawn(self) -> list[str]:
        """Return the ids of the questions that are shown, in order."""
        return [(question.get_attribute("id") or "").removeprefix("q-") for question in self.page.locator("quiz-question:visible").all()]

    def question(self, id: str) -> Question:
        """Return a question."""
        return Question(self.page, id)

    def answer(self, id: str, *, right: bool = True) -> None:
        """Answer a question."""
        find, number = self.question(id).find, int(id[-1])
        match id.partition("-")[0], number:
            case "count", _:
                find("input").fill(str(2 * number + 1) if right else "99")
            case "name", _:
                find("[value=right]" if right else "[value=wrong-1]").check()
            case "sort", 1:
                for choice in ("collect", "verify") if right else ("serve", "watch"):
                    find(f"[value={choice}]").check()
            case "sort", 2:
                find("[data-choice=serve] [data-move=down]").click()
                if right:
                    find("[data-choice=serve] [data-move=down]").click()
            case "sort", 3:
                for menu, label in zip(find("select").all(), ("verify", "serve") if right else ("collect", "collect"), strict=True):
                    menu.select_option(label)
            case _:
                find("input").fill("verify" if right else "burn")

    def answer_all(self, *wrong: str) -> None:
        """Answer every question that is drawn, those named wrongly."""
        for id in self.drawn():
            self.answer(id, right=id not in wrong)

    def hand_in(self) -> None:
        """Hand in, and wait for the result."""
        self.button("Hand in").click()
        expect(self.result).to_be_focused()


@pytest.fixture
def module_test(page: Page, small_url: str) -> ModuleTest:
    """Return the test of the small site, not started, drawn without chance."""
    page.add_init_script(NO_CHANCE)
    return open_test(page, small_url)


def open_test(page: Page, small_url: str) -> ModuleTest:
    """Return the test of the small site."""
    page.goto(f"{small_url}test/")
    return ModuleTest(page)


def read_record(page: Page) -> Any:
    """Return what is stored of the test."""
    return json.loads(page.evaluate("localStorage.getItem('coursequiz:/base/:test:pool')"))


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


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached by Tab")


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


def test_instant_navigation_brings_a_working_test(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    page.goto(small_url)
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


def test_from_a_file_the_test_works(browser: Browser, tmp_path: Path) -> None:
    site = build_project(copy_project(tmp_path))
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(NO_CHANCE)
    page.goto((site / "test" / "index.html").as_uri())
    test = ModuleTest(page).start()
    test.answer_all()
    test.hand_in()
    expect(test.result).to_contain_text("6 of 6 right (100%): passed.")
    context.close()


@pytest.mark.parametrize("damage", DAMAGED, ids=range(len(DAMAGED)))
def test_damaged_storage_gives_a_working_test(page: Page, small_url: str, damage: str) -> None:
    page.add_init_script(NO_CHANCE)
    page.goto(small_url)
    page.evaluate("text => localStorage.setItem('coursequiz:/base/:test:pool', text)", damage)
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
