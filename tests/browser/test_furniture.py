"""The furniture at work: the filter of the pages, the cards of key terms, feedback and reports, by mouse, keyboard and touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from coursesite.serve import run_server
from tests.browser.conftest import guarded
from tests.browser.project import copy_project
from tests.browser.test_access import run_axe
from tests.conftest import run_mkdocs
from tests.engines.expecting import expect

ISSUES = "https://host.example/new?title={title}&body={body}"


@pytest.fixture(scope="module")
def addressed_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the small site, built with an address for feedback."""
    project = copy_project(tmp_path_factory.mktemp("addressed"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_FEEDBACK", ISSUES)
        run_mkdocs(project, project / "site")
    with run_server(project / "site") as server:
        yield server.address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    with guarded(context):
        page = context.new_page()
        page.set_default_timeout(10_000)
        yield page
    context.close()


def shown_pages(page: Page) -> list[str]:
    """Return the titles of the pages that the navigation shows."""
    links = page.locator(".md-nav--primary a.md-nav__link:visible .md-ellipsis")
    return [text.strip().split("\n")[0].strip() for text in links.all_inner_texts()]


def filter_box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Filter the pages")


@pytest.mark.every_engine
def test_the_filter_narrows_the_pages_as_one_types(page: Page, small_url: str) -> None:
    page.goto(small_url)
    everything = shown_pages(page)
    assert everything == ["Start", "All kinds", "Another page", "A test", "My progress", "Glossary", "Parts of a page"]
    filter_box(page).press_sequentially("AN")
    assert shown_pages(page) == ["Another page"]
    status = page.locator("course-filter [role=status]")
    expect(status).to_have_text("1 page found")
    assert not page.locator(".md-nav__link", has_text="Words").is_visible(), "an empty group is hidden"
    filter_box(page).press("Escape")
    expect(filter_box(page)).to_have_value("")
    expect(filter_box(page)).to_be_focused()
    expect(status).to_have_text("")
    assert shown_pages(page) == everything
    filter_box(page).press_sequentially("words")
    assert shown_pages(page) == ["Glossary"], "a group's title counts for its pages"
    filter_box(page).fill("nowhere")
    expect(status).to_have_text("No page found")
    assert shown_pages(page) == []


@pytest.mark.every_engine
def test_the_filter_is_there_again_on_the_next_page(page: Page, small_url: str) -> None:
    page.goto(small_url)
    filter_box(page).fill("kinds")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("All kinds")
    expect(filter_box(page)).to_have_value("")
    filter_box(page).fill("test")
    assert shown_pages(page) == ["A test"]


def test_the_filter_works_in_the_drawer_of_a_phone(phone: Page, small_url: str) -> None:
    phone.goto(f"{small_url}kinds/")
    phone.locator("label.md-header__button[for=__drawer]").tap()
    expect(filter_box(phone)).to_be_in_viewport()
    filter_box(phone).tap()
    phone.keyboard.type("gloss")
    assert shown_pages(phone) == ["Glossary"]
    expect(phone.locator("course-filter [role=status]")).to_have_text("1 page found")
    assert run_axe(phone) == []
    phone.get_by_role("link", name="Glossary").first.tap()
    expect(phone.locator("h1")).to_contain_text("Glossary")


def test_without_a_script_there_is_no_filter_and_a_term_leads_to_the_glossary(browser: Browser, small_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_url)
    expect(page.locator("course-filter")).to_be_hidden()
    page.get_by_role("link", name="AUC").click()
    assert page.url == f"{small_url}glossary/#term-auc"
    page.goto(f"{small_url}kinds/")
    expect(page.locator(".course-report")).to_have_count(0)
    page.locator(".course-feedback summary").first.click()
    expect(page.locator(".course-feedback pre").first).to_contain_text("Page: All kinds")
    context.close()


@pytest.mark.every_engine
def test_a_card_opens_by_hover_stays_under_the_pointer_and_closes_by_escape(page: Page, small_url: str) -> None:
    page.goto(small_url)
    term, card = page.get_by_role("link", name="Label shift"), page.get_by_role("tooltip")
    term.hover()
    expect(card).to_have_text("The frequency of the answers changes.")
    card.hover()
    page.evaluate("new Promise((done) => setTimeout(() => done(true), 400))")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    term.hover()
    expect(card).to_be_visible()
    page.mouse.move(5, 700)
    expect(card).to_be_hidden()
    page.get_by_role("link", name="AUC").click()
    expect(page).to_have_url(f"{small_url}glossary/#term-auc")
    expect(card).to_be_hidden()


def test_a_card_opens_by_focus_and_describes_its_term(page: Page, small_url: str) -> None:
    page.goto(small_url)
    term, card = page.get_by_role("link", name="AUC"), page.get_by_role("tooltip")
    page.get_by_role("link", name="another page", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(term).to_be_focused()
    expect(card).to_be_visible()
    expect(term).to_have_accessible_description("The chance that a late flight gets a higher score than a punctual one.")
    assert run_axe(page) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(card).to_have_text("The frequency of the answers changes.")
    page.keyboard.press("Shift+Tab")
    expect(card).to_be_hidden()


def test_a_first_tap_opens_the_card_and_a_second_follows_the_term(phone: Page, small_url: str) -> None:
    phone.goto(small_url)
    term, card = phone.get_by_role("link", name="Label shift"), phone.get_by_role("tooltip")
    term.tap()
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    phone.locator("h1").tap()
    expect(card).to_be_hidden()
    term.tap()
    term.tap()
    expect(phone).to_have_url(f"{small_url}glossary/#term-label-shift")


def test_a_report_has_id_version_and_the_chosen_answer(page: Page, addressed_url: str) -> None:
    page.goto(f"{addressed_url}kinds/")
    question = page.locator("#q-one-of-three")
    report = question.get_by_role("link", name="Report this question")
    rev = question.get_attribute("data-rev")
    page.locator("#q-one-of-three [value=dynamic]").check()
    report.focus()
    message = parse_qs(urlsplit(report.get_attribute("href") or "").query)
    assert message["title"] == ["Question: one-of-three"]
    lines = message["body"][0].split("\r\n")
    assert lines[:3] == ["Question: one-of-three", f"Version: {rev}", "Chosen answer: dynamic"]
    assert lines[3].endswith("/kinds/#q-one-of-three")
    assert page.locator("quiz-question").count() == page.get_by_role("link", name="Report this question").count()
    question.locator("button[type=submit]").click()
    expect(question.locator(".quiz-verdict")).to_have_text("Not right.")


def test_without_an_address_a_report_is_text_to_copy(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}kinds/")
    question = page.locator("#q-two-of-four")
    assert question.locator("a.course-report").count() == 0
    question.get_by_text("Report this question").click()
    expect(question.locator(".course-report textarea")).to_have_value(re.compile("^Question: two-of-four\nVersion: [0-9a-f]+\nChosen answer: none\n"))


def test_reports_come_by_a_link_too(page: Page, small_url: str) -> None:
    page.goto(small_url)
    page.get_by_role("link", name="all kinds").first.click()
    expect(page.locator("#q-one-of-three .course-report")).to_be_visible()
    assert page.locator("quiz-question").count() == page.locator(".course-report").count()


def test_small_controls_are_large_enough(phone: Page, small_url: str) -> None:
    phone.goto(f"{small_url}kinds/")
    expect(phone.locator(".course-report").first).to_be_attached()
    small = phone.locator(".course-feedback summary, .course-report summary, .course-footer a, course-filter input").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).filter(b => b.width && (b.height < 24 || b.width < 24)).length"
    )
    assert small == 0


def test_nothing_that_has_the_focus_is_hidden(page: Page, site_url: str) -> None:
    """Through a whole lesson, forward and back: not under the header, not under the filter's box."""
    page.set_viewport_size({"width": 1280, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}production-ml/whats-next/")
    for key in ["Tab"] * 100 + ["Shift+Tab"] * 100:
        page.keyboard.press(key)
        hidden = page.evaluate(
            """() => { const focused = document.activeElement; if (focused === document.body) return ""; const box = focused.getBoundingClientRect();
            if (!box.width || focused.closest(".md-header, .md-skip, .md-search")) return "";
            const stack = document.elementsFromPoint(box.x + 4, box.y + box.height / 2);
            const seen = stack.find((element) => !element.matches(".md-search__overlay"));  // it fades while the search closes
            return seen && (focused.contains(seen) || seen.contains(focused)) ? "" : focused.outerHTML.slice(0, 120) + [box.y, box.height]; }"""
        )
        assert not hidden
