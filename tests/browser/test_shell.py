"""What makes the frame of every page work: scheme, drawer, the list of sections, the next page and the way back, by mouse and keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from tests.engines.expecting import expect

FIRST_PAINT = """window.painted = new Promise((done) => {
  new PerformanceObserver(() => done(document.body.dataset.mdColorScheme)).observe({ type: "paint", buffered: true });
});"""


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name="Navigation", exact=True)


def scheme(page: Page) -> str:
    return str(page.evaluate("document.body.dataset.mdColorScheme"))


def test_the_scheme_is_the_system_s_until_a_reader_chooses(page: Page, small_url: str) -> None:
    page.add_init_script(FIRST_PAINT)
    page.emulate_media(color_scheme="dark")
    page.goto(small_url)
    assert page.evaluate("painted") == "slate", "nothing is painted in another scheme first"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("localStorage.length") == 0, "nothing is kept that nobody chose"
    page.get_by_title("Use the dark scheme").click()
    assert scheme(page) == "slate"
    expect(page.get_by_title("Use the light scheme")).to_be_visible()
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    page.goto(f"{small_url}kinds/")
    assert page.evaluate("painted") == "slate"


@pytest.mark.every_engine
def test_the_scheme_changes_by_keyboard_and_in_the_other_tab(page: Page, context: BrowserContext, small_url: str) -> None:
    page.goto(small_url)
    other = context.new_page()
    other.goto(small_url)
    expect(page.get_by_role("radio", name="Use the light scheme")).to_be_checked()
    page.locator("[name=__palette]:checked").focus()
    page.keyboard.press("Enter")
    assert scheme(page) == "slate"
    expect(page.get_by_role("radio", name="Use the dark scheme")).to_be_checked()
    expect(other.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("ArrowLeft")
    assert scheme(page) == "default"


@pytest.mark.every_engine
def test_a_damaged_choice_does_no_harm(page: Page, small_url: str) -> None:
    page.goto(small_url)
    page.evaluate("localStorage.setItem(`${location.pathname}.__palette`, '{')")
    page.reload()
    assert scheme(page) == "default"
    expect(page.locator("html")).to_have_attribute("class", "js")


@pytest.mark.every_engine
def test_the_drawer_by_keyboard(narrow: Page, small_url: str) -> None:
    narrow.goto(f"{small_url}kinds/")
    expect(opener(narrow)).to_have_attribute("aria-expanded", "false")
    expect(narrow.locator(".md-sidebar--primary")).to_be_hidden()
    opener(narrow).focus()
    narrow.keyboard.press("Enter")
    drawer = narrow.locator(".md-sidebar--primary")
    expect(drawer).to_be_focused()
    expect(drawer.get_by_role("link", name="Glossary")).to_be_visible()
    for _ in range(40):
        narrow.keyboard.press("Tab")
        assert narrow.evaluate("document.activeElement === document.body || !!document.activeElement.closest('.md-sidebar--primary, .course-version')")
    narrow.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener(narrow)).to_be_focused()
    narrow.keyboard.press("Tab")
    assert not narrow.evaluate("document.activeElement.closest('.md-sidebar--primary')")


@pytest.mark.every_engine
def test_the_drawer_closes_by_a_click_beside_it_and_by_a_link_in_the_page(narrow: Page, small_url: str) -> None:
    narrow.goto(f"{small_url}parts/")
    opener(narrow).click()
    expect(narrow.locator(".md-sidebar--primary")).to_be_in_viewport()
    narrow.mouse.click(380, 400)
    expect(narrow.locator(".md-sidebar--primary")).to_be_hidden()
    opener(narrow).click()
    drawer = narrow.locator(".md-sidebar--primary")
    end = drawer.get_by_role("link", name="End", exact=True)
    drawer.get_by_role("searchbox").fill("parts")  # finds pages, not their sections
    expect(end).to_be_hidden()
    drawer.get_by_role("searchbox").fill("")
    end.click()
    expect(narrow.locator(".md-sidebar--primary")).to_be_hidden()
    expect(narrow).to_have_url(f"{small_url}parts/#end")
    assert narrow.evaluate("document.querySelector('.md-content').inert") is False


@pytest.mark.every_engine
def test_closed_search_takes_no_focus_on_a_narrow_screen(narrow: Page, small_url: str) -> None:
    narrow.goto(small_url)
    for _ in range(8):
        narrow.keyboard.press("Tab")
        assert not narrow.evaluate("document.activeElement.closest('.md-search')")
    search = narrow.get_by_role("button", name="Search", exact=True)
    search.focus()
    narrow.keyboard.press("Space")
    expect(narrow.locator(".md-search__input")).to_be_focused()
    narrow.keyboard.press("Escape")
    expect(search).to_be_focused()
    expect(search).to_have_attribute("aria-expanded", "false")


@pytest.mark.every_engine
def test_the_list_of_sections_follows_and_so_does_the_address(page: Page, small_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(f"{small_url}parts/")
    toc = page.locator(".md-sidebar--secondary")
    expect(toc.locator("[aria-current]")).to_have_count(0)
    page.locator("#middle").evaluate("heading => heading.scrollIntoView()")
    expect(toc.locator("[aria-current=location]")).to_have_text("Middle")
    expect(page).to_have_url(f"{small_url}parts/#middle")
    expect(page.locator(".md-header__title")).to_have_attribute("class", "md-header__title md-header__title--active")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(toc.locator("[aria-current=location]")).to_have_text("End")
    page.evaluate("scrollTo(0, 0)")
    expect(page).to_have_url(f"{small_url}parts/")
    expect(page.locator(".md-header__title")).to_have_attribute("class", "md-header__title")


@pytest.mark.parametrize("height", [300, 160], ids=["list that fits", "list that does not"])
def test_the_list_of_sections_comes_back_to_its_first(page: Page, small_url: str, height: int) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto(f"{small_url}parts/")
    sections = page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(sections.locator("[aria-current=location]")).to_have_text("End")
    assert sections.evaluate("list => list.scrollTop > 0") == (height == 160)
    page.evaluate("scrollTo(0, 0)")
    expect(sections.locator("[aria-current]")).to_have_count(0)
    assert sections.evaluate("list => list.scrollTop") == 0


@pytest.mark.every_engine
def test_an_address_that_is_no_name_does_no_harm(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}parts/#%")
    page.locator("#middle").evaluate("heading => heading.scrollIntoView()")
    expect(page).to_have_url(f"{small_url}parts/#middle")


def test_the_page_that_a_pointer_rests_on_is_fetched_ahead(page: Page, small_url: str) -> None:
    page.goto(small_url)
    with page.expect_request(f"{small_url}kinds/") as request:
        page.get_by_role("link", name="all kinds").first.hover()
    answer = request.value.response()
    assert answer is not None
    assert answer.ok
    assert request.value.resource_type != "document"


@pytest.mark.every_engine
def test_back_comes_to_the_place_that_was_left(page: Page, small_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(f"{small_url}parts/")
    page.evaluate("scrollTo(0, 400)")
    expect(page).to_have_url(re.compile("#"))
    page.locator(".md-nav--primary").get_by_role("link", name="All kinds").click()
    expect(page.locator("h1")).to_contain_text("All kinds")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Parts")
    expect(page.locator("h1")).not_to_be_in_viewport()


def test_the_way_back_to_the_theme_s_script(page: Page, stock_url: str) -> None:
    page.goto(stock_url)
    page.evaluate("window.stayed = true")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("another")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("main h1")).to_contain_text("Another page")
    page.get_by_title("Use the dark scheme").click()
    assert scheme(page) == "slate"
    assert page.evaluate("window.stayed") is True
