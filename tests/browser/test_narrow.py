"""The narrowest phone, also with text twice as large: the header says the whole title, and the text of a lab's charts can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, guarded

LAB = "production-ml/labs/training/"
"""The page with the longest title, and with charts."""
SET_SIZE = "size => { document.documentElement.style.fontSize = size; }"
CUT = """() => [...document.querySelectorAll(".md-header__topic > .md-ellipsis")]
  .filter((title) => title.scrollHeight > title.clientHeight || title.scrollWidth > title.clientWidth)
  .map((title) => title.textContent.trim())"""
LETTERS = """() => [...document.querySelectorAll(".lab-chart text")].map((text) => {
  const { a, b } = text.getScreenCTM();
  return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
})"""
"""How high each text of a chart is on the screen, in pixels; some are turned."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on the narrowest phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, is_mobile=True)
    with guarded(context):
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
    context.close()


@pytest.mark.parametrize("size", ["125%", "187.5%", "250%"])  # of the theme, which sets 125%, once, one and a half times and twice
def test_the_header_says_the_whole_title(phone: Page, site_url: str, size: str) -> None:
    phone.goto(site_url + LAB)
    phone.evaluate(SET_SIZE, size)
    assert phone.evaluate(CUT) == []


def test_the_text_of_a_chart_is_nearly_eleven_pixels_high(phone: Page, site_url: str) -> None:
    phone.goto(site_url + LAB)
    letters = phone.evaluate(LETTERS)
    assert letters
    assert min(letters) > 10.7
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320
