"""The page "My progress": ticks, review, resume, confidence, resets, and the file that carries it all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from coursesite.serve import run_server
from tests.browser.project import build_project, copy_project
from tests.browser.question import MOST_TABS, Question
from tests.browser.test_access import run_axe
from tests.browser.test_module_test import NO_CHANCE, open_test
from tests.engines.expecting import expect

PREFIX = "coursequiz:/base/:"
DAY = 86_400_000
OTHER = "on-another-page"


def read_store(page: Page) -> dict[str, Any]:
    """Return what is stored of this site, by name."""
    entries = page.evaluate("prefix => Object.entries(localStorage).filter(([key]) => key.startsWith(prefix))", PREFIX)
    return {key.removeprefix(PREFIX): json.loads(text) for key, text in entries}


def write_store(page: Page, records: dict[str, Any]) -> None:
    """Store records, by name."""
    texts = [[PREFIX + name, json.dumps(record, separators=(",", ":"))] for name, record in records.items()]
    page.evaluate("entries => entries.forEach(([key, text]) => localStorage.setItem(key, text))", texts)


def part(page: Page, name: str) -> Locator:
    """Return a part of the page."""
    return page.locator(f"course-progress[data-part={name}]")


def row(page: Page, title: str) -> Locator:
    """Return a lesson's row."""
    return part(page, "lessons").get_by_role("row").filter(has=page.get_by_role("link", name=title, exact=True))


def cells(page: Page, title: str) -> list[str]:
    """Return what a lesson's row says."""
    return row(page, title).get_by_role("cell").all_inner_texts()


def link_to(page: Page, title: str) -> Locator:
    """Return a page's entry of the sidebar."""
    return page.locator(".md-nav--primary a.md-nav__link").filter(has_text=title)


def answer_other(page: Page, url: str, choice: str = "yes") -> Question:
    """Open the other page and answer its question."""
    page.goto(f"{url}other/")
    question = Question(page, OTHER)
    question.find(f"[value={choice}]").check()
    question.check.click()
    return question


def save_file(page: Page) -> str:
    """Save the progress file, and return its text."""
    with page.expect_download() as download:
        part(page, "transfer").get_by_role("button", name="Save a file").click()
    assert re.fullmatch(r"progress-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return Path(download.value.path()).read_text(encoding="utf-8")


def take_file(page: Page, text: str | bytes) -> Locator:
    """Take in a file, and return what is said of it."""
    data = text if isinstance(text, bytes) else text.encode()
    page.get_by_label("Take in a file").set_input_files({"name": "progress.json", "mimeType": "application/json", "buffer": data})
    said = part(page, "transfer").locator("output")
    expect(said).to_be_focused()
    return said


@pytest.mark.every_engine
def test_a_lesson_that_is_read_and_answered_gets_a_tick(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}other/")
    end = page.locator("course-page")
    end.scroll_into_view_if_needed()
    page.wait_for_function("key => localStorage.getItem(key)", arg=f"{PREFIX}page:other")
    assert set(read_store(page)["page:other"]) == {"v", "read"}
    expect(link_to(page, "Another page").locator(".course-tick")).to_have_count(0)
    answer_other(page, small_url, "no").expect_verdict("wrong")
    expect(end).to_have_text("Lesson finished: read to the end, every question answered.")
    expect(end).to_have_attribute("role", "status")
    expect(page.get_by_role("link", name=re.compile(r"Another page.*\(finished\)"))).to_have_count(1)
    page.goto(small_url)
    expect(link_to(page, "Another page")).to_have_text(re.compile(r"\(finished\)"))
    expect(link_to(page, "All kinds")).not_to_have_text(re.compile(r"finished"))


def test_a_lesson_is_not_finished_while_a_question_is_open(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/")
    page.locator("course-page").scroll_into_view_if_needed()
    question = Question(page, "how-many-minutes")
    question.find("input").fill("150")
    question.check.click()
    question.expect_verdict("right")
    page.wait_for_function("key => localStorage.getItem(key)", arg=f"{PREFIX}page:kinds")
    assert set(read_store(page)["page:kinds"]) == {"v", "read"}
    expect(page.locator("course-page")).to_be_empty()


@pytest.mark.every_engine
def test_a_test_is_finished_when_it_is_handed_in(page: Page, small_url: str) -> None:
    page.add_init_script(NO_CHANCE)
    test = open_test(page, small_url)
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).to_be_empty()
    test.start().answer_all("count-1")
    test.hand_in()
    expect(page.locator("course-page")).to_have_text(re.compile("^Lesson finished"))
    page.goto(f"{small_url}my-progress/")
    assert cells(page, "A test")[:4] == ["Finished", "", "", "best 5 of 6"]


def test_the_tick_is_in_the_drawer_of_a_phone_too(browser: Browser, small_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    answer_other(page, small_url).expect_verdict("right")
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).not_to_be_empty()
    page.locator("label.md-header__button[for=__drawer]").click()
    for tick in page.locator(".md-nav--primary .course-tick:visible").all():
        expect(tick).to_be_in_viewport()
    assert page.locator(".md-nav--primary .course-tick:visible").count() == 1
    context.close()


def test_instant_navigation_keeps_the_ticks(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    page.evaluate("window.stayed = true")
    for title in ("Start", "My progress", "All kinds", "Another page"):
        link_to(page, title).first.click()
        expect(page.locator("h1")).to_contain_text(title)
        expect(link_to(page, "Another page").locator(".course-tick").first).to_be_attached()
    link_to(page, "My progress").first.click()
    expect(row(page, "Another page")).to_contain_text("Finished")
    expect(part(page, "lessons").locator("table")).to_have_count(1)
    assert page.evaluate("window.stayed") is True


@pytest.mark.every_engine
def test_the_page_counts_by_lesson_and_by_objective(page: Page, small_url: str) -> None:
    answer_other(page, small_url, "no").expect_verdict("wrong")
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "continue")).to_contain_text("1 of 3 pages finished.")
    assert cells(page, "Another page")[:4] == ["Finished", "1 of 1", "0 of 1", "0 of 1"]
    assert cells(page, "All kinds")[:4] == ["Not started", "0 of 9", "", ""]
    expect(row(page, "All kinds").get_by_role("button")).to_have_count(0)
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    assert cells(page, "Another page")[:4] == ["Finished", "1 of 1", "0 of 1", "1 of 1"]


