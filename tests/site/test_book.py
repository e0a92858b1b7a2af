"""The whole module on paper: each question of the course once, its key in the appendix and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from coursesite.book.document import find_books, render_book
from tests.site.pages import Page

MODULE = "production-ml"


def test_each_module_is_one_book_and_each_of_its_pages_another(site: Path) -> None:
    books = find_books(site, [MODULE])
    assert books[0].name == MODULE
    assert books[0].pages[0] == f"{MODULE}/index.html"
    assert f"{MODULE}/test-your-knowledge/index.html" in books[0].pages
    assert [(book.name, book.pages) for book in books[1:3]] == [
        (f"{MODULE}/introduction", (f"{MODULE}/index.html",)),
        (f"{MODULE}/static-vs-dynamic-training", (f"{MODULE}/static-vs-dynamic-training/index.html",)),
    ]


def test_a_module_that_is_not_there_is_said(site: Path) -> None:
    with pytest.raises(LookupError, match=r"has no page nothing/index\.html"):
        find_books(site, ["nothing"])


def test_every_question_is_printed_once_and_its_key_only_in_the_appendix(site: Path, pages: list[Page]) -> None:
    book = find_books(site, [MODULE])[0]
    document = html.fromstring(render_book(site, book))
    asked = [str(question["id"]) for page in pages if page.name in book.pages for question in page.soup.select("quiz-question")]
    printed = list(document.xpath("//quiz-question/@id"))
    assert len(asked) > 100
    assert sorted(id.partition("-q-")[2] for id in printed) == sorted(id.removeprefix("q-") for id in asked)
    answers = document.xpath("//*[contains(@class, 'book-explained')]")
    assert len(answers) == len(asked)
    assert all(answer.xpath("ancestor::section[@id='key']") for answer in answers)
    assert not document.xpath("//quiz-question//*[@data-feedback or contains(@class, 'quiz-explanation')]")


def test_every_reference_of_the_book_leads_somewhere(site: Path) -> None:
    document = html.fromstring(render_book(site, find_books(site, [MODULE])[0]))
    ids = set(document.xpath("//@id"))
    assert len(ids) == len(document.xpath("//@id"))
    for address in document.xpath("//@href|//@src"):
        if address.startswith("#"):
            assert address[1:] in ids
        elif address.startswith("file:"):
            assert Path(address.removeprefix("file://")).is_file(), address
        else:
            assert address.startswith(("https://", "http://", "mailto:")), address
