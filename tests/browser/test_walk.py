"""One walk over every feature, under the published headers and the policy of each page: no breach, no foreign request, no error."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from coursesite.interactive import FIGURES
from coursesite.serve import run_server
from tests.browser.module_test import ModuleTest
from tests.browser.progress_page import part, save_file, take_file
from tests.browser.question import Question
from tests.browser.test_access import answer_all
from tests.browser.test_figures import find_page, reach_figure
from tests.browser.test_offline import READY
from tests.browser.test_workbook import choose, open_workbook
from tests.browser.waiting import wait_until
from tests.engines.expecting import expect

META = "meta[http-equiv=Content-Security-Policy]"


def search(page: Page, url: str) -> None:
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("drift")
    page.locator(".md-search-result__link").first.click()
    expect(page).not_to_have_url(url)


def use_what_every_page_has(page: Page, url: str) -> None:
    page.get_by_role("searchbox", name="Filter the pages").fill("glossary")
    expect(page.locator("course-filter [role=status]")).not_to_be_empty()
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{url}production-ml/labs/training/")
    page.locator(".highlight pre").first.hover()
    page.locator(".highlight .md-code__button").first.click()
    expect(page.locator(".md-dialog")).to_contain_text("Copied")
    for box in page.locator(".course-feedback summary").all():
        box.click()
    expect(page.locator(".course-feedback pre").first).to_contain_text("Page:")
    page.goto(f"{url}production-ml/static-vs-dynamic-training/")
    page.locator("article a[href*='#term-']").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.get_by_role("searchbox", name="Filter the pages")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})


def move_each_figure(page: Page, url: str, site: Path) -> None:
    for name in FIGURES:
        page.goto(url + find_page(site, name))
        reach_figure(page, name).locator("input, select").first.press("ArrowDown")


def answer_each_kind(page: Page, url: str) -> None:
    page.goto(f"{url}kinds/")
    answer_all(page)
    question = Question(page, "one-of-three")
    question.root.get_by_text("Report this question").click()
    expect(question.root.locator(".course-report textarea")).to_be_visible()
    for summary in page.locator(".quiz-hint summary, .quiz-answer summary").all():
        summary.click()
    question.again.click()


def take_the_test(page: Page, url: str) -> None:
    page.goto(f"{url}test/")
    test = ModuleTest(page).start()
    test.answer_all(test.drawn()[0])
    test.hand_in()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_text("Print a record").click()
    page.get_by_label("Name (typed by you").fill("A. Reader")
    test.button("Print the record").click()
    wait_until(page, "window.printed")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    test.button("Take it again").click()


def use_my_progress(page: Page, url: str) -> None:
    page.goto(f"{url}my-progress/")
    part(page, "calibration").get_by_role("button", name="Ask me how sure I am").click()
    take_file(page, save_file(page))
    page.goto(f"{url}other/")
    question = Question(page, "on-another-page")
    question.find("[value=no]").check()
    question.root.get_by_role("radio", name="95% sure").check()
    question.check.click()
    question.expect_verdict("wrong")
    page.goto(f"{url}my-progress/")
    part(page, "review").get_by_role("link").first.click()
    expect(page.locator("quiz-question").first).to_have_attribute("data-ready", "")
    page.goto(f"{url}my-progress/")
    page.get_by_role("button", name="Delete all progress").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete all progress").click()


def read_without_a_server(page: Page, site: Path) -> None:
    with run_server(site, keeps=True) as server:
        page.goto(f"{server.address}other/")
        page.evaluate(READY)
    page.goto(f"{server.address}kinds/")
    Question(page, "one-of-three").expect_open()


def test_no_feature_breaks_the_policy_asks_another_host_or_throws(context: BrowserContext, site: Path, site_url: str, small_site: Path, small_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(10_000)
    answer = page.goto(site_url)
    assert answer is not None
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"] + (page.locator(META).get_attribute("content") or "unsafe")
    search(page, site_url)
    use_what_every_page_has(page, site_url)
    move_each_figure(page, site_url, site)
    choose(open_workbook(page, site_url), "d1", "1")
    answer_each_kind(page, small_url)
    take_the_test(page, small_url)
    use_my_progress(page, small_url)
    page.goto(f"{site_url}nowhere/at/all")
    expect(page.locator("h1")).to_have_text("This page does not exist")
    page.goto(f"{site_url}production-ml/")
    page.emulate_media(media="print")
    page.pdf()
    read_without_a_server(page, small_site)
