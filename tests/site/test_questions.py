"""Each question stands where its fence says, with the stated key, and the browser's own grading agrees with the bank."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

import pytest
from bs4 import Tag

from coursequiz.bank import Item
from coursequiz.banks import Course, read_course
from coursequiz.fence import find_fences
from coursequiz.kinds.output import Output, plain_output
from coursesite.notebooks import render_notebook
from tests.conftest import REPOSITORY
from tests.coursequiz.grading import grade_all
from tests.site.navigation import page_of
from tests.site.pages import Page


@pytest.fixture(scope="module")
def course() -> Course:
    """Return the course's banks, which have no problem."""
    course, problems = read_course([REPOSITORY / "quizzes"], docs=REPOSITORY / "docs")
    assert not problems
    return course


def read_sources() -> dict[str, str]:
    """Return the Markdown sources of the pages by their path below docs/."""
    docs = REPOSITORY / "docs"
    sources = {file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8") for file in sorted(docs.rglob("*.md"))}
    notebooks = {file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8") for file in sorted(docs.rglob("*.ipynb"))}
    return sources | {name: render_notebook(text, name) for name, text in notebooks.items()}


def expected_ids(source: str, text: str, course: Course) -> list[str]:
    """Return the ids that a page's fences ask for, in order."""
    ids: list[str] = []
    for fence in find_fences(text, source):
        assert not fence.problems
        assert fence.bank is not None
        ids += fence.only if fence.only is not None else [item.id for item in course.banks[fence.bank].items]
    return ids


def test_each_question_stands_where_its_fence_says(pages: list[Page], course: Course) -> None:
    shown = 0
    for source, text in read_sources().items():
        expected = expected_ids(source, text, course)
        if not expected:
            continue
        found = [str(tag["id"]).removeprefix("q-") for tag in page_of(source, pages).soup.select("quiz-question")]
        assert found == expected, source
        assert not [id for id, count in Counter(found).items() if count > 1], source
        shown += len(found)
    assert shown


def test_every_question_of_the_banks_is_asked(course: Course) -> None:
    asked = {id for source, text in read_sources().items() for id in expected_ids(source, text, course)}
    assert {item.id for item in course.items()} == asked


def test_no_question_stands_before_the_section_that_teaches_it(pages: list[Page]) -> None:
    checked = 0
    for page in pages:
        for question in page.soup.select("quiz-question[data-section]"):
            heading = page.main.find(id=str(question["data-section"]))
            assert isinstance(heading, Tag), f"{page.name}: {question['id']} names no heading of its page"
            assert question in heading.find_all_next("quiz-question"), f"{page.name}: {question['id']} stands before #{heading['id']}"
            checked += 1
    assert checked


def test_each_question_has_the_stated_key(pages: list[Page], course: Course) -> None:
    items = {item.id: item for item in course.items()}
    for question in (tag for page in pages for tag in page.soup.select("quiz-question")):
        item = items[str(question["id"]).removeprefix("q-")]
        assert json.loads(str(question["data-key"])) == item.kind.key(item.question)
        assert question["data-rev"] == item.rev
        assert question["data-kind"] == item.kind.name
        told = [(row["data-feedback"], row["data-verdict"]) for row in question.select(".quiz-feedbacks > li")]
        assert told == [(feedback.id, feedback.verdict) for feedback in item.kind.feedback(item.question)]
        assert all(row.get_text(strip=True) for row in question.select(".quiz-feedbacks > li, .quiz-explanation"))


def test_every_marked_answer_grades_right_and_every_other_wrong(pages: list[Page], course: Course) -> None:
    """The keys are those of the published pages; the expected verdicts are those of the banks."""
    keys = {str(tag["id"])[2:]: json.loads(str(tag["data-key"])) for page in pages for tag in page.soup.select("quiz-question")}
    examples = [(item, example) for item in course.items() for example in item.kind.examples(item.question)]
    results = grade_all([(item.kind.name, keys[item.id], example.response) for item, example in examples])
    wrong = [(item.id, example, result) for (item, example), result in zip(examples, results, strict=True) if result["verdict"] != example.verdict]
    assert not wrong
    for item in course.items():
        assert any(example.verdict == "right" for of, example in examples if of is item), item.id
        assert any(example.verdict != "right" for of, example in examples if of is item), item.id


def test_every_verdict_has_something_to_say(pages: list[Page], course: Course) -> None:
    """Each feedback id that the grading returns names a feedback of the page."""
    rows = {
        str(tag["id"])[2:]: {str(row["data-feedback"]) for row in tag.select(".quiz-feedbacks > li")}
        for page in pages
        for tag in page.soup.select("quiz-question")
    }
    examples = [(item, example) for item in course.items() for example in item.kind.examples(item.question)]
    results = grade_all([(item.kind.name, item.kind.key(item.question), example.response) for item, example in examples])
    for (item, _), result in zip(examples, results, strict=True):
        assert result["feedback"], item.id
        assert set(result["feedback"]) <= rows[item.id], item.id


def outputs(course: Course) -> list[Item]:
    """Return the questions whose key is what a program prints."""
    return [item for item in course.items() if isinstance(item.question, Output)]


def test_every_program_prints_its_key(course: Course) -> None:
    for item in outputs(course):
        run = subprocess.run([sys.executable, "-I", "-c", item.question.code], capture_output=True, text=True, timeout=20, check=False)
        assert run.returncode == 0, f"{item.id}: {run.stderr}"
        assert plain_output(run.stdout) == plain_output(item.question.answer), item.id
