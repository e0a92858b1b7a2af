"""The first use of a key term is a link with its card's text; every other use is plain."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from coursesite.terms import TermsExtension, make_anchor

GLOSSARY = "\n\n*[drift]: Change over time.\n*[L-infinity distance]: The largest change.\n"


def convert(text: str) -> BeautifulSoup:
    markdown = Markdown(extensions=["abbr", "tables", "md_in_html", TermsExtension(page="words/glossary.md")])
    return BeautifulSoup(markdown.convert(text + GLOSSARY), "lxml")


def test_the_first_use_leads_to_the_glossary_and_carries_the_definition() -> None:
    link = convert("No drift, and drift again.").select("a")
    assert [(a.get_text(), a["class"], a["href"], a["data-card"]) for a in link] == [
        ("drift", ["course-term"], "words/glossary.md#term-drift", "Change over time.")
    ]


def test_later_uses_are_plain_text() -> None:
    page = convert("A drift, *a drift* and **drift**; drift.\n\n- drift, drift")
    assert len(page.select("a")) == 1
    assert not page.select("abbr")
    assert page.get_text() == "A drift, a drift and drift; drift.\n\ndrift, drift\n"


def test_a_term_is_found_at_the_beginning_of_a_sentence() -> None:
    page = convert("Drift is here. The drift stays.")
    assert [a.get_text() for a in page.select("a")] == ["Drift"]
    assert page.select("a")[0]["href"] == "words/glossary.md#term-drift"


@pytest.mark.parametrize(
    "text",
    ["# On drift", "[the drift](x.md)", "`drift`", "| drift |\n|---|\n| a |", "<details markdown><summary markdown>A drift</summary></details>"],
)
def test_a_link_never_stands_where_it_would_be_in_the_way(text: str) -> None:
    page = convert(f"{text}\n\nThen drift.")
    assert not page.select("abbr")
    assert [a.parent.get_text() for a in page.select("a.course-term") if a.parent] == ["Then drift."]


def test_each_term_has_an_anchor_of_its_own() -> None:
    assert make_anchor("L-infinity distance") == "term-l-infinity-distance"
    assert make_anchor("training–serving skew") == "term-training-serving-skew"
