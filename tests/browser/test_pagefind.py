"""Search of a large course: same box, same keys, same words said; only the parts of the index that a query needs are fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursesite.serve import SiteServer, run_server
from tests.browser.conftest import guarded
from tests.browser.project import build_project, unpack_download
from tests.browser.test_access import run_axe
from tests.browser.test_furniture import filter_box
from tests.browser.test_offline import READY
from tests.large import write_large

LESSONS = 24
FETCHED = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/assets/pagefind.'))"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sources of a course that is searched by Pagefind, and whose navigation is pruned."""
    project = write_large(tmp_path_factory.mktemp("searched"), LESSONS)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  search: pagefind\n", 1), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def searched(project: Path) -> Iterator[SiteServer]:
    """Give a server of it."""
    with run_server(build_project(project)) as server:
        yield server


@pytest.fixture
def searched_url(searched: SiteServer) -> str:
    """Return its address."""
    return searched.address


def ask(page: Page, words: str) -> Locator:
    """Return the pages that a search for some words shows."""
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(words)
    found = page.locator(".md-search-result__item")
    expect(found.first).to_be_visible()
    return found


def test_a_search_finds_opens_and_marks(page: Page, searched_url: str) -> None:
    page.goto(f"{searched_url}other/", wait_until="networkidle")
    assert page.evaluate(FETCHED) == []
    found = ask(page, "all kinds")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d+ matching documents?$"))
    expect(found.first).to_contain_text("All kinds")
    assert run_axe(page) == []
    page.keyboard.press("ArrowDown")
    expect(found.locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("All kinds")
    assert page.url.startswith(f"{searched_url}kinds/?h=")
    expect(page.locator("h1 mark")).to_have_text(["All", "kinds"])


def test_a_section_that_holds_the_words_is_a_result_of_its_own(page: Page, searched_url: str) -> None:
    page.goto(searched_url)
    found = ask(page, "lesson 7 second part")
    link = found.first.locator("a[href*='#second-part']")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_be_attached()
    expect(page.locator("#second-part")).to_be_in_viewport()


def test_a_search_fetches_a_part_of_the_index_and_more_of_it_on_the_way_down(page: Page, searched_url: str) -> None:
    page.goto(searched_url)
    found = ask(page, "lesson")
    said = page.locator(".md-search-result__meta").inner_text()
    total = int(said.removesuffix(" matching documents"))
    assert total >= LESSONS
    assert found.count() < LESSONS
    while (count := found.count()) < total:
        found.last.scroll_into_view_if_needed()
        expect(found.nth(count)).to_be_attached()
    titles = found.locator("a > div > .course-found-h1").all_inner_texts()
    assert len(titles) == total
    assert {f"Lesson {number}" for number in range(LESSONS)} <= set(titles)


def test_without_a_server_it_still_finds(page: Page, searched: SiteServer) -> None:
    with run_server(searched.site, keeps=True) as server:
        address = server.address
        page.goto(f"{address}other/")
        page.evaluate(READY)
    page.goto(f"{address}kinds/")
    expect(ask(page, "lesson 13").first).to_contain_text("Lesson 13")


def test_words_that_stand_nowhere_are_said_to(page: Page, searched_url: str) -> None:
    page.goto(searched_url)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("xylophone")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_from_files_the_single_index_is_searched_and_the_filter_finds_every_page(browser: Browser, project: Path, tmp_path: Path) -> None:
    course = unpack_download(project, tmp_path)
    assert not list(course.glob("assets/pagefind*"))
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with guarded(context):
        page = context.new_page()
        page.goto((course / "other.html").as_uri())
        expect(ask(page, "all kinds").first).to_contain_text("All kinds")
        page.goto((course / "module-0" / "lesson-3.html").as_uri())
        filter_box(page).fill("lesson 23")
        expect(page.locator("course-filter [role=status]")).to_have_text("1 page found")
        page.locator(".md-nav--primary").get_by_role("link", name="Lesson 23").click()
        expect(page.locator("h1")).to_contain_text("Lesson 23")
        assert page.url.startswith("file:")
    context.close()
