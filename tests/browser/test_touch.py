"""Fingers: on every type of page, what can be pressed is at least 44 pixels wide and high; links in sentences are as high as their line."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, guarded
from tests.browser.test_stillness import TYPES

LEAST = 44
FIND = """(least) => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, label[role=button]")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((element) => !element.matches(".headerlink, .md-skip, .course-file, .footnote-backref"))
  .filter((element) => !(element.matches("a") && getComputedStyle(element).display === "inline"))
  .map((element) => element.matches("[type=radio], [type=checkbox]") ? element.closest(".quiz-choice, label") ?? element : element)
  .filter((element) => ["width", "height"].some((side) => element.getBoundingClientRect()[side] < least - 0.5))
  .map((element) => `${element.outerHTML.slice(0, 120)} ${element.offsetWidth}x${element.offsetHeight}`)"""
"""What is too small, but for links in sentences, and for what has a larger part that does the same."""


def find_small(page: Page) -> list[Any]:
    """Return what of a page is smaller than a finger needs it."""
    return list(page.evaluate(FIND, LEAST))


def test_what_can_be_pressed_is_large_enough_for_a_finger(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    with guarded(context):
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        found = {}
        for path, filled in TYPES.items():
            page.goto(site_url + path)
            page.locator(filled).first.wait_for(state="attached")
            found[path] = find_small(page)
        page.get_by_role("button", name="Navigation", exact=True).click()
        expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Home")).to_be_in_viewport()
        found["drawer"] = find_small(page)
    context.close()
    assert not {path: small for path, small in found.items() if small}
