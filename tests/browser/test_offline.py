"""Without a connection: a site that was read once is read, searched and answered; a new version comes whole or not at all. From files too."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from coursesite.serve import SiteServer, run_server
from tests.browser.project import build_project, copy_project, unpack_download
from tests.browser.question import Question
from tests.browser.waiting import wait_until
from tests.engines.expecting import expect

pytestmark = pytest.mark.every_engine

READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? 1 : new Promise((done) => (navigator.serviceWorker.oncontrollerchange = done))).then(() => 1)"
# None in WebKit, which does not tell it.
STATUS = "performance.getEntriesByType('navigation')[0].responseStatus ?? null"
LOADED = "[...document.querySelectorAll('link[rel=stylesheet], script[src], img[src]')].map((element) => element.href || element.src)"
"""What a page loads."""
WAITING = """navigator.serviceWorker.ready.then(async (registration) => {
  await registration.update();
  const worker = registration.installing ?? registration.waiting;
  if (!worker) return "none";
  if (worker.state === "installing") await new Promise((done) => (worker.onstatechange = done));
  return worker.state;
})"""


@pytest.fixture
def changing(small_site: Path, tmp_path: Path) -> Iterator[tuple[SiteServer, Path]]:
    """Give a server of a copy of the small site, as readers' browsers may keep it, and the copy."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    with run_server(site, keeps=True) as server:
        yield server, site


def search(page: Page, words: str) -> None:
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def expect_kept_answer(page: Page) -> None:
    """Answer a question of the page, and see the answer there after a reload."""
    question = Question(page, "one-of-three")
    question.find("[value=dynamic]").check()
    question.check.click()
    question.expect_verdict("wrong")
    page.reload()
    question.expect_verdict("wrong")


def test_without_a_server_everything_is_read_searched_and_answered(narrow: Page, small_site: Path) -> None:
    page = narrow
    with run_server(small_site, keeps=True) as server:
        address = server.address
        page.goto(f"{address}other/")
        page.evaluate(READY)
    page.goto(f"{address}kinds/?from=here")
    expect_kept_answer(page)
    search(page, "another")
    page.goto(f"{address}test/")
    expect(page.locator("quiz-test")).to_have_attribute("data-ready", "")
    page.goto(f"{address}kinds")
    expect(page).to_have_url(f"{address}kinds/")
    page.goto(f"{address}nowhere/")
    assert page.evaluate(STATUS) in {404, None}
    expect(page.locator("h1")).to_have_text("This page does not exist")


def test_a_new_version_is_told_and_comes_when_the_reader_asks(context: BrowserContext, changing: tuple[SiteServer, Path], tmp_path: Path) -> None:
    server, site = changing
    page, other = context.new_page(), context.new_page()
    page.goto(f"{server.address}other/")
    page.evaluate(READY)
    other.goto(f"{server.address}kinds/")
    project = copy_project(tmp_path / "new")
    text = project / "docs" / "other.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n\nA sentence of the new version.\n", encoding="utf-8")
    shutil.copytree(build_project(project), site, dirs_exist_ok=True)
    assert page.evaluate(WAITING) == "installed"
    page.reload()
    expect(page.locator("article")).not_to_contain_text("A sentence of the new version.")
    news = page.locator(".course-version")
    expect(news).to_contain_text("There is a new version of this course.")
    other.evaluate("window.stays = true")
    news.get_by_role("button", name="Reload").click()
    expect(page.locator("article")).to_contain_text("A sentence of the new version.")
    expect(news).to_be_empty()
    wait_until(other, "!window.stays")


def test_a_version_of_which_a_file_is_wrong_is_not_taken(page: Page, changing: tuple[SiteServer, Path]) -> None:
    server, site = changing
    page.goto(f"{server.address}other/")
    page.evaluate(READY)
    worker = site / "sw.js"
    text = worker.read_text(encoding="utf-8").replace('"kinds/":"sha256-', '"kinds/":"sha256-AAAA').replace('{"version":"', '{"version":"new')
    worker.write_text(text, encoding="utf-8")
    assert page.evaluate(WAITING) == "redundant"
    assert page.evaluate("caches.keys().then((names) => names.length)") == 1
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".course-version")).to_be_empty()


def test_the_zip_works_from_files(narrow: Page, tmp_path: Path) -> None:
    folder = unpack_download(copy_project(tmp_path / "project"), tmp_path)
    assert not [name for name in ("404.html", "sitemap.xml", "sitemap.xml.gz", "_headers") if (folder / name).exists()]
    start = (folder / "index.html").as_uri()
    page = narrow
    page.goto(start)
    page.goto(start.replace("index", "kinds"))
    expect_kept_answer(page)
    page.goto(start.replace("index", "my-progress"))
    expect(page.locator("course-progress[data-part=lessons]")).to_contain_text("1 of 9")
    loaded = page.evaluate(LOADED)
    assert any(address.endswith("/progress.css") for address in loaded)
    assert [address for address in loaded if not Path(unquote(urlsplit(address).path)).is_file()] == []
    search(page, "another")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*other\.html"))
    expect(page.locator("h1")).to_be_visible()
