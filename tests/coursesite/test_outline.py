"""The course as the page "My progress" knows it: pages in reading order, with their questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursesite.cli import main
from coursesite.outline import FILE, Place, find_places, make_outline, name_page, read_config, read_version, read_words
from tests.coursesite.test_pages import LESSON, project, write  # noqa: F401 - a fixture

NAV = ["index.md", {"Module": ["m/index.md", {"Deep": [{"Titled": "m/two.md"}]}]}, {"Elsewhere": "https://example.org/"}]


def test_pages_stand_in_reading_order_under_their_top_entry() -> None:
    places = [("index.md", "", ""), ("m/index.md", "Module", ""), ("m/two.md", "Module", "Titled"), ("https://example.org/", "", "Elsewhere")]
    assert [(place.source, place.group, place.title) for place in find_places(NAV)] == places


@pytest.mark.parametrize(("source", "name"), [("index.md", ""), ("m/index.md", "m"), ("m/labs/a.ipynb", "m/labs/a"), ("m/v1.2.md", "m/v1.2")])
def test_a_page_is_named_by_its_address(source: str, name: str) -> None:
    assert name_page(source) == name


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Which *one* is **right**?\n\nMore.", "Which one is right?"),
        ("What does `2 * 3` print, see [here](a.md)?", "What does 2 * 3 print, see here?"),
        ("He said: \"It's `'a'`\" ('now').", "He said: “It’s 'a'” (‘now’)."),
        ("It is {{ lab.mae = 16.1 }}\nminutes, and 5 \\* 2.", "It is 16.1 minutes, and 5 * 2."),
    ],
)
def test_a_prompt_is_told_in_plain_words(markdown: str, words: str) -> None:
    assert read_words(markdown) == words


@pytest.mark.usefixtures("project")
def test_an_outline_tells_pages_questions_and_objectives() -> None:
    write("docs/m/index.md", LESSON.format(only="first").replace("minutes: 1", "minutes: 1\nformerly: [m/old]"))
    write("docs/m/test.md", LESSON.format(only="x").replace("only: x", "test: {draw: 1, pass: 80}").replace("A lesson", "A test"))
    places = [Place(source=source, group="Module") for source in ("index.md", "m/index.md", "m/gone.md")]
    places.append(Place(source="m/test.md", group="Module", title="Short"))
    outline = make_outline(Path("docs"), Path("quizzes"), places, "A course")
    question = outline["pages"][0]["questions"][0]
    assert question == {"id": "first", "rev": question["rev"], "prompt": "What?", "objective": "one"}
    assert outline == {
        "title": "A course",
        "version": read_version(),
        "objectives": [{"id": "one", "text": "Do one thing.", "page": "m"}],
        "pages": [
            {"page": "m", "title": "A lesson", "group": "Module", "minutes": 1, "formerly": ["m/old"], "questions": [question]},
            {
                "page": "m/test",
                "title": "A test",
                "group": "Module",
                "minutes": 1,
                "short": "Short",
                "test": {"bank": "m/lesson", "pass": 80, "pool": [question, {**question, "id": "second"}]},
                "questions": [],
            },
        ],
    }


@pytest.mark.usefixtures("project")
def test_a_site_of_another_builder_gets_the_outline_too() -> None:
    write("mkdocs.yml", "site_name: A course\nnav: [index.md, m/index.md]\nsite_url: !ENV [SITE_URL, '']\n")
    write("built/index.html", "<!doctype html><html><head></head><body></body></html>")
    assert read_config(Path("mkdocs.yml"))["site_name"] == "A course"
    assert main(["finish", "built"]) == 0
    file = next(Path("built/assets").glob("outline.*")) / FILE.name
    start, text = file.read_text(encoding="utf-8").split("=", 1)
    assert start == "globalThis.courseOutline"
    assert [page["page"] for page in json.loads(text)["pages"]] == ["m"]