@pytest.mark.every_engine
def test_what_was_missed_is_to_be_reviewed_and_leads_to_the_question(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}my-progress/")
    review = part(page, "review")
    expect(review).to_contain_text("Nothing has been answered yet.")
    answer_other(page, small_url, "no").expect_verdict("wrong")
    page.goto(f"{small_url}my-progress/")
    expect(review).to_contain_text("1 question to review today.")
    expect(review.locator("li")).to_have_text(["Is this another page? Another page · missed"])
    review.get_by_role("link", name="Is this another page?").click()
    question = Question(page, OTHER)
    expect(question.root).to_be_in_viewport()
    question.expect_open()
    expect(question.find("input").first).to_be_focused()
    question.find("[value=yes]").check()
    question.check.click()
    question.expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    expect(review).to_contain_text(re.compile(r"Nothing to review today\. The next question comes back on \w+ \d+, \d{4}\."))


@pytest.mark.every_engine
def test_a_known_question_comes_back_after_days(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    record = read_store(page)[OTHER]
    record["attempts"][0]["time"] -= 30 * DAY
    write_store(page, {OTHER: record})
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "review").locator("li")).to_have_text(["Is this another page? Another page · due"])


@pytest.mark.every_engine
def test_the_reader_goes_on_where_they_stopped(page: Page, small_url: str) -> None:
    page.goto(small_url)
    way = page.locator("course-continue a")
    expect(page.locator("course-continue")).to_be_empty()
    page.goto(f"{small_url}kinds/")
    page.wait_for_function("key => localStorage.getItem(key)", arg=f"{PREFIX}set:here")
    page.goto(small_url)
    expect(way).to_have_text("Continue with All kinds")
    way.click()
    expect(page.locator("h1")).to_contain_text("All kinds")
    answer_other(page, small_url).expect_verdict("right")
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).not_to_be_empty()
    page.goto(small_url)
    expect(way).to_have_text("Continue with A test")
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "continue").get_by_role("link", name="Continue with A test")).to_be_visible()


