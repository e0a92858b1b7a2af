"""What a page says about itself is checked, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.lessons import Lesson, Page, check_minutes, check_objectives, estimate_minutes, find_pages, is_lesson, read_page

LESSON = """---
title: Static training
description: "When to train."
minutes: 10
objectives: [pick-training]
sources: [breck2017]
---

# Static training

Text.
"""


def messages(text: str | bytes, *, lesson: bool = True) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [str(problem) for problem in read_page(data, "docs/m/x.md", lesson=lesson)[1]]


def test_a_lesson_says_what_it_is() -> None:
    source, problems = read_page(LESSON.encode(), "docs/m/x.md", lesson=True)
    assert problems == []
    assert source is not None
    assert isinstance(source.front, Lesson)
    assert source.front.model_dump() == {
        "title": "Static training",
        "description": "When to train.",
        "hide": (),
        "template": None,
        "minutes": 10,
        "objectives": ("pick-training",),
        "sources": ("breck2017",),
        "formerly": (),
        "questions": None,
    }
    assert source.minutes == 10


def test_another_page_has_no_minutes() -> None:
    source, problems = read_page(b"---\ntitle: A\ndescription: B\nhide: [toc]\n---\n# A\n", "docs/a.md", lesson=False)
    assert problems == []
    assert source is not None
    assert type(source.front) is Page
    assert source.front.hide == ("toc",)
    assert source.minutes is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minutes: 10\n", "", "docs/m/x.md:2:1: missing-key: key 'minutes' is missing — add 'minutes:' here"),
        ("minutes: 10", "minutes: 0", "docs/m/x.md:4:10: bad-value: '0' is out of range — write 1 or more"),
        ("minutes: 10", "minutes: 121", "docs/m/x.md:4:10: bad-value: '121' is out of range — write 120 or less"),
        ("minutes:", "minuts:", "docs/m/x.md:4:1: unknown-key: key 'minuts' is not known here — did you mean 'minutes'?"),
        ("minutes: 10", "minutes: ten", "docs/m/x.md:4:10: wrong-type: 'ten' is not a whole number — write a whole number without quotes"),
        ("sources:", "title: B\nsources:", "docs/m/x.md:6:1: repeated-key: key 'title' stands here again, first on line 2 — keep one of them"),
        ("# Static training", "# Other", "docs/m/x.md:9:1: page-heading: the heading says 'Other', the title 'Static training' — make them the same"),
        (
            "# Static training",
            "Static training",
            "docs/m/x.md:8:1: page-heading: the page has no heading '# …' — write '# Static training' below the front matter",
        ),
        ("[pick-training]", "[Pick]", "docs/m/x.md:5:14: bad-id: 'Pick' is not an id — use lower-case letters, digits and single hyphens, at most 80"),
    ],
)
def test_a_mistake_in_the_front_matter_is_told_with_its_place(old: str, new: str, message: str) -> None:
    assert message in messages(LESSON.replace(old, new))


def test_a_page_without_front_matter_is_told() -> None:
    assert messages("# Static training\n") == [
        "docs/m/x.md:1:1: page-front-matter: the page has no front matter — begin it with '---', title, description and '---'"
    ]


def test_a_page_that_is_no_text_is_told() -> None:
    assert messages(b"---\ntitle: \xff\n---\n") == ["docs/m/x.md:2:8: not-utf-8: byte 0xff is not UTF-8 — save the file as UTF-8"]


def test_a_long_description_is_told() -> None:
    assert messages(LESSON.replace("When to train.", "x" * 201)) == [
        "docs/m/x.md:3:14: page-description: the description has 201 characters — stay within 200: search engines cut the rest"
    ]


def test_html_in_a_title_or_a_description_is_told_where_it_stands() -> None:
    assert messages(LESSON.replace("When to train.", "When &amp; why, a < b & c.")) == [
        "docs/m/x.md:3:14: raw-html: HTML '&amp;' in the description — say it in words: menus and search show it as it is"
    ]


def test_a_heading_inside_code_is_no_heading() -> None:
    assert messages(LESSON.replace("# Static training", "```\n# comment\n```\n\n# Static training")) == []


def test_an_objective_must_be_declared() -> None:
    source, _ = read_page(LESSON.encode(), "docs/m/x.md", lesson=True)
    assert source is not None
    assert check_objectives(source, ["pick-training"]) == []
    assert [str(problem) for problem in check_objectives(source, ["pick-trainings"])] == [
        "docs/m/x.md:5:14: undeclared-objective: objective 'pick-training' is not declared in objectives.yml — did you mean 'pick-trainings'?"
    ]


def test_minutes_count_words_questions_figures_and_code() -> None:
    words = "word " * 400
    assert estimate_minutes(words, questions=0) == 2
    assert estimate_minutes(words, questions=4) == 5
    assert estimate_minutes(words + "\n\n![a picture of many words](x.svg)\n\n![another](y.svg)\n", questions=0) == 3
    assert estimate_minutes(words + "\n\n```python\n" + "x = 1\n" * 20 + "```\n", questions=0) == 4
    assert estimate_minutes(words + "\n\n```quiz\n" + "bank: x\n" * 20 + "```\n", questions=0) == 2
    assert estimate_minutes(words + "\n\n```figure\nname: x\ncaption: y\n```\n", questions=0) == 4
    assert estimate_minutes(words + "\n\n[^note]: " + words, questions=0) == 2


def test_minutes_far_from_the_estimate_are_told() -> None:
    source, _ = read_page(LESSON.encode(), "docs/m/x.md", lesson=True)
    assert source is not None
    assert check_minutes(source, questions=12) == []
    assert [str(problem) for problem in check_minutes(source, questions=4)] == [
        "docs/m/x.md:4:10: lesson-minutes: the lesson states 10 minutes, its words and questions take about 3 — write 'minutes: 3'"
    ]


def test_a_page_that_draws_from_a_pool_counts_what_a_reader_answers() -> None:
    source, problems = read_page(LESSON.replace("minutes: 10", "minutes: 12\nquestions: 16").encode(), "docs/m/x.md", lesson=True)
    assert problems == []
    assert source is not None
    assert check_minutes(source, questions=48) == []


def test_lessons_stand_right_below_a_folder_with_banks(tmp_path: Path) -> None:
    for name in ("index.md", "m/index.md", "m/labs/notes.md", "contribute/quiz.md", "includes/glossary.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    pages = find_pages(tmp_path)
    assert [page.relative_to(tmp_path).as_posix() for page in pages] == ["contribute/quiz.md", "index.md", "m/index.md", "m/labs/notes.md"]
    assert [page.relative_to(tmp_path).as_posix() for page in pages if is_lesson(page, tmp_path, {"m"})] == ["m/index.md"]
