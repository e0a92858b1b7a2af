"""A pruned navigation: a page of a large course weighs what one of a small course does, and one script still lists every page."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from coursesite.check.run import check_built
from tests.conftest import SITE_URL, run_mkdocs
from tests.large import MODULE, write_large
from tests.site.pages import Page, read_pages
from tests.site.test_weight import weigh_page

SMALL, LARGE = 30, 300
LESSON = "module-0/lesson-12/index.html"


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Return the sites of a small and of a large course, both pruned."""
    sites = {}
    for lessons in (SMALL, LARGE):
        project = write_large(tmp_path_factory.mktemp("course"), lessons)
        sites[lessons] = project / "site"
        run_mkdocs(project, sites[lessons])
    return sites


def read_listed(site: Path) -> list[dict[str, object]]:
    """Return what the filter's script lists at the top."""
    (script,) = site.glob("assets/pages.*/pages.js")
    data, _, _ = script.read_text(encoding="utf-8").removeprefix("globalThis.coursePages=").partition(";\n")
    listed: list[dict[str, object]] = json.loads(data)
    return listed


def flatten(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the pages of entries and of their groups, in order."""
    return [page for entry in entries for page in (flatten(entry["entries"]) if "entries" in entry else [entry])]  # type: ignore[arg-type]


def read_sidebar(page: Page) -> list[str]:
    """Return the addresses that a page's navigation lists."""
    links = [urljoin(page.url, str(link["href"])) for link in page.soup.select(".md-nav--primary a.md-nav__link[href]")]
    return list(dict.fromkeys(link for link in links if "#" not in link))


@pytest.mark.slow
def test_a_page_weighs_the_same_in_a_course_of_ten_times_the_lessons(courses: dict[int, Path]) -> None:
    small, large = (weigh_page(Page(courses[lessons], courses[lessons] / LESSON)) for lessons in (SMALL, LARGE))
    assert large["index.html"] <= 1.1 * small["index.html"]
    assert sum(large.values()) <= 1.1 * sum(small.values())


@pytest.mark.slow
def test_a_sidebar_lists_its_own_module_and_one_page_of_each_other_group(courses: dict[int, Path]) -> None:
    site = courses[LARGE]
    sidebar = read_sidebar(Page(site, site / LESSON))
    own = [f"{SITE_URL}module-0/lesson-{number}/" for number in range(MODULE)]
    others = [f"{SITE_URL}module-{number}/lesson-{number * MODULE}/" for number in range(1, LARGE // MODULE)]
    assert [link for link in sidebar if "/module-" in link] == own + others


@pytest.mark.slow
def test_the_script_of_the_filter_lists_every_page_in_order_with_group_and_minutes(courses: dict[int, Path]) -> None:
    site = courses[LARGE]
    listed = read_listed(site)
    pages = flatten(listed)
    assert {urljoin(SITE_URL, str(page["url"])) for page in pages} == {page.url for page in read_pages(site) if page.name != "404.html"}
    lessons = [
        {"title": f"Lesson {number}", "url": f"module-{number // MODULE}/lesson-{number}/", "subtitle": f"{number % 30 + 1} min"} for number in range(LARGE)
    ]
    assert pages[-LARGE:] == lessons
    assert listed[-1]["title"] == "Module 14"


@pytest.mark.slow
def test_the_check_of_a_pruned_site_finds_every_page_reached_and_in_order(courses: dict[int, Path]) -> None:
    built, remarks, _ = check_built(courses[SMALL], None)
    assert len(built.pages) > SMALL
    assert [str(remark.problem) for remark in remarks if remark.problem.rule in {"nav-order", "unlinked-page"}] == []


def test_a_site_that_is_not_pruned_has_no_such_script(site: Path, pages: list[Page]) -> None:
    assert not list(site.glob("assets/pages*"))
    assert not list(site.glob("assets/site*/all-pages.js"))
    assert not [page.name for page in pages if page.soup.select("course-filter[data-pages]")]
