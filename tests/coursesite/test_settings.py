"""What mkdocs.yml says of the furniture is checked, with its line."""

from __future__ import annotations

import pytest
import yaml

from coursesite.settings import Link, check_feedback, read_footer

PAGES = {"glossary.md": Link(text="Glossary", url="glossary/"), "a/index.md": Link(text="The beginning", url="a/")}


def test_a_group_lists_pages_and_other_sites() -> None:
    footer, problems = read_footer(
        [{"Course": ["glossary.md", {"Start": "a/index.md"}]}, {"Project": [{"Code": "https://x.example"}, {"Source": ""}]}], PAGES, ""
    )
    assert problems == []
    assert footer == {"Course": [PAGES["glossary.md"], Link(text="Start", url="a/")], "Project": [Link(text="Code", url="https://x.example")]}


def test_a_page_that_is_not_there_is_named_with_its_line() -> None:
    text = "nav:\nextra:\n  footer:\n    - Course:\n        - glosary.md\n"
    footer, problems = read_footer([{"Course": ["glosary.md"]}], PAGES, text)
    assert footer == {}
    assert [str(problem) for problem in problems] == [
        "mkdocs.yml:5:11: footer-link: the footer links to 'glosary.md', which is no page — did you mean 'glossary.md'?"
    ]


@pytest.mark.parametrize(
    ("footer", "message"),
    [
        ("[glossary.md]", "2:12: footer-group: 'glossary.md' is no group of links — write '- Title:' and, below it, a list of pages, as in 'nav'"),
        ("glossary.md", "2:11: footer-group: 'glossary.md' is no group of links — write '- Title:' and, below it, a list of pages, as in 'nav'"),
        ("[Course: glossary.md]", "2:12: footer-group: 'Course' is no group of links — write '- Title:' and, below it, a list of pages, as in 'nav'"),
        ("[Course: ['http://x.example']]", "2:21: footer-link: the footer links to 'http://x.example' — begin the address with https:// or mailto:"),
    ],
)
def test_a_footer_that_is_no_list_of_groups_is_named(footer: str, message: str) -> None:
    text = f"extra:\n  footer: {footer}\n"
    read, problems = read_footer(yaml.safe_load(text)["extra"]["footer"], PAGES, text)
    assert read == {}
    assert [str(problem) for problem in problems] == [f"mkdocs.yml:{message}"]


def test_a_footer_may_be_left_out_or_written_as_a_mapping_or_with_two_links_in_an_entry() -> None:
    assert read_footer(None, PAGES, "") == ({}, [])
    both = {"Course": [Link(text="A", url="glossary/"), Link(text="B", url="a/")]}
    assert read_footer({"Course": [{"A": "glossary.md", "B": "a/index.md"}]}, PAGES, "") == (both, [])


@pytest.mark.parametrize("address", ["", None, "https://x.example/new?title={title}&body={body}", "mailto:a@x.example?subject={title}&body={body}"])
def test_an_address_with_its_places_is_sound(address: str | None) -> None:
    assert check_feedback(address, "") == []


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("javascript:alert(1)", "the address of feedback is 'javascript:alert(1)' — begin it with https:// or mailto:, or leave it empty"),
        ("https://x.example/?t={title}", "the address of feedback has no {body} — write it like https://host/owner/name/issues/new?title={title}&body={body}"),
    ],
)
def test_any_other_address_is_named(address: str, message: str) -> None:
    assert [str(problem) for problem in check_feedback(address, "extra:\n  feedback: x\n")] == [f"mkdocs.yml:2:3: feedback-address: {message}"]
