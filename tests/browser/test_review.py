"""A review: one question after the other, each by itself on the page of its lesson."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from coursesite.serve import run_server
from tests.browser.module_test import BLOCK, NO_CHANCE, open_test
from tests.browser.progress_page import OTHER, answer_other, part, read_store, wait_stored, write_store
from tests.browser.project import build_project, copy_project
from tests.browser.question import Question, tab_to
from tests.browser.test_access import run_axe
from tests.engines.expecting import expect

DAY = 86_400_000
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


def test_a_review_survives_a_reload_and_is_left_and_resumed(page: Page, small_url: str) -> None:
    miss_two(page, small_url)
    first = begin(page, small_url)
    page.mouse.wheel(0, 300)
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


def test_a_question_can_be_skipped_and_comes_again(page: Page, small_url: str) -> None:
    miss_two(page, small_url)
    begin(page, small_url)
    way(page, "Skip").click()
    expect(place(page)).to_have_text("Question 2 of 2")
    way(page, "Skip").click()
    expect(place(page)).to_have_text("Question 1 of 2")
    page.go_back()
    expect(place(page)).to_have_text("Question 2 of 2")


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


def test_another_tab_takes_over_what_was_answered(context: BrowserContext, small_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    miss_two(first, small_url)
    begin(first, small_url)
    second.goto(first.url)
    expect(place(second)).to_have_text("Question 1 of 2")
    answer(Question(first, FIRST), "static")
    expect(place(second)).to_contain_text("Comes back tomorrow")
    Question(second, FIRST).expect_verdict("right")
    expect(way(second, "Next question")).to_be_visible()


@pytest.mark.every_engine
def test_a_known_question_comes_back_after_days(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    record = read_store(page)[OTHER]
    record["attempts"][0]["time"] -= 30 * DAY
    write_store(page, {OTHER: record})
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "review").locator("li")).to_have_text(["Is this another page? Another page · due"])


def test_a_missed_question_of_a_test_is_reviewed_outside_it(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url).start()
    test.answer_all("name-1")
    test.hand_in()
    begin(page, small_url, "Review 1 question")
    question = test.question("name-1")
    question.expect_open()
    expect(test.root).to_have_count(0)
    assert test.drawn() == ["name-1"]
    answer(question, "right")
    question.expect_verdict("right")
    expect(place(page)).to_contain_text("Comes back tomorrow")
    assert [attempt["verdict"] for attempt in read_store(page)["name-1"]["attempts"]] == ["wrong", "right"]
    page.goto(f"{small_url}test/")
    expect(test.result).to_contain_text("5 of 6 right (83%): passed.")
    test.question("name-1").expect_verdict("wrong")


def test_leaving_a_review_by_its_page_gives_the_test_back(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url).start()
    test.answer_all("name-1")
    test.hand_in()
    begin(page, small_url, "Review 1 question")
    test.question("name-1").expect_open()
    page.evaluate("location.hash = '#nowhere'")
    expect(test.result).to_contain_text("5 of 6 right (83%): passed.")
    test.question("name-1").expect_verdict("wrong")
    test.button("Take it again").click()
    expect(test.status).to_have_text("0 of 6 answered")


def test_no_question_of_a_test_is_shown_while_it_is_open(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url).start()
    test.answer_all("name-1")
    test.hand_in()
    test.button("Take it again").click()
    expect(test.status).to_have_text("0 of 6 answered")
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "review").locator("li")).to_have_count(0)
    for id in ("name-1", "name-4"):
        page.goto("about:blank")
        page.goto(f"{small_url}test/#q-{id}:review")
        expect(place(page)).to_have_text("This question belongs to a test that is not handed in. It can be reviewed after that.")
        assert test.drawn() == []
        expect(way(page, "When each comes back")).to_be_visible()


def test_a_renamed_question_is_found_and_a_deleted_one_is_said(tmp_path: Path, page: Page) -> None:
    project = copy_project(tmp_path)
    renamed, deleted = (project / "quizzes" / f"{name}.yml" for name in ("other", "kinds"))
    with run_server(build_project(project)) as server:
        miss_two(page, server.address)
        begin(page, server.address)
        renamed.write_text(renamed.read_text(encoding="utf-8").replace(f"id: {OTHER}\n", f"id: renamed\n    formerly: [{OTHER}]\n"), encoding="utf-8")
        deleted.write_text(deleted.read_text(encoding="utf-8").replace(f"id: {FIRST}\n", "id: quite-new\n"), encoding="utf-8")
        build_project(project)
        page.reload()
        expect(place(page)).to_have_text("This question is no longer part of the course.")
        way(page, "Next question").click()
        expect(place(page)).to_have_text("Question 1 of 1")
        Question(page, "renamed").expect_open()
        page.goto(f"{server.address}kinds/#q-{OTHER}:review")
        expect(page).to_have_url(re.compile("/other/#q-renamed:review$"))
        expect(place(page)).to_have_text("Question 1 of 1")


def test_from_a_file_a_review_works(browser: Browser, small_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    address = small_site.as_uri() + "/"
    page.goto(f"{address}other/index.html")
    answer(Question(page, OTHER), "no")
    Question(page, OTHER).expect_verdict("wrong")
    page.goto(f"{address}my-progress/index.html")
    part(page, "review").get_by_role("link", name="Review 1 question").click()
    Question(page, OTHER).expect_open()
    answer(Question(page, OTHER), "yes")
    expect(place(page)).to_contain_text("Question 1 of 1. Comes back tomorrow")
    way(page, "When each comes back").click()
    expect(part(page, "review")).to_contain_text("Review finished: 1 of 1 right.")
    context.close()


def test_where_nothing_more_can_be_saved_a_question_is_still_reviewed(browser: Browser, small_url: str) -> None:
    """The theme stumbles over such storage, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    miss_two(page, small_url)
    page.add_init_script(BLOCK.format("setItem"))
    answer(begin(page, small_url), "static")
    expect(place(page)).to_contain_text("Question 1 of 2")
    expect(Question(page, FIRST).result).to_contain_text("Your answers cannot be saved in this browser.")
    way(page, "Skip").click()
    expect(place(page)).to_have_text("Question 1 of 2")
    expect(page).to_have_url(re.compile(rf"/other/#q-{OTHER}:review$"))
    context.close()


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
