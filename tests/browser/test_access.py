"""Accessibility: axe finds nothing before and after answering, in both schemes and at both widths; small screens, print, forced colors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.question import Question
from tests.conftest import REPOSITORY

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)


def run_axe(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds on the page, or in a part of it, as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("([part, tags]) => axe.run(part, { runOnly: tags, resultTypes: ['violations'], selectors: false })", [part, TAGS])
    return [f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for violation in found["violations"] for node in violation["nodes"]]


def answer_all(page: Page) -> None:
    """Answer the small site's questions, some right, some wrong, one not at all."""
    page.locator("#q-one-of-three [value=dynamic]").check()
    page.locator("#q-two-of-four [value=a]").check()
    page.locator("#q-two-of-four [value=b]").check()
    page.locator("#q-how-many-minutes-answer").fill("150")
    page.locator("#q-which-shift-answer").fill("concept drift")
    for menu in page.locator("select").all():
        menu.select_option(index=1)
    page.locator("textarea").fill("3")
    for id in ("one-of-three", "two-of-four", "how-many-minutes", "which-shift", "stages", "skews", "sort-systems", "fill-gaps", "what-prints"):
        question = Question(page, id)
        question.check.click()
        expect(question.result).not_to_be_empty()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_before_and_after_answering(browser: Browser, small_url: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{small_url}kinds/")
    expect(page.locator("quiz-question").last).to_have_attribute("data-ready", "")
    assert run_axe(page) == []
    answer_all(page)
    for summary in page.locator(".quiz-hint summary, .quiz-answer summary").all():
        summary.click()
    page.mouse.move(0, 0)
    assert run_axe(page) == []
    page.locator("#q-one-of-three button[type=submit]").focus()
    assert run_axe(page) == []
    context.close()


def site_pages(site: Path) -> list[str]:
    """Return the addresses of the real pages below the base."""
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(site.rglob("*.html"))]


@pytest.mark.parametrize(("share", "scheme", "width"), [(0, "light", 1280), (1, "dark", 320), (2, "light", 320), (3, "dark", 1280)])
def test_axe_finds_nothing_on_any_page(browser: Browser, site: Path, site_url: str, *, share: int, scheme: str, width: int) -> None:
    """Every page in one of the four ways; `make audit` looks at each in all of them."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for name in site_pages(site)[share::4]:
        page.goto(site_url + name)
        if faults := run_axe(page):
            found[name] = faults
    assert found == {}
    context.close()


@pytest.mark.every_engine
def test_nothing_is_lost_at_320_pixels(page: Page, site: Path, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    wide = []
    for name in site_pages(site):
        page.goto(site_url + name)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


def test_the_search_dialog_and_the_drawer_are_clean(browser: Browser, small_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{small_url}kinds/")
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    assert run_axe(page) == []
    page.goto(f"{small_url}kinds/")
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially("questions")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert run_axe(page) == []
    context.close()


def test_a_verdict_is_more_than_a_color(page: Page, small_url: str) -> None:
    """In forced colors the symbol and the words are left."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{small_url}kinds/")
    page.locator("#q-one-of-three [value=dynamic]").check()
    question = Question(page, "one-of-three")
    question.check.click()
    question.expect_verdict("wrong")
    expect(question.result).to_contain_text("Not right")
    symbol = question.find("[data-choice=dynamic]").evaluate(
        "row => [...row.querySelectorAll('*'), row].flatMap((e) => ['::before', '::after'].map((p) => getComputedStyle(e, p).content)).join(' ') + row.textContent"
    )
    assert "✕" in symbol
    assert "Not right" in symbol


def test_the_focus_is_not_hidden_under_the_header(page: Page, small_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{small_url}kinds/")
    for _ in range(80):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const element = document.activeElement; const header = document.querySelector('.md-header').getBoundingClientRect();
            if (!element.closest('quiz-question')) return false;
            const box = element.getBoundingClientRect(); return box.bottom <= header.bottom || box.top >= innerHeight; }"""
        )
        assert not hidden


def test_all_questions_are_printed(browser: Browser, small_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{small_url}kinds/")
    page.emulate_media(media="print")
    for question in page.locator("quiz-question").all():
        expect(question.locator("legend")).to_be_visible()
        expect(question.locator(".quiz-actions")).to_be_hidden()
    context.close()
