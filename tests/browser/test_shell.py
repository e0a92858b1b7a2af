"""What makes the theme's markup work: scheme, drawer, contents, copying, tabs, notes and folds, by mouse and keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.browser.test_access import run_axe
from tests.browser.waiting import wait_until
from tests.engines.expecting import expect

FIRST_PAINT = """window.painted = new Promise((done) => {
  new PerformanceObserver(() => done(document.body.dataset.mdColorScheme)).observe({ type: "paint", buffered: true });
});"""

REST = "() => { window.setTimeout = (rest, time) => { if (time === 250) window.rest = rest; }; }"
"""Keeps what is to happen once the page rests, so that a test need not wait for it."""


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
def test_an_address_that_is_no_name_does_no_harm(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}parts/#%")
    page.locator("#middle").evaluate("heading => heading.scrollIntoView()")
    expect(page).to_have_url(f"{small_url}parts/#middle")


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
