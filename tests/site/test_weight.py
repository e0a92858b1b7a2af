"""What a page may weigh: everything that a reader's browser fetches with it, compressed, without pictures.

The script of a figure is no part of it: it comes when its reader does, and has a budget of its own.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import Tag

from coursesite.assets import find_folder
from tests.conftest import REPOSITORY
from tests.site.pages import Page, find_file

LESSON = 80 * 1024
LESSON_HTML = 34 * 1024
PARTS = REPOSITORY / "scripts" / "coursesite" / "browser" / "theme" / "parts.mjs"


@cache
def weigh(file: Path) -> int:
    """Return the size of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 9))


def weigh_page(page: Page) -> dict[str, int]:
    """Return the sizes of a page and of each script and sheet that it names; figures have a limit of their own."""
    files = {page.file}
    for tag in page.soup.select("script[src]:not([src*='/figure-']), link[rel=stylesheet]"):
        file = find_file(page.site, urljoin(page.url, str(tag.get("src") or tag.get("href"))))
        assert file is not None, tag
        files.add(file)
    return {file.name: weigh(file) for file in files}


def lessons(pages: list[Page]) -> list[Page]:
    """Return the lessons of the module."""
    return [page for page in pages if re.fullmatch(r"production-ml/(?!test-your|labs)[\w-]+/index\.html", page.name)]


def test_a_lesson_stays_within_its_weight(pages: list[Page]) -> None:
    assert len(lessons(pages)) >= 7
    for page in lessons(pages):
        assert sum(weigh_page(page).values()) <= LESSON, weigh_page(page)
        assert weigh(page.file) <= LESSON_HTML, page.name


def test_what_makes_the_theme_s_markup_work_stays_small(site: Path) -> None:
    scripts = {name: weigh(find_folder(site, "site") / name) for name in ("scheme.js", "shell.js", "search.js")}
    assert sum(scripts.values()) <= 8 * 1024, scripts


@pytest.mark.parametrize(("pattern", "limit"), [("production-ml/labs/", 30 * 1024), ("production-ml/test-your-knowledge/", 30 * 1024)])
def test_labs_and_tests_stay_within_theirs(pages: list[Page], pattern: str, limit: int) -> None:
    found = {page.name: weigh(page.file) for page in pages if page.name.startswith(pattern)}
    assert found
    assert max(found.values()) <= limit, found


def test_no_page_has_a_class_whose_style_was_left_out(pages: list[Page]) -> None:
    dropped = tuple(re.findall(r'^  "([\w-]+)",', PARTS.read_text(encoding="utf-8").partition("DROPPED")[2].partition("];")[0], re.MULTILINE))
    assert len(dropped) > 20
    found = {
        f"{page.name}: {name}"
        for page in pages
        for tag in page.soup.find_all(class_=True)
        if isinstance(tag, Tag)
        for name in tag["class"]
        if name.startswith(dropped)
    }
    assert not found


def test_the_theme_is_one_sheet(site: Path) -> None:
    assert len(list((site / "assets" / "stylesheets").iterdir())) == 1, "the theme was updated: run 'npm run theme'"
