"""Search: nothing of it is fetched before a reader is about to search, and then it finds; all of it by keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from tests.browser.waiting import wait_until
from tests.engines.expecting import expect

FETCHED = "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())"

HOLD_QUERIES = """
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (window.held) window.held.push(() => send.call(this, message));
    else send.call(this, message);
  };
"""
"""Keeps what is asked of the worker while there is a list `held`."""

UNDER_THE_POINTER = "document.elementFromPoint(innerWidth / 2, innerHeight - 9).className"


def box(page: Page) -> Locator:
    return page.locator(".md-search__input")


def links(page: Page) -> Locator:
    return page.locator(".md-search-result__link")


def type_words(page: Page, words: str) -> None:
    """Type into the box, and wait for what is found."""
    box(page).click()
    box(page).press("Control+a")
    box(page).press_sequentially(words)
    expect(links(page).first).to_be_visible()


def is_open(page: Page) -> bool:
    return bool(page.locator("#__search").is_checked())


def test_the_index_and_the_engine_come_when_a_reader_is_about_to_search(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/", wait_until="networkidle")
    assert not {"search.js", "index.json"} & set(page.evaluate(FETCHED))
    assert page.workers == []
    with page.expect_worker() as found:
        box(page).hover()
    assert found.value.url.startswith(f"{small_url}assets/javascripts/workers/search.")
    assert {"search.js", "index.json"} <= set(page.evaluate(FETCHED))
    type_words(page, "questions")
    type_words(page, "another")
    expect(links(page).first).to_have_attribute("href", f"{small_url}other/?h=another")


@pytest.mark.parametrize("apostrophe", "'’")
def test_a_word_with_an_apostrophe_is_found_however_it_is_typed(page: Page, site_url: str, apostrophe: str) -> None:
    page.goto(f"{site_url}help/")
    type_words(page, f"don{apostrophe}t judge coverage")
    expect(page.locator(".md-search-result mark").first).to_have_text("don't")
    page.locator(".md-search-result__link[href*='h=don']").first.click()
    expect(page.locator("article mark").first).to_have_text("don’t")


def test_search_closes_behind_a_reader_who_is_faster_than_its_script(page: Page, small_url: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search.js", hold)
    page.goto(f"{small_url}kinds/")
    with page.expect_request("**/search.js"):
        box(page).focus()
    assert is_open(page)
    page.keyboard.press("Tab")  # to the list, which takes the focus until the script has come
    expect(page.locator(".md-search__scrollwrap")).to_be_focused()
    held[0].continue_()
    expect(page.locator(".md-search__scrollwrap")).not_to_have_attribute("tabindex", "0")
    page.keyboard.press("Tab")
    expect(page.locator(".md-search :focus")).to_have_count(0)
    expect(page.locator("#__search")).not_to_be_checked()


def test_the_theme_s_own_script_and_index_are_not_published(small_site: Path) -> None:
    assert list(small_site.glob("assets/javascripts/*.js")) == []
    assert not (small_site / "search").exists()


@pytest.mark.every_engine
def test_what_is_found_is_counted_named_and_marked(page: Page, small_url: str) -> None:
    page.goto(small_url)
    type_words(page, "another zebra")
    expect(page.locator(".md-search-result [role=status]")).to_have_text("4 matching documents")
    expect(page.locator(".md-search-result__list[role=list] > li")).to_have_count(4)
    expect(links(page).first.locator("mark").first).to_have_text("Another")
    expect(links(page).first).to_contain_text("Missing: zebra")
    box(page).press("Control+a")
    box(page).press_sequentially("zzzz")
    expect(page.locator(".md-search-result [role=status]")).to_have_text("No matching documents")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".md-search-result [role=status]")).to_have_text("Type to start searching")
    expect(box(page)).to_be_focused()


def test_what_is_found_fits_the_screen_of_a_phone(browser: Browser, small_url: str) -> None:
    # A phone makes room for whatever is wider than its screen, and then what covers the screen is that wide, too.
    context = browser.new_context(viewport={"width": 390, "height": 700}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(small_url)
    page.locator(".md-header label[for=__search]").first.tap()
    box(page).fill("another zebra")
    expect(links(page).first).to_be_visible()
    wait_until(page, "document.querySelector('.md-search__output').getBoundingClientRect().width === 390")
    wait_until(page, "document.documentElement.scrollWidth === 390")
    expect(page.locator(".md-search__form button[type=reset]")).to_be_in_viewport(ratio=1)
    context.close()


def test_the_focus_stays_among_the_results_when_better_ones_come_late(page: Page, small_url: str) -> None:
    page.add_init_script(HOLD_QUERIES)
    page.goto(small_url)
    type_words(page, "an")
    page.evaluate("window.held = []")
    box(page).press_sequentially("other")
    wait_until(page, "window.held.length > 0")
    box(page).press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.evaluate("window.held.splice(0).forEach((send) => send()); window.held = null")
    expect(page.locator(".md-search-result__link mark").first).to_have_text("Another")
    expect(links(page).first).to_be_focused()


@pytest.mark.every_engine
def test_search_by_keyboard(page: Page, small_url: str) -> None:
    page.goto(small_url)
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()
    page.keyboard.type("page")
    expect(links(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    assert not is_open(page)
    expect(links(page).first).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("another")
    expect(page.locator(".md-search-result__link mark").first).to_have_text("Another")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{small_url}other/?h=another")
    expect(page.locator("h1 mark")).to_have_text("Another")
    assert page.locator("quiz-question mark").count() == 0


@pytest.mark.every_engine
def test_the_focus_that_leaves_search_closes_it(page: Page, small_url: str) -> None:
    page.goto(small_url)
    type_words(page, "another")
    page.keyboard.press("Tab")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert not is_open(page)


@pytest.mark.every_engine
def test_what_fades_while_search_closes_takes_no_click(page: Page, small_url: str) -> None:
    page.goto(small_url)
    box(page).click()
    expect(page.locator(".md-search__overlay")).to_be_visible()
    assert page.evaluate(UNDER_THE_POINTER) == "md-search__overlay"
    assert page.evaluate(f"document.querySelector('#__search').click(), {UNDER_THE_POINTER}") != "md-search__overlay"


@pytest.mark.every_engine
def test_enter_waits_for_what_is_found(page: Page, small_url: str) -> None:
    page.goto(small_url)
    page.keyboard.press("Control+k")
    page.keyboard.type("another")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{small_url}other/?h=another")


@pytest.mark.every_engine
def test_a_word_is_completed(page: Page, small_url: str) -> None:
    page.goto(small_url)
    type_words(page, "anoth")
    expect(page.locator(".md-search__suggest")).to_have_text("another")
    page.keyboard.press("ArrowRight")
    expect(box(page)).to_have_value("another")


def test_no_single_character_is_a_shortcut(page: Page, small_url: str, subtests: pytest.Subtests) -> None:
    page.goto(f"{small_url}kinds/")
    for key in ("f", "s", "/", "n", "p", ",", "."):
        with subtests.test(key=key):
            page.locator("h1").click()
            expect(box(page)).not_to_be_focused()
            page.keyboard.press(key)
            page.keyboard.press("Control+k")
            expect(box(page)).to_be_focused()
            expect(box(page)).to_have_value("")
            expect(page).to_have_url(f"{small_url}kinds/")
            page.keyboard.press("Escape")


@pytest.mark.every_engine
def test_a_search_in_the_address_is_answered(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}?q=another")
    expect(links(page).first).to_have_attribute("href", f"{small_url}other/?h=another")
    page.keyboard.press("Escape")
    expect(page).to_have_url(small_url)


def test_search_works_on_the_page_of_a_missing_address(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}nowhere/at/all")
    type_words(page, "another")
    expect(links(page).first).to_have_attribute("href", f"{small_url}other/?h=another")


def test_a_search_that_did_not_get_its_index_works_once_it_does(page: Page, small_url: str, small_site: Path) -> None:
    page.goto(f"{small_url}kinds/")
    index = next(small_site.glob("assets/search.*/index.json"))
    away = index.rename(index.with_suffix(".away"))
    try:
        with page.expect_response("**/index.json") as answer:
            box(page).click()
        assert answer.value.status == 404
    finally:
        away.rename(index)
    type_words(page, "questions")


def test_nothing_in_the_index_runs(page: Page, small_url: str) -> None:
    """Texts of the index are HTML; only their words and marks reach the page."""
    text = "<p>Evil <img src=x onerror=fail()> &lt;b&gt;words&lt;/b&gt; <script>fail()</script></p><a href='javascript:fail()'>more</a>"
    index = {"config": {"lang": ["en"], "separator": "[\\s\\-]+", "pipeline": [], "fields": {"title": {"boost": 1}, "text": {"boost": 1}}}}
    docs = [{"location": "other/", "title": "<i onclick=fail()>Evil</i>", "text": text}]
    page.route("**/index.json", lambda route: route.fulfill(body=json.dumps(index | {"docs": docs}), content_type="application/json"))
    page.goto(small_url)
    type_words(page, "evil")
    expect(links(page).first).to_contain_text("<b>words</b>")
    assert page.locator(".md-search-result :is(img, script, i, b, a a)").count() == 0