def test_a_file_carries_everything_to_another_browser(browser: Browser, page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    text = save_file(page)
    assert json.loads(text)["records"] == read_store(page)
    context = browser.new_context()
    other = context.new_page()
    other.goto(f"{small_url}my-progress/")
    expect(take_file(other, text)).to_have_text("Added 1 answer and 1 finished page. What was here before is still here.")
    expect(link_to(other, "Another page").locator(".course-tick")).to_have_count(1)
    assert cells(other, "Another page")[:2] == ["Finished", "1 of 1"]
    expect(take_file(other, text)).to_have_text("Nothing new: all that the file holds was here already, or was reset since.")
    context.close()


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


WRONG_FILES = {
    b"{": "This file is damaged or of another kind: it is not JSON. Nothing was changed.",
    b"\x89PNG\r\n\x1a\n\x00": "This file is damaged or of another kind: it is not JSON. Nothing was changed.",
    b'{"a": 1}': "This file holds something else, not progress from this course. Nothing was changed.",
    b'{"format": "course-progress", "v": 2, "records": {}}': "This file was written by a newer version of this site. Nothing was changed.",
    b'{"format": "course-progress", "v": 1, "records": {"elsewhere": {"v": 2, "attempts": [], "reset": 5}}}': "Nothing in this file belongs to this course.",
    b'{"format": "course-progress", "v": 1, "records": {"one-of-three": 7}}': "1 record of the file could not be read and was left out.",
}


@pytest.mark.every_engine
def test_a_wrong_file_is_told_and_changes_nothing(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    before = read_store(page)
    for data, said in WRONG_FILES.items():
        expect(take_file(page, data)).to_contain_text(said)
        assert read_store(page) == before


def test_a_lesson_is_reset_by_keyboard_after_a_question(page: Page, small_url: str) -> None:
    answer_other(page, small_url).expect_verdict("right")
    page.goto(f"{small_url}my-progress/")
    text = save_file(page)
    button = page.get_by_role("button", name="Reset Another page")
    dialog = page.get_by_role("dialog", name="Reset Another page")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(part(page, "lessons").locator("output")).to_have_text("Nothing was deleted.")
    expect(row(page, "Another page")).to_contain_text("Finished")
    tab_to(page, button, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part(page, "lessons").locator("output")).to_have_text("“Another page” was reset.")
    expect(part(page, "lessons").locator("output")).to_be_focused()
    assert cells(page, "Another page")[:2] == ["Not started", "0 of 1"]
    expect(page.locator(".course-tick")).to_have_count(0)
    expect(take_file(page, text)).to_contain_text("Nothing new")
    assert cells(page, "Another page")[:2] == ["Not started", "0 of 1"]
    page.goto(f"{small_url}other/")
    Question(page, OTHER).expect_open()


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press a key until this has the focus."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} cannot be reached by {key}")


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
    assert [cells(page, title)[0] for title in ("All kinds", "Another page", "A test")] == ["Not started"] * 3
    expect(part(page, "continue")).to_contain_text("0 of 3 pages finished.")
    test = open_test(page, small_url)
    expect(test.result).to_be_hidden()
    test.start()


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


def test_an_unknown_newer_version_is_never_overwritten(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}other/")
    newer = {OTHER: {"v": 9, "more": "than we know"}, "page:other": {"v": 9}, "test:pool": {"v": 9}, "set:here": {"v": 9}}
    write_store(page, newer)
    question = answer_other(page, small_url)
    question.expect_verdict("right")
    expect(question.result).to_contain_text("Your answers cannot be saved in this browser.")
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).not_to_be_empty()
    page.goto(f"{small_url}my-progress/")
    file = {"format": "course-progress", "v": 1, "records": {OTHER: {"v": 2, "attempts": [], "reset": 5}}}
    said = take_file(page, json.dumps(file))
    expect(said).to_contain_text("4 records here come from a newer version of this site and were left as they are.")
    expect(said).to_contain_text("1 record could not be saved")
    page.get_by_role("button", name="Delete all progress").click()
    page.get_by_role("dialog", name="Delete all progress").get_by_role("button", name="Delete all progress").click()
    store = read_store(page)
    assert {name: store[name] for name in newer} == newer


