"""Questions to HTML: a plain form that works without JavaScript, and that the browser half upgrades.

Owns the frame that all kinds share. Knows no kind, no file and no Markdown: it is given the function that renders a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from coursequiz import strings
from coursequiz.bank import Item
from coursequiz.fence import Fence
from coursequiz.html import Blocks, add, fill, labelled, put_lead
from coursequiz.objectives import Objective
from coursequiz.problems import Problem

SECTION = "quiz"
ELEMENT = "quiz-question"
TEST_ELEMENT = "quiz-test"
_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


def render_quiz(parent: Element, items: Iterable[Item], blocks: Blocks) -> Element:
    """Add a section with the questions to `parent`, and return it.

    `data-search-exclude` keeps the answers out of the search index; it must stand on a tag that is not nested in itself.
    """
    section = add(parent, "section", {"class": SECTION, "role": "group", "aria-label": strings.QUESTIONS, "data-search-exclude": ""})
    for item in items:
        _render_item(section, item, blocks)
    add(section, "p", {"class": "quiz-score", "hidden": "hidden"})
    return section


def render_test(parent: Element, items: Sequence[Item], goals: Sequence[Objective], fence: Fence, blocks: Blocks) -> Element:
    """Add a test: the objectives that it covers, then all questions of its pool; the browser draws from them.

    Args:
        parent: Where the test is added.
        items: The pool.
        goals: The objectives of the course, for the result by objective.
        fence: Says how many are drawn, and what passes.
        blocks: Renders a text.
    """
    assert fence.test is not None, "the fence asks for a test"
    draw, percent = str(fence.test.draw), str(fence.test.pass_mark)
    test = add(parent, TEST_ELEMENT, {"class": "quiz-test", "data-draw": draw, "data-pass": percent, "data-bank": fence.bank or ""})
    intro = add(test, "div", {"class": "quiz-test-intro"})
    add(intro, "p", text=strings.DRAWN.format(draw=draw, pool=len(items), percent=percent))
    asked = {item.question.objective for item in items}
    covered = [goal for goal in goals if goal.id in asked]
    if covered:
        add(intro, "p", text=strings.GOALS)
        rows = add(intro, "ul", {"class": "quiz-goals"})
    for goal in covered:
        put_lead(add(rows, "li", {"data-goal": goal.id}), blocks(goal_text(goal)))
    render_quiz(test, items, blocks)
    return test


def goal_text(goal: Objective) -> str:
    """Return an objective as Markdown: linked to the page that teaches it."""
    return f"[{goal.text}]({goal.lesson}.md)" if goal.lesson else goal.text


def render_problems(parent: Element, problems: Iterable[Problem]) -> Element:
    """Add a box that shows an author what is wrong, and return it."""
    box = add(parent, "div", {"class": "admonition failure quiz-problems", "role": "alert"})
    add(box, "p", {"class": "admonition-title"}, strings.FAULTY)
    rows = add(box, "ul")
    for problem in problems:
        add(add(rows, "li"), "code", text=str(problem))
    return box


def _render_item(section: Element, item: Item, blocks: Blocks) -> None:
    question = item.question
    own = f"q-{question.id}"
    attributes = {"id": own, "data-kind": item.kind.name, "data-rev": item.rev}
    attributes["data-key"] = _ENCODER.encode(item.kind.key(question))
    for name in ("objective", "section"):
        if value := getattr(question, name):
            attributes[f"data-{name}"] = value
    if question.formerly:
        attributes["data-formerly"] = " ".join(question.formerly)
    element = add(section, ELEMENT, attributes)
    form = add(element, "form", {"autocomplete": "off", "novalidate": "novalidate"})
    _render_fieldset(form, item, blocks)
    _render_hints(form, item, blocks)
    actions = add(form, "div", {"class": "quiz-actions", "hidden": "hidden"})
    add(actions, "button", {"type": "submit", "class": "md-button md-button--primary"}, strings.CHECK).tail = " "
    add(actions, "button", {"type": "button", "class": "md-button", "data-action": "again", "hidden": "hidden"}, strings.AGAIN)
    add(form, "div", {"class": "quiz-result", "role": "status"})
    _render_answer(element, item, blocks)


def _render_fieldset(form: Element, item: Item, blocks: Blocks) -> None:
    fieldset = add(form, "fieldset")
    legend = add(fieldset, "legend")
    labelled(fieldset, blocks(item.question.prompt), label=legend, control=fieldset, more_id=f"q-{item.id}-more")
    add(fieldset, "p", {"class": "quiz-how"}, item.kind.how(item.question))  # the script makes it a description of the group
    item.kind.render(item.question, fieldset, blocks)


def _render_hints(form: Element, item: Item, blocks: Blocks) -> None:
    hints = item.question.hints
    for number, hint in enumerate(hints, 1):
        details = add(form, "details", {"class": "quiz-hint"})
        add(details, "summary", text=strings.HINT if len(hints) == 1 else strings.HINT_OF.format(number=number, count=len(hints)))
        fill(details, blocks(hint))


def _render_answer(element: Element, item: Item, blocks: Blocks) -> None:
    details = add(element, "details", {"class": "quiz-answer"})
    add(details, "summary", text=strings.ANSWER)
    rows = add(details, "ul", {"class": "quiz-feedbacks"})
    for feedback in item.kind.feedback(item.question):
        row = add(rows, "li", {"data-feedback": feedback.id, "data-verdict": feedback.verdict})
        fill(row, blocks(feedback.text), lead=feedback.lead)
    fill(add(details, "div", {"class": "quiz-explanation"}), blocks(item.question.explanation))
