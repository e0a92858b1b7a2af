"""*Incident desk* beyond what every figure does: the next incident by a tap, and an address that repeats a run."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_figures import find_page, open_figure

SETTINGS = "form => Object.fromEntries(new FormData(form))"


def open_desk(page: Page, site: Path, base: str, query: str = "") -> Locator:
    return open_figure(page, base + find_page(site, "desk") + query, "desk")


def read_settings(desk: Locator) -> dict[str, str]:
    settings: dict[str, str] = desk.locator("form").evaluate(SETTINGS)
    return settings


def test_a_tap_runs_the_next_incident_and_after_the_last_comes_the_first(browser: Browser, site: Path, site_url: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    desk = open_desk(context.new_page(), site, site_url)
    says, number = desk.locator(".course-figure__says"), desk.locator("[data-part=incident-now]")
    first = says.inner_text()
    desk.locator("button").tap()
    expect(number).to_have_text("number 2")
    expect(says).not_to_have_text(first)
    desk.locator("[name=incident]").press("End")
    expect(number).to_have_text("number 100")
    desk.locator("button").tap()
    expect(number).to_have_text("number 1")
    expect(says).to_have_text(first)
    context.close()


def test_the_link_repeats_a_run_in_another_browser(page: Page, browser: Browser, site: Path, site_url: str) -> None:
    desk = open_desk(page, site, site_url)
    desk.get_by_label("Quality").select_option("8")
    desk.get_by_label("10 of them").check()
    desk.locator("[name=incident]").fill("41")
    said, settings = desk.locator(".course-figure__says").inner_text(), read_settings(desk)
    address = desk.get_by_role("link", name="Link to this run").evaluate("link => link.href")
    context = browser.new_context()
    other = open_figure(context.new_page(), address, "desk")
    expect(other.locator(".course-figure__says")).to_have_text(said)
    assert read_settings(other) == settings
    expect(other.locator("form")).to_be_in_viewport()
    context.close()


def test_the_link_works_by_keyboard_and_from_a_file(page: Page, site: Path) -> None:
    desk = open_desk(page, site, f"{site.as_uri()}/")
    desk.locator("button").press("Enter")
    said = desk.locator(".course-figure__says").inner_text()
    desk.get_by_role("link", name="Link to this run").press("Enter")
    page.wait_for_url("**incident-desk=*")
    expect(desk.locator(".course-figure__says")).to_have_text(said)
    expect(desk.locator("[data-part=incident-now]")).to_have_text("number 2")


def test_a_damaged_address_shows_the_untouched_desk(page: Page, site: Path, site_url: str) -> None:
    untouched = open_desk(page, site, site_url).locator(".course-figure__says").inner_text()
    desk = open_desk(page, site, site_url, "?incident-desk=possible.99.recent.6.12.10.41")
    expect(desk.locator(".course-figure__says")).to_have_text(untouched)
