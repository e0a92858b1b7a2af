"""All pages together: every question of the banks stands somewhere, every page is sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursesite.cli import main
from coursesite.pages import check_site

OBJECTIVES = 'schema: 1\nobjectives:\n  - {id: one, text: "Do one thing.", lesson: m/index}\n'
QUESTION = """  - id: {id}
    kind: text
    objective: one
    prompt: "What?"
    accept: ["this"]
    feedback: "It is {{{{ training.mae = {mae} }}}}, as measured."
    otherwise: "Read the section again."
    explanation: "Because."
"""
LESSON = """---
title: A lesson
description: "What it is about."
minutes: 1
objectives: [one]
---

# A lesson

```quiz
bank: m/lesson
only: {only}
```
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("quizzes/objectives.yml", OBJECTIVES)
    write("quizzes/m/lesson.yml", "schema: 1\nquestions:\n" + QUESTION.format(id="first", mae="16.1") + QUESTION.format(id="second", mae="16.1"))
    write("docs/index.md", '---\ntitle: Home\ndescription: "A course."\n---\n\n# Home\n')
    write("docs/m/index.md", LESSON.format(only="[first, second]"))
    write("docs/m/labs/results/training.json", json.dumps({"mae": {"text": "16.1", "value": 16.1}}))
    return tmp_path


def write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def messages() -> list[str]:
    return [str(problem) for problem in check_site(Path("docs"), Path("quizzes"))[1]]


@pytest.mark.usefixtures("project")
def test_a_sound_site_has_no_problem() -> None:
    site, problems = check_site(Path("docs"), Path("quizzes"))
    assert problems == []
    assert [page.front.title for page in site.pages] == ["Home", "A lesson"]
    assert site.asked == {"docs/index.md": (), "docs/m/index.md": (("m/lesson", "first"), ("m/lesson", "second"))}


@pytest.mark.usefixtures("project")
def test_a_question_that_no_page_asks_is_told() -> None:
    write("docs/m/index.md", LESSON.format(only="first"))
    place = "quizzes/m/lesson.yml:11:9: unused-question"
    remedy = "add a quiz fence with 'bank: m/lesson' and 'only: second' to its lesson, or delete it"
    assert messages() == [f"{place}: question 'second' stands on no page — {remedy}"]


@pytest.mark.usefixtures("project")
def test_a_notebook_asks_questions_too() -> None:
    write("docs/m/index.md", LESSON.format(only="first"))
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["```quiz\n", "bank: m/lesson\n", "only: second\n", "```"]}
    write("docs/m/labs/training.ipynb", json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    assert messages() == []


@pytest.mark.usefixtures("project")
def test_a_number_in_a_bank_is_compared_with_the_lab() -> None:
    write("docs/m/labs/results/training.json", json.dumps({"mae": {"text": "16.2", "value": 16.2}}))
    assert messages() == [
        f"quizzes/m/lesson.yml:{line}:22: lab-number: the text says 16.1, lab training measured 16.2 (training.mae) — write 16.2" for line in (8, 16)
    ]


@pytest.mark.usefixtures("project")
def test_an_objective_of_a_lesson_must_be_declared() -> None:
    write("docs/m/index.md", LESSON.format(only="[first, second]").replace("[one]", "[two]"))
    assert messages() == ["docs/m/index.md:5:14: undeclared-objective: objective 'two' is not declared in objectives.yml — use one of: one"]


def test_a_folder_that_is_not_there_cannot_be_finished(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["finish", str(tmp_path / "nothing")]) == 2
    assert capsys.readouterr().err == f"course: there is no folder {tmp_path / 'nothing'}\n"


def test_a_site_that_is_not_built_cannot_be_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve-built", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"course: {tmp_path} holds no built site: run 'make build' first\n"


def test_serving_can_be_tried_without_staying(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>")
    assert main(["serve-built", str(tmp_path), "--check"]) == 0
    assert capsys.readouterr().out.endswith("/ answers 200\n")
