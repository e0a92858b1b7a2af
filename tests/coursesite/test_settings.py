"""What mkdocs.yml says of the furniture is checked, with its line."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("address", ["", "https://x.example/new?title={title}&body={body}", "mailto:a@x.example?subject={title}&body={body}"])
def test_an_address_with_its_places_is_sound(address: str) -> None:
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
