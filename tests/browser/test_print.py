"""On paper: `course print` gives every question and, at the end, the key; a reader's own print has no key and no buttons."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from coursesite.chromium import get_chromium
from coursesite.cli import main
from tests.browser.question import Question


def read_text(pdf: Path | bytes) -> str:
    """Return the words of a PDF."""
    source = pdf if isinstance(pdf, Path) else io.BytesIO(pdf)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(source).pages).split())


def test_course_print_gives_each_question_once_and_the_key_at_the_end(small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_BROWSER", str(get_chromium()))
    assert main(["print", "kinds", "--site", str(small_site), "--to", str(tmp_path)]) == 0
    reader = PdfReader(tmp_path / "kinds" / "introduction.pdf")
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)][-1] == "Answers"  # type: ignore[union-attr]
    text = read_text(tmp_path / "kinds" / "introduction.pdf")
    questions, _, key = text.rpartition(" Answers Question 1 ")
    for number in range(1, 10):
        assert questions.count(f"Question {number} ") == 1
    assert "is right." not in questions
    assert key.count("is right.") >= 2
    assert "Check answer" not in text


def test_what_a_reader_prints_has_all_questions_and_no_answer_that_was_not_given(browser: Browser, small_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{small_url}kinds/")
    question = Question(page, "one-of-three")
    page.locator("#q-one-of-three [value=dynamic]").check()
    question.check.click()
    expect(question.result).not_to_be_empty()
    explained = " ".join(question.find(".quiz-answer .quiz-explanation").text_content().split())  # type: ignore[union-attr]
    others = page.locator("quiz-question:not([data-verdict]) .quiz-answer .quiz-explanation").all_text_contents()
    text = read_text(page.pdf())
    assert explained in text
    assert len(others) >= 8
    assert not [other for other in others if " ".join(other.split()) in text]
    for words in ("Check answer", "Try again", "Back to top", "Skip to content", "Copy to clipboard", "Report this question", "Was this helpful?"):
        assert words not in text
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--md-default-fg-color')") == "#1c2427"
    context.close()


def test_a_test_that_is_not_begun_is_printed_with_its_pool(browser: Browser, small_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{small_url}test/")
    expect(page.locator("quiz-test")).to_have_attribute("data-ready", "")
    page.emulate_media(media="print")
    assert page.locator("quiz-question").count() > 2
    for legend in page.locator("quiz-test legend").all():
        expect(legend).to_be_visible()
    context.close()
