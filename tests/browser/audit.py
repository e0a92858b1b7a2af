"""The whole audit of accessibility, for a release (`make audit`): axe on every page, in both schemes, at both widths, and in states."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_access import SCHEMES, WIDTHS, run_axe, site_pages

LESSON = "production-ml/static-vs-dynamic-training/"
LAB = "production-ml/labs/training/"


def open_page(browser: Browser, scheme: str, width: int) -> Page:
    """Return a page of a reader with these settings."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", permissions=["clipboard-write"])  # type: ignore[arg-type]
    return context.new_page()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page(browser: Browser, site: Path, site_url: str, scheme: str, width: int) -> None:
    page = open_page(browser, scheme, width)
    found = {}
    names = site_pages(site)
    for name in names:
        page.goto(site_url + name)
        if faults := run_axe(page):
            found[name] = faults
    page.context.close()
    print(f"{len(names)} pages, {scheme}, {width} px: {sum(map(len, found.values()))} findings")
    assert found == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_state(browser: Browser, site_url: str, scheme: str, width: int) -> None:
    page = open_page(browser, scheme, width)
    found = {}

    def look(state: str) -> None:
        if faults := run_axe(page):
            found[state] = faults

    page.goto(site_url + LESSON)
    if width < 1000:
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(page.locator(".md-nav--primary")).to_be_in_viewport()
        look("drawer")
        page.goto(site_url + LESSON)
        page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("drift")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    look("search")
    page.goto(site_url + LESSON)
    page.locator("article .course-term").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".course-card")).to_be_visible()
    look("card")
    question = page.locator("quiz-question[data-kind=single]").first
    question.locator("input").first.check()
    question.locator("button[type=submit]").click()
    expect(question.locator(".quiz-result")).not_to_be_empty()
    look("answered")
    page.goto(site_url + LAB)
    code = page.locator("article .highlight").first
    code.hover()
    code.get_by_role("button").first.click()
    expect(page.locator(".md-dialog")).to_be_visible()
    look("dialog")
    page.context.close()
    assert found == {}
