"""What makes the blocks of a page's text work: code, tables, notes, tabs and folds, by mouse and keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.test_access import run_axe
from tests.browser.waiting import wait_until
from tests.engines.expecting import expect

REST = "() => { window.setTimeout = (rest, time) => { if (time === 250) window.rest = rest; }; }"
"""Keeps what is to happen once the page rests, so that a test need not wait for it."""


def test_code_is_copied_and_that_is_said(page: Page, context: BrowserContext, small_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{small_url}parts/")
    code = page.locator("article .highlight code").first
    expect(code).to_have_attribute("tabindex", "0")
    page.locator("article .highlight").get_by_role("button", name="Copy to clipboard").press("Enter")
    expect(page.locator(".md-dialog [role=status]")).to_have_text("Copied to clipboard")
    assert page.evaluate("navigator.clipboard.readText()") == code.inner_text().strip()
    assert run_axe(page) == []
    expect(page.locator(".md-dialog [role=status]")).to_be_empty()
    expect(page.locator("article .no-copy")).to_have_count(1)
    expect(page.locator("article .no-copy button")).to_have_count(0)


def test_a_table_is_a_stop_for_the_keyboard_only_where_it_scrolls(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}parts/")
    frame = page.locator("article .course-table")
    for width, is_stop in ((1280, False), (320, True)):
        page.set_viewport_size({"width": width, "height": 700})
        expect(page.get_by_role("group", name="Table")).to_have_count(int(is_stop))
        expect(frame.and_(page.locator("[tabindex='0']"))).to_have_count(int(is_stop))


@pytest.mark.every_engine
def test_a_note_stands_on_a_card(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}parts/")
    mark, other = page.locator("a.footnote-ref").all()
    other.hover()
    expect(page.get_by_role("tooltip")).to_have_text("A name that is no escape.")
    mark.hover()
    expect(page.get_by_role("tooltip")).to_have_text("What the note says, with a link.")
    page.evaluate(REST)
    mark.click()
    wait_until(page, "Boolean(window.rest)")
    page.evaluate("window.rest()")
    expect(page).to_have_url(f"{small_url}parts/#fn:note")


@pytest.mark.every_engine
def test_tabs_are_chosen_together_and_stay_chosen(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}parts/")
    page.get_by_role("radio", name="One").first.focus()
    page.keyboard.press("ArrowRight")
    for text in ("The second.", "The fourth."):
        expect(page.get_by_text(text)).to_be_visible()
    expect(page.get_by_text("The first.")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("The fourth.")).to_be_visible()
    page.get_by_text("One", exact=True).last.click()
    expect(page.get_by_text("The first.")).to_be_visible()


def test_tabs_that_do_not_fit_go_on_in_a_second_line(narrow: Page, small_url: str) -> None:
    narrow.goto(f"{small_url}parts/")
    labels = narrow.locator(".tabbed-labels").last
    labels.scroll_into_view_if_needed()
    for month in ("January", "December"):
        expect(labels.get_by_text(month)).to_be_in_viewport(ratio=1)
    narrow.get_by_role("radio", name="January").focus()
    narrow.keyboard.press("ArrowLeft")
    expect(narrow.get_by_text("What happened in December.")).to_be_visible()
    expect(labels.get_by_text("December")).to_have_css("border-bottom-style", "solid")
    expect(labels.get_by_text("December")).not_to_have_css("border-bottom-color", "rgba(0, 0, 0, 0)")
    expect(labels).to_have_css("outline-style", "solid")


def test_tabs_work_without_scripts_and_are_all_on_paper(browser: Browser, small_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto(f"{small_url}parts/")
    march = page.locator(".tabbed-labels").last.get_by_text("March")
    march.click()
    expect(page.get_by_text("What happened in March.")).to_be_visible()
    expect(page.get_by_text("What happened in January.")).to_be_hidden()
    expect(march).not_to_have_css("border-bottom-color", "rgba(0, 0, 0, 0)")
    page.emulate_media(media="print")
    for month in ("January", "March", "December"):
        expect(page.get_by_text(f"What happened in {month}.")).to_be_visible()
    context.close()


@pytest.mark.every_engine
def test_what_is_folded_opens_where_a_link_leads_into_it_and_on_paper(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}parts/#inside")
    expect(page.locator("#inside")).to_be_in_viewport()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Long.", exact=True)).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_text("Long.", exact=True)).to_be_hidden()
