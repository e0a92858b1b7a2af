"""The sites that are built: one without questions, one with ours, one with those of mkdocs-quiz.

Owns the notation of each engine, and how a large course is laid out. The three differ in nothing but the questions and what is
needed to show them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from coursesite.bench.questions import Question, make_questions, make_sections

CONFIG = """\
site_name: Bench
theme: {name: material, font: false, features: [%s]}
plugins: [search%s]
markdown_extensions: [abbr, admonition, attr_list, footnotes, tables, pymdownx.highlight, pymdownx.superfences%s]
"""
SECTION = 20
"""Pages in a section of a large course."""
LARGE = 60
"""From so many pages on, a course has sections, and a page's navigation shows its own section only: else every page lists all."""
Ask = Callable[[int, Sequence[Question]], str]
"""Returns the Markdown that asks some questions on a page."""


def write_bare_site(folder: Path, *, pages: int, questions: int) -> None:
    """Write the pages without questions."""
    _write_site(folder, pages, questions, lambda _page, _questions: "", ("", ""))


def write_our_site(folder: Path, *, pages: int, questions: int) -> None:
    """Write the pages with a bank each, asked in two fences."""
    write_banks(folder / "quizzes", pages=pages, questions=questions)
    _write_site(folder, pages, questions, _ask_by_fence, (", coursequiz", ", coursequiz"))


def write_peer_site(folder: Path, *, pages: int, questions: int) -> None:
    """Write the pages with the same questions for mkdocs-quiz."""
    _write_site(folder, pages, questions, lambda _page, asked: "\n\n".join(map(_in_peer_notation, asked)), (", mkdocs_quiz", ""))


def name_page(page: int, pages: int) -> str:
    """Return the path of a page below docs, without suffix."""
    return f"section-{page // SECTION:03}/lesson-{page}" if pages >= LARGE else f"lesson-{page}"


def _write_site(folder: Path, pages: int, questions: int, ask: Ask, extra: tuple[str, str]) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG % ("navigation.prune" if pages >= LARGE else "", *extra), encoding="utf-8")
    (folder / "docs/index.md").write_text("# Bench\n", encoding="utf-8")
    for page in range(pages):
        asked = make_questions(page, questions)
        half = len(asked) // 2
        first, second = make_sections(page)
        text = "\n\n".join([first, ask(page, asked[:half]), second, ask(page, asked[half:])])
        file = folder / f"docs/{name_page(page, pages)}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")


def _ask_by_fence(page: int, questions: Sequence[Question]) -> str:
    return f"```quiz\nbank: lesson-{page}\nonly: [{', '.join(question.id for question in questions)}]\n```"


def write_banks(folder: Path, *, pages: int, questions: int) -> None:
    """Write one bank for each page."""
    folder.mkdir(parents=True)
    for page in range(pages):
        lines = ["schema: 1", "questions:"]
        for question in make_questions(page, questions):
            lines += _in_our_notation(question)
        (folder / f"lesson-{page}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _in_our_notation(question: Question) -> list[str]:
    kind = ["    kind: single"] if question.right == 1 else ["    kind: multiple", f"    choose: {question.right}"]
    choices = [
        f"      - {{id: {id}, text: {json.dumps(choice.text)},{' correct: true,' if choice.correct else ''} feedback: {json.dumps(choice.feedback)}}}"
        for id, choice in zip("abcdefgh", question.choices, strict=False)
    ]
    return [
        f"  - id: {question.id}",
        *kind,
        f"    prompt: {json.dumps(question.prompt)}",
        "    choices:",
        *choices,
        f"    explanation: {json.dumps(question.explanation)}",
    ]


def _in_peer_notation(question: Question) -> str:
    lines = ["<quiz>", question.prompt]
    for choice in question.choices:
        lines += [f"- [{'x' if choice.correct else ' '}] {choice.text}", f"  > {choice.feedback}"]
    return "\n".join([*lines, "", question.explanation, "</quiz>"])
