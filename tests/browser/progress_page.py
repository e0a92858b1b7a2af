"""The page "My progress" and what the site stores, as the tests of progress use them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.question import Question
from tests.browser.waiting import wait_until
from tests.engines.expecting import expect

PREFIX = "coursequiz:/base/:"
OTHER = "on-another-page"
"""The question of the page with one."""


def read_store(page: Page) -> dict[str, Any]:
    """Return what is stored of this site, by name."""
    entries = page.evaluate("prefix => Object.entries(localStorage).filter(([key]) => key.startsWith(prefix))", PREFIX)
    return {key.removeprefix(PREFIX): json.loads(text) for key, text in entries}


def write_store(page: Page, records: dict[str, Any]) -> None:
    """Store records, by name."""
    texts = [[PREFIX + name, json.dumps(record, separators=(",", ":"))] for name, record in records.items()]
    page.evaluate("entries => entries.forEach(([key, text]) => localStorage.setItem(key, text))", texts)


def wait_stored(page: Page, name: str) -> None:
    """Wait until something is stored under a name."""
    wait_until(page, "key => localStorage.getItem(key)", PREFIX + name)


def part(page: Page, name: str) -> Locator:
    """Return a part of the page."""
    return page.locator(f"course-progress[data-part={name}]")


def row(page: Page, title: str) -> Locator:
    """Return a lesson's row."""
    return part(page, "lessons").get_by_role("row").filter(has=page.get_by_role("link", name=title, exact=True))


def expect_cells(page: Page, title: str, *texts: str) -> None:
    """Wait until a lesson's row says this, from its first cell on."""
    found = row(page, title).get_by_role("cell")
    for place, text in enumerate(texts):
        expect(found.nth(place)).to_have_text(text)


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


def finish_page(page: Page) -> None:
    """Go to the end of a page whose questions are answered, and wait until it is finished."""
    page.locator("course-page").scroll_into_view_if_needed()
    expect(page.locator("course-page")).not_to_be_empty()


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
