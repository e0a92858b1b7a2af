"""What a review asks: a known question after days, and a question of a test once that is handed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.module_test import NO_CHANCE, open_test
from tests.browser.progress_page import OTHER, answer_other, part, read_store, write_store
from tests.browser.review import answer, begin, place, way
from tests.engines.expecting import expect

DAY = 86_400_000


@pytest.mark.every_engine
def test_a_known_question_comes_back_after_days(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    record = read_store(page)[OTHER]
    record["attempts"][0]["time"] -= 30 * DAY
    write_store(page, {OTHER: record})
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "review").locator("li")).to_have_text(["Is this another page? Another page · due"])


@pytest.mark.every_engine
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


@pytest.mark.every_engine
def test_what_was_left_open_in_a_test_is_reviewed_like_what_was_missed(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url).start()
    for id in ("count-1", "name-1", "count-2", "name-2"):
        test.answer(id)
    half, untouched = (test.question(id) for id in ("sort-1", "sort-2"))
    half.find("[value=collect]").check()
    test.button("Hand in").click()
    test.button("Hand in anyway").click()
    expect(test.result).to_contain_text("4 of 6 right")
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "review").locator("li .course-why")).to_have_text(["A test · missed"] * 2)
    begin(page, small_url)
    half.expect_open()
    expect(half.find("input:checked")).to_have_count(0)
    test.answer("sort-1")
    half.check.click()
    expect(place(page)).to_contain_text("Comes back tomorrow")
    way(page, "Next question").click()
    untouched.expect_open()
    expect(untouched.check).to_be_visible()
    assert [attempt["verdict"] for attempt in read_store(page)["sort-1"]["attempts"]] == ["wrong", "right"]
    assert [(attempt["verdict"], attempt["response"]) for attempt in read_store(page)["sort-2"]["attempts"]] == [("wrong", [])]
    page.goto(f"{small_url}test/")
    expect(test.result).to_contain_text("4 of 6 right")
    expect(half.result).to_have_text("No complete answer: this does not count as right.")


@pytest.mark.every_engine
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


@pytest.mark.every_engine
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
