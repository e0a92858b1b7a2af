"""Search: nothing of it is fetched before a reader searches, and then it finds."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Worker, expect

FETCHED = "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())"
WAIT = """new Promise((done, fail) => {
  setTimeout(fail, 5000, new Error("nothing was fetched"));
  new PerformanceObserver(done).observe({ type: "resource", buffered: true });
})"""


def open_page(page: Page, url: str) -> Worker:
    """Return the worker of search after opening a page."""
    with page.expect_worker() as found:
        page.goto(url, wait_until="networkidle")
    return found.value


def test_the_index_and_the_engine_come_with_the_first_search(page: Page, small_url: str) -> None:
    worker = open_page(page, f"{small_url}kinds/")
    assert worker.evaluate(FETCHED) == []
    assert page.evaluate(FETCHED).count("search_index.json") == 1
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("questions")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    index, engine = worker.evaluate(FETCHED)
    assert index == "index.json"
    assert engine.startswith("search.")
    page.locator(".md-search__input").press("Control+a")
    page.locator(".md-search__input").press_sequentially("another")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", f"{small_url}other/?h=another")


def test_the_settings_that_every_page_fetches_hold_no_text(small_site: Path) -> None:
    assert (small_site / "search" / "search_index.json").stat().st_size < 500


def test_a_search_in_the_address_is_answered(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}?q=another")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", f"{small_url}other/?h=another")


def test_a_search_that_did_not_get_its_index_works_once_it_does(page: Page, small_url: str, small_site: Path) -> None:
    worker = open_page(page, f"{small_url}kinds/")
    index = next(small_site.glob("assets/search.*/index.json"))
    away = index.rename(index.with_suffix(".away"))
    try:
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("question")
        worker.evaluate(WAIT)
    finally:
        away.rename(index)
    page.locator(".md-search__input").press("s")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
