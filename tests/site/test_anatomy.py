"""Each lesson has all its parts, in their order, and the course has as many questions, of the kinds, as it promises."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from bs4 import Tag

from coursequiz.banks import Course, read_course
from coursequiz.fence import find_fences
from tests.conftest import REPOSITORY
from tests.site.navigation import page_of, read_nav
from tests.site.pages import Page

GOALS, TERMS, MISTAKES, SUMMARY = "what-you-will-be-able-to-do", "key-terms", "common-mistakes", "the-lesson-on-one-screen"
"""The headings that every lesson has, in this order."""
WITHOUT_LESSON = {"production-ml/test-your-knowledge.md", "production-ml/whats-next.md"}
LESSONS = [source for source in read_nav() if source.startswith("production-ml/") and source.endswith(".md") and source not in WITHOUT_LESSON]
POOL = "production-ml/test"


def read_sections(page: Page) -> dict[str, list[Tag]]:
    """Return the elements of an article below each second-level heading, by the heading's id."""
    sections: dict[str, list[Tag]] = {}
    current: list[Tag] = []
    for element in page.main.find_all(True, recursive=False):
        if element.name == "h2":
            current = sections.setdefault(str(element.get("id")), [])
        else:
            current.append(element)
    return sections


def select(elements: list[Tag], selector: str) -> list[Tag]:
    """Return what matches below the elements, the elements included."""
    return [found for element in elements for found in element.select(selector)] + [
        element for element in elements if element.parent and element in element.parent.select(f":scope > :is({selector})")
    ]


@pytest.fixture(scope="module")
def course() -> Course:
    """Return the course's banks."""
    return read_course([REPOSITORY / "quizzes"], docs=None)[0]


@pytest.fixture(params=LESSONS)
def lesson(request: pytest.FixtureRequest, pages: list[Page]) -> Page:
    """Return each lesson in turn."""
    return page_of(request.param, pages)


def test_there_are_seven_lessons() -> None:
    assert len(LESSONS) == 7


def test_a_lesson_has_its_parts_in_order(lesson: Page) -> None:
    sections = read_sections(lesson)
    found = [name for name in sections if name in {GOALS, TERMS, MISTAKES, SUMMARY}]
    assert found == [GOALS, TERMS, MISTAKES, SUMMARY]
    assert len(select(sections[GOALS], "li")) >= 3
    assert len(select(sections[TERMS], "dt")) >= 4
    assert len(select(sections[MISTAKES], "li")) >= 3
    cards = select(sections[SUMMARY], ".admonition > .admonition-title")
    assert [card.get_text().startswith("Decision card") for card in cards] == [True]


def test_a_lesson_shows_compares_and_names_its_sources(lesson: Page) -> None:
    above = [element for name, elements in read_sections(lesson).items() if name not in {TERMS, MISTAKES, SUMMARY} for element in elements]
    assert select(above, "figure img")
    assert select(above, "table")
    assert lesson.main.select(".footnote li")


def test_questions_stand_between_the_sections(lesson: Page) -> None:
    questions = lesson.main.select("quiz-question")
    above = {str(heading["id"]) for question in questions if isinstance(heading := question.find_previous("h2"), Tag)}
    assert len(above) >= 3
    assert not above & {GOALS, TERMS, MISTAKES, SUMMARY}
    for quiz in [element for element in lesson.main.find_all(True, recursive=False) if element.select("quiz-question")]:
        following = quiz.find_next_sibling()
        assert isinstance(following, Tag)
        assert following.name in {"h2", "h3"}, f"{quiz.select('quiz-question')[-1]['id']} is not the last thing of its section"


def test_a_lesson_has_eight_questions_on_average(pages: list[Page]) -> None:
    counts = [len(page_of(source, pages).main.select("quiz-question")) for source in LESSONS]
    assert sum(counts) >= 8 * len(counts), counts


def test_questions_ask_for_more_than_knowing(course: Course) -> None:
    levels = Counter(item.question.level for item in course.items())
    assert len(course.items()) >= 100
    assert (levels["apply"] + levels["analyse"]) * 3 >= len(course.items())


def test_the_pool_is_large_and_names_each_misconception(course: Course) -> None:
    pool = course.banks[POOL].items
    assert len(pool) >= 40
    fence = next(fence for fence in find_fences((REPOSITORY / "docs" / f"{POOL}-your-knowledge.md").read_text(encoding="utf-8"), POOL) if fence.test)
    assert fence.test is not None
    assert fence.test.draw >= 15
    assert fence.test.pass_mark == 80
    wrong: list[tuple[str, Any]] = [(item.id, choice) for item in pool for choice in getattr(item.question, "choices", ()) if not choice.correct]
    wrong += [(item.id, entry) for item in pool for entry in getattr(item.question, "wrong", ())]
    assert len(wrong) > 2 * len(pool)
    assert not [id for id, entry in wrong if not entry.misconception]


def test_every_explanation_of_the_pool_leads_back_to_a_section(pages: list[Page], course: Course) -> None:
    asked = {item.id for item in course.banks[POOL].items}
    for question in page_of("production-ml/test-your-knowledge.md", pages).main.select("quiz-question"):
        assert str(question["id"]).removeprefix("q-") in asked
        links = [str(link["href"]) for link in question.select(".quiz-explanation a[href]")]
        assert [link for link in links if "#" in link], question["id"]
