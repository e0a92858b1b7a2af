"""A question of each kind, with answers that are right, wrong and partly right: how each is given, by mouse and by keyboard, and what it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.question import Question

Keys = list[tuple[str, list[str]]]
Clicks = Callable[[Question], None]


@dataclass(frozen=True)
class Answer:
    """An answer to a question: how it is given, and what it is told."""

    id: str
    verdict: str
    says: str
    mouse: Clicks
    keys: Keys


def choose(*labels: str) -> Clicks:
    """Click on these labels."""

    def clicks(question: Question) -> None:
        for label in labels:
            question.find("label").filter(has_text=label).click()

    return clicks


def write(text: str) -> Clicks:
    """Write into the field."""
    return lambda question: question.find("input[type=text], textarea").fill(text)


def select(*values: str) -> Clicks:
    """Choose these entries of the menus, in order."""

    def clicks(question: Question) -> None:
        for menu, value in zip(question.find("select").all(), values, strict=True):
            menu.select_option(value)

    return clicks


def arrange(*ids: str) -> Clicks:
    """Move items up until they stand in this order."""

    def clicks(question: Question) -> None:
        for place, id in enumerate(ids):
            while True:
                shown = question.find(".quiz-order > li").evaluate_all("rows => rows.map((row) => row.dataset.choice)")
                if shown.index(id) == place:
                    break
                question.find(f"[data-choice={id}] [data-move=up]").click()

    return clicks


COLLECT = "[data-choice=collect]"
SHOWN = ["verify", "train", "collect"]
"""The order in which the page shows the items of `stages`; a test holds it."""

ANSWERS = {
    "single": [
        Answer("one-of-three", "right", "Static means trained once.", choose("A static model"), [("input", ["ArrowDown"])]),
        Answer("one-of-three", "wrong", "A dynamic model is trained again and again.", choose("A dynamic model"), [("input", ["Space"])]),
    ],
    "multiple": [
        Answer("two-of-four", "right", "Two squared is four.", choose("2 * 2", "2 ** 2"), [("[value=a]", ["Space"]), ("[value=c]", ["Space"])]),
        Answer("two-of-four", "partial", "Two minus two is zero.", choose("2 * 2", "2 - 2"), [("[value=a]", ["Space"]), ("[value=b]", ["Space"])]),
        Answer("two-of-four", "wrong", "Two by two is one.", choose("2 - 2", "2 / 2"), [("[value=b]", ["Space"]), ("[value=d]", ["Space"])]),
    ],
    "numeric": [
        Answer("how-many-minutes", "right", "Two and a half times sixty.", write("150.5"), [("input", ["type:149"])]),
        Answer("how-many-minutes", "wrong", "An hour has sixty minutes, not a hundred.", write("250"), [("input", ["type:250"])]),
        Answer("how-many-minutes", "wrong", "Multiply the hours by sixty.", write("7"), [("input", ["type:-7"])]),
    ],
    "text": [
        Answer("which-shift", "right", "Covariates are the inputs.", write(" Covariate-Shift. "), [("input", ["type:covariate drift"])]),
        Answer("which-shift", "wrong", "That is a change of what the inputs mean.", write("Concept drift"), [("input", ["type:concept drift"])]),
        Answer("which-shift", "wrong", "The word for inputs is covariates.", write("no idea"), [("input", ["type:no idea"])]),
    ],
    "order": [
        Answer(
            "stages",
            "right",
            "Data is checked before a model sees it.",
            arrange("collect", "verify", "train"),
            [(f"{COLLECT} [data-move=up]", ["Enter", "Enter"])],
        ),
        Answer(
            "stages",
            "partial",
            "Start with what brings the data in.",
            arrange("collect", "train", "verify"),
            [("[data-choice=train] [data-move=up]", ["Enter"]), (f"{COLLECT} [data-move=up]", ["Enter", "Enter"])],
        ),
        Answer("stages", "wrong", "Start with what brings the data in.", arrange(*SHOWN), []),
    ],
    "match": [
        Answer(
            "skews",
            "right",
            "The columns make up the schema.",
            select("schema skew", "feature skew"),
            [("#q-skews-schema", ["type:s"]), ("#q-skews-feature", ["type:f"])],
        ),
        Answer(
            "skews",
            "partial",
            "Ask what is computed twice.",
            select("schema skew", "label skew"),
            [("#q-skews-schema", ["type:s"]), ("#q-skews-feature", ["type:l"])],
        ),
        Answer(
            "skews",
            "wrong",
            "Ask what a table without the column lacks.",
            select("feature skew", "schema skew"),
            [("#q-skews-schema", ["type:f"]), ("#q-skews-feature", ["type:s"])],
        ),
    ],
    "categorise": [
        Answer(
            "sort-systems",
            "right",
            "Once is static.",
            select("static", "dynamic"),
            [("#q-sort-systems-once", ["type:S"]), ("#q-sort-systems-nightly", ["type:D"])],
        ),
        Answer(
            "sort-systems",
            "partial",
            "Each night brings another model.",
            select("static", "static"),
            [("#q-sort-systems-once", ["type:S"]), ("#q-sort-systems-nightly", ["type:S"])],
        ),
        Answer(
            "sort-systems",
            "wrong",
            "This model is not trained again.",
            select("dynamic", "static"),
            [("#q-sort-systems-once", ["type:D"]), ("#q-sort-systems-nightly", ["type:S"])],
        ),
    ],
    "cloze": [
        Answer("fill-gaps", "right", "Once is static.", select("static", "dynamic"), [("#q-fill-gaps-first", ["type:s"]), ("#q-fill-gaps-second", ["type:d"])]),
        Answer(
            "fill-gaps",
            "partial",
            "This one changes each day.",
            select("static", "static"),
            [("#q-fill-gaps-first", ["type:s"]), ("#q-fill-gaps-second", ["type:s"])],
        ),
        Answer(
            "fill-gaps",
            "wrong",
            "This one stays as it is.",
            select("dynamic", "static"),
            [("#q-fill-gaps-first", ["type:d"]), ("#q-fill-gaps-second", ["type:s"])],
        ),
    ],
    "output": [
        Answer("what-prints", "right", "Python rounds halves to the even neighbor.", write("2"), [("textarea", ["type:2"])]),
        Answer("what-prints", "wrong", "Halves do not always go up in Python.", write("3"), [("textarea", ["type:3"])]),
        Answer("what-prints", "wrong", "It prints one whole number.", write("2.5"), [("textarea", ["type:2.5"])]),
    ],
}
