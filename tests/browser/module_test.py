"""The test of the small site as a reader works it, and what is stored of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.question import Question
from tests.engines.expecting import expect

DRAWN = 6
NO_CHANCE = "window.Math.random = () => 0;"
"""With it, the first draw is the first two questions of each objective, and the second draw the other two."""
FIRST = ["count-1", "name-1", "sort-1", "count-2", "name-2", "sort-2"]
SECOND = ["count-3", "name-3", "sort-3", "count-4", "name-4", "sort-4"]
BLOCK = "Object.defineProperty(Storage.prototype, '{}', {{ value() {{ throw new DOMException('no', 'SecurityError'); }} }});"
"""Takes one verb of storage away."""


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


def open_test(page: Page, small_url: str) -> ModuleTest:
    """Return the test of the small site."""
    page.goto(f"{small_url}test/")
    return ModuleTest(page)


def read_record(page: Page) -> Any:
    """Return what is stored of the test."""
    return json.loads(page.evaluate("localStorage.getItem('coursequiz:/base/:test:pool')"))