def test_progress_survives_a_moved_page_and_edited_questions(tmp_path: Path, page: Page) -> None:
    """Inserted, reordered, renamed, reworded, deleted: each question is counted as it is after the redeploy, and the tick stays."""
    project = copy_project(tmp_path)
    bank = project / "quizzes" / "other.yml"
    with run_server(build_project(project)) as server:
        answer_other(page, server.address).expect_verdict("right")
        page.locator("course-page").scroll_into_view_if_needed()
        expect(page.locator("course-page")).not_to_be_empty()
        move_other(project)
        head, question = bank.read_text(encoding="utf-8").split("questions:\n")
        new = question.replace(OTHER, "quite-new").replace("Is this", "Is that")
        renamed = question.replace(f"id: {OTHER}\n", f"id: renamed\n    formerly: [{OTHER}]\n").replace("Is this another", "Is this really another")
        bank.write_text(f"{head}questions:\n{new}{renamed}", encoding="utf-8")
        build_project(project)
        page.goto(server.address)
        expect(link_to(page, "Another page").locator(".course-tick")).to_have_count(1)
        expect(page.locator("course-continue")).to_have_text("Continue with A test")
        page.goto(f"{server.address}moved/")
        Question(page, "renamed").expect_verdict("right")
        Question(page, "quite-new").expect_open()
        expect(page.locator("course-page")).not_to_be_empty()
        page.goto(f"{server.address}my-progress/")
        assert cells(page, "Another page")[:4] == ["Finished", "1 of 2", "1 of 1", "1 of 2"]
        before = set(json.loads(save_file(page))["records"])
        bank.write_text(f"{head}questions:\n{new}", encoding="utf-8")
        build_project(project)
        page.reload()
        assert cells(page, "Another page")[:2] == ["Finished", "0 of 1"]
        assert set(json.loads(save_file(page))["records"]) == before >= {OTHER}


def move_other(project: Path) -> None:
    """Give the other page another address; its front matter names the former one."""
    docs = project / "docs"
    text = (docs / "other.md").read_text(encoding="utf-8").replace("minutes: 1", "minutes: 1\nformerly: [other]")
    (docs / "moved.md").write_text(text, encoding="utf-8")
    (docs / "other.md").unlink()
    for file in (project / "mkdocs.yml", docs / "index.md", docs / "kinds.md", project / "quizzes" / "objectives.yml"):
        file.write_text(re.sub(r"\bother(?=\.md|\})", "moved", file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.every_engine
def test_another_tab_is_shown_at_once(context: BrowserContext, small_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{small_url}my-progress/")
    answer_other(second, small_url).expect_verdict("right")
    second.locator("course-page").scroll_into_view_if_needed()
    expect(row(first, "Another page")).to_contain_text("Finished")
    expect(link_to(first, "Another page").locator(".course-tick")).to_have_count(1)


def test_from_a_file_the_page_works(browser: Browser, small_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((small_site / "other" / "index.html").as_uri())
    question = Question(page, OTHER)
    question.find("[value=no]").check()
    question.check.click()
    question.expect_verdict("wrong")
    page.goto((small_site / "my-progress" / "index.html").as_uri())
    part(page, "review").get_by_role("link", name="Is this another page?").click()
    Question(page, OTHER).expect_open()
    context.close()


@pytest.mark.parametrize("blocked", [["setItem"], ["getItem", "setItem"]], ids=["full", "blocked"])
def test_storage_that_cannot_be_used_is_said(browser: Browser, small_url: str, blocked: list[str]) -> None:
    """The theme stumbles over such storage, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    block = "Object.defineProperty(Storage.prototype, '{}', {{ value() {{ throw new DOMException('no', 'SecurityError'); }} }});"
    page.add_init_script("".join(block.format(name) for name in blocked))
    page.goto(f"{small_url}my-progress/")
    file = {"format": "course-progress", "v": 1, "records": {"page:other": {"v": 1, "read": 5}}}
    expect(take_file(page, json.dumps(file))).to_have_text("1 record could not be saved: this browser's storage is full or blocked.")
    answer_other(page, small_url).expect_verdict("right")
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).to_have_text(re.compile("^Lesson finished"))
    context.close()


def test_without_javascript_the_page_says_what_it_would_show(browser: Browser, small_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_url}my-progress/")
    expect(page.get_by_text("JavaScript is off")).to_be_visible()
    expect(page.get_by_text("A question comes back when you missed it")).to_be_visible()
    assert page.locator("article button:visible").count() == 0
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_a_full_page_and_in_the_dialog(browser: Browser, small_url: str, scheme: Any, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{small_url}my-progress/")
    part(page, "calibration").get_by_role("button", name="Ask me how sure I am").click()
    page.goto(f"{small_url}other/")
    question = Question(page, OTHER)
    question.find("[value=no]").check()
    question.root.get_by_role("radio", name="75% fairly sure").check()
    assert run_axe(page) == []
    question.check.click()
    question.expect_verdict("wrong")
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).not_to_be_empty()
    page.goto(f"{small_url}my-progress/")
    expect(part(page, "calibration").get_by_role("img")).to_be_visible()
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Delete all progress").click()
    expect(page.get_by_role("dialog", name="Delete all progress")).to_be_visible()
    assert run_axe(page) == []
    context.close()
