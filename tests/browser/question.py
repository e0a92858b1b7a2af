"""A question as a reader works it: by mouse or by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.engines.expecting import expect

MOST_TABS = 120


@dataclass(frozen=True)
class Question:
    """One question of the open page."""

    page: Page
    id: str

    @property
    def root(self) -> Locator:
        """The element."""
        return self.page.locator(f"#q-{self.id}")

    def find(self, selector: str) -> Locator:
        """Return what is below the element."""
        return self.root.locator(selector)

    @property
    def check(self) -> Locator:
        """The button that checks."""
        return self.find("button[type=submit]")

    @property
    def again(self) -> Locator:
        """The button that begins anew."""
        return self.find("button[data-action=again]")

    @property
    def result(self) -> Locator:
        """The live region."""
        return self.find(".quiz-result")

    def expect_verdict(self, verdict: str) -> None:
        """Wait for the verdict."""
        expect(self.root).to_have_attribute("data-verdict", verdict)

    def expect_open(self) -> None:
        """Wait until the question is ready and without a verdict."""
        expect(self.root).to_have_attribute("data-ready", "")
        expect(self.root).not_to_have_attribute("data-verdict", "right")
        expect(self.result).to_be_empty()

    def tab_to(self, selector: str) -> None:
        """Press Tab until the control has the focus."""
        target = self.find(selector).first
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} of {self.id} cannot be reached by Tab")

    def press(self, steps: list[tuple[str, list[str]]]) -> None:
        """Go to each control by Tab and press its keys; a key of several letters that is no key's name is typed."""
        for selector, keys in steps:
            self.tab_to(selector)
            for key in keys:
                if key.startswith("type:"):
                    self.page.keyboard.type(key.removeprefix("type:"))
                else:
                    self.page.keyboard.press(key)


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press a key until this has the focus."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} cannot be reached by {key}")
