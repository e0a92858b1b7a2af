"""A site in another language that is written from right to left: German words, mirrored, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from coursesite.serve import run_server
from tests.browser.conftest import guarded
from tests.browser.project import copy_project
from tests.browser.question import Question
from tests.browser.test_access import run_axe
from tests.conftest import REPOSITORY, run_mkdocs

PAGES = ("", "kinds/", "other/", "test/", "my-progress/", "glossary/", "404.html")
ENGLISH = REPOSITORY / "scripts" / "coursesite" / "browser" / "progress" / "say.mjs"


@pytest.fixture(scope="module")
def mirrored_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the small site: German words, since they differ, from right to left."""
    project = copy_project(tmp_path_factory.mktemp("mirrored"))
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text, count = re.subn(r"  language: en\n", "  language: de\n  direction: rtl\n", text)
    text, more = re.subn(r"- coursequiz: \{", "- coursequiz: {language: de, ", text)
    assert (count, more) == (1, 1)
    config.write_text(text, encoding="utf-8")
    run_mkdocs(project, project / "site")
    with run_server(project / "site") as server:
        yield server.address


def test_the_furniture_and_the_questions_speak_german(page: Page, mirrored_url: str) -> None:
    page.goto(f"{mirrored_url}kinds/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    box = page.get_by_role("searchbox", name="Seiten filtern")
    box.fill("an")
    expect(page.locator("course-filter [role=status]")).to_have_text("1 Seite gefunden")
    box.fill("e")
    expect(page.locator("course-filter [role=status]")).to_have_text(re.compile("^[2-9] Seiten gefunden$"))
    page.locator("#q-one-of-three [value=dynamic]").check()
    question = Question(page, "one-of-three")
    expect(question.check).to_have_text("Antwort prüfen")
    question.check.click()
    expect(question.result).to_contain_text("Nicht richtig.")
    expect(page.locator(".quiz-score").first).to_have_text("1 von 9 Fragen beantwortet, 0 richtig.")
    expect(question.find(".course-report")).to_contain_text("Diese Frage melden")
    expect(page.locator(".course-feedback summary").first).to_have_text("War das hilfreich?")
    english = {"Check answer", "Try again", "Answer and explanation", "Send feedback", "Report this question", "Previous", "Next", "Hint"}
    assert not english & set(page.locator("body").inner_text().splitlines())


def test_search_speaks_and_stems_german(page: Page, mirrored_url: str) -> None:
    page.goto(mirrored_url)
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result [role=status]")).to_have_text("Suchbegriff eingeben")
    page.locator(".md-search__input").press_sequentially("another")
    expect(page.locator(".md-search-result [role=status]")).to_have_text("4 Suchergebnisse")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", f"{mirrored_url}other/?h=another")


def test_a_test_speaks_german(page: Page, mirrored_url: str) -> None:
    page.goto(f"{mirrored_url}test/")
    page.get_by_role("button", name="Test beginnen").click()
    expect(page.locator(".quiz-number").first).to_have_text("Frage 1 von 6")
    page.get_by_role("button", name="Abgeben").click()
    expect(page.get_by_text("Nicht vollständig beantwortet, zählt also nicht als richtig:")).to_be_visible()


def test_my_progress_and_a_review_speak_german(page: Page, mirrored_url: str) -> None:
    page.goto(f"{mirrored_url}other/")
    question = Question(page, "on-another-page")
    question.find("[value=no]").check()
    question.check.click()
    question.expect_verdict("wrong")
    page.goto(f"{mirrored_url}my-progress/")
    expect(page.get_by_role("button", name="Ganzen Lernstand löschen")).to_be_visible()
    english = set(re.findall(r'"([^"{}]{4,})"[,} ]', ENGLISH.read_text(encoding="utf-8")))
    assert {"Not started", "Delete all progress", "Save a file"} <= english
    said = page.locator(
        "course-progress"
    ).evaluate_all("""parts => parts.flatMap(part => [...part.querySelectorAll('*')].flatMap(
        element => [element.ariaLabel, element.dataset.label, ...[...element.childNodes].filter(node => node instanceof Text).map(node => node.data.trim())]))""")
    assert not english & set(said)
    page.get_by_role("link", name="1 Frage wiederholen").click()
    bar = page.get_by_role("region", name="Wiederholung")
    expect(bar.get_by_role("status")).to_have_text("Frage 1 von 1")
    question.find("[value=yes]").check()
    question.check.click()
    expect(bar.get_by_role("status")).to_have_text(re.compile(r"^Frage 1 von 1\. Kommt morgen, am \d+\. \w+( \d+)?, wieder\.$"))
    bar.get_by_role("link", name="Wann jede wiederkommt").click()
    expect(page.locator("course-progress[data-part=review]")).to_contain_text("Wiederholung beendet: 1 von 1 richtig.")
    page.goto(mirrored_url)
    expect(page.locator("course-continue")).to_have_text(re.compile("^Weiter mit "))


@pytest.mark.parametrize("width", [320, 1280])
def test_from_right_to_left_nothing_sticks_out(browser: Browser, mirrored_url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    with guarded(context):
        page = context.new_page()
        for name in PAGES:
            page.goto(mirrored_url + name)
            assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            outside = page.locator("article *:visible").evaluate_all(
                "all => all.filter(e => { const b = e.getBoundingClientRect(); return b.width > 1 && (b.left < -1 || b.right > innerWidth + 1) && !e.closest('pre, .course-table, .quiz-hidden, .headerlink, .md-code__nav'); }).map(e => e.outerHTML.slice(0, 100))"
            )
            assert outside == [], name
        assert run_axe(page) == []
    context.close()
