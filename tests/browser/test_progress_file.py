"""The file that carries progress, resets, and records of a newer version."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.module_test import NO_CHANCE, open_test
from tests.browser.progress_page import OTHER, answer_other, expect_cells, finish_page, link_to, part, read_store, row, save_file, take_file, write_store
from tests.browser.question import Question, tab_to
from tests.engines.expecting import expect

WRONG_FILES = {
    b"{": "This file is damaged or of another kind: it is not JSON. Nothing was changed.",
    b"\x89PNG\r\n\x1a\n\x00": "This file is damaged or of another kind: it is not JSON. Nothing was changed.",
    b'{"a": 1}': "This file holds something else, not progress from this course. Nothing was changed.",
    b'{"format": "course-progress", "v": 2, "records": {}}': "This file was written by a newer version of this site. Nothing was changed.",
    b'{"format": "course-progress", "v": 1, "records": {"elsewhere": {"v": 2, "attempts": [], "reset": 5}}}': "Nothing in this file belongs to this course.",
    b'{"format": "course-progress", "v": 1, "records": {"one-of-three": 7}}': "1 record of the file could not be read and was left out.",
}


@pytest.mark.every_engine
def test_a_file_carries_everything_to_another_browser(page: Page, become_another: Callable[[], Page], small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    finish_page(page)
    page.goto(f"{small_url}my-progress/")
    text = save_file(page)
    assert json.loads(text)["records"] == read_store(page)
    other = become_another()
    other.goto(f"{small_url}my-progress/")
    expect(take_file(other, text)).to_have_text("Added 1 answer and 1 finished page. What was here before is still here.")
    expect(link_to(other, "Another page").locator(".course-tick")).to_have_count(1)
    expect_cells(other, "Another page", "Finished", "1 of 1")
    expect(take_file(other, text)).to_have_text("Nothing new: all that the file holds was here already, or was reset since.")


@pytest.mark.every_engine
def test_read_on_one_device_and_answered_on_another_is_finished(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    store = read_store(page)
    page.evaluate("localStorage.clear()")
    page.goto(f"{small_url}my-progress/")
    write_store(page, {OTHER: store[OTHER]})
    file = {"format": "course-progress", "v": 1, "records": {"page:other": {"v": 1, "read": 5}}}
    take_file(page, json.dumps(file))
    expect(row(page, "Another page")).to_contain_text("Finished")


@pytest.mark.every_engine
def test_a_wrong_file_is_told_and_changes_nothing(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    before = read_store(page)
    for data, said in WRONG_FILES.items():
        expect(take_file(page, data)).to_contain_text(said)
        assert read_store(page) == before


@pytest.mark.every_engine
def test_a_lesson_is_reset_by_keyboard_after_a_question(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    finish_page(page)
    page.goto(f"{small_url}my-progress/")
    text = save_file(page)
    button = page.get_by_role("button", name="Reset Another page")
    dialog = page.get_by_role("dialog", name="Reset Another page")
    tab_to(page, button, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(part(page, "lessons").locator("output")).to_have_text("Nothing was deleted.")
    expect(row(page, "Another page")).to_contain_text("Finished")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part(page, "lessons").locator("output")).to_have_text("“Another page” was reset.")
    expect(part(page, "lessons").locator("output")).to_be_focused()
    expect_cells(page, "Another page", "Not started", "0 of 1")
    expect(page.locator(".course-tick")).to_have_count(0)
    expect(take_file(page, text)).to_contain_text("Nothing new")
    expect_cells(page, "Another page", "Not started", "0 of 1")
    page.goto(f"{small_url}other/")
    Question(page, OTHER).expect_open()


@pytest.mark.every_engine
def test_everything_is_deleted_after_a_question(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url).start()
    test.answer_all()
    test.hand_in()
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    page.get_by_role("button", name="Delete all progress").click()
    page.get_by_role("dialog", name="Delete all progress").get_by_role("button", name="Delete all progress").click()
    expect(part(page, "reset").locator("output")).to_have_text("All progress was deleted.")
    for title in ("All kinds", "Another page", "A test"):
        expect_cells(page, title, "Not started")
    expect(part(page, "continue")).to_contain_text("0 of 3 pages finished.")
    test = open_test(page, small_url)
    expect(test.result).to_be_hidden()
    test.start()


@pytest.mark.every_engine
def test_an_unknown_newer_version_is_never_overwritten(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}other/")
    newer = {OTHER: {"v": 9, "more": "than we know"}, "page:other": {"v": 9}, "test:pool": {"v": 9}, "set:here": {"v": 9}}
    write_store(page, newer)
    question = answer_other(page, small_url)
    question.expect_verdict("right")
    expect(question.result).to_contain_text("Your answers cannot be saved in this browser.")
    finish_page(page)
    page.goto(f"{small_url}my-progress/")
    file = {"format": "course-progress", "v": 1, "records": {OTHER: {"v": 2, "attempts": [], "reset": 5}}}
    said = take_file(page, json.dumps(file))
    expect(said).to_contain_text("4 records here come from a newer version of this site and were left as they are.")
    expect(said).to_contain_text("1 record could not be saved")
    page.get_by_role("button", name="Delete all progress").click()
    page.get_by_role("dialog", name="Delete all progress").get_by_role("button", name="Delete all progress").click()
    store = read_store(page)
    assert {name: store[name] for name in newer} == newer
