"""Damage to the key: fields that are well formed and disagree with each other."""

from __future__ import annotations

from tests.coursequiz.damage.operator import Bank, NotApplicable, Operator, items, need, on_text, quote, scalar


def _no_correct(kind: str) -> Operator:
    def change(bank: Bank) -> str:
        for _ in range(len(bank.choices(kind))):
            right = [c for c in bank.choices(kind) if scalar(c, "correct") == "true"]
            if not right:
                return bank.text
            bank = Bank(bank.drop(right[0], "correct"))
        return bank.text

    return on_text(f"no-correct-{kind}", f"No choice of a {kind} question is right.", "no-correct", change)


def _all_false(bank: Bank) -> str:
    return bank.put(bank.choice(correct=True), "correct", "false")


def _choose(name: str, about: str, expects: str, value: str) -> Operator:
    return on_text(f"choose-{name}", about, expects, lambda bank: bank.put(bank.having("choose", kinds=("multiple",)), "choose", value))


def _third_correct(bank: Bank) -> str:
    for choice in bank.choices("multiple"):
        if scalar(choice, "correct") != "true":
            return bank.put(choice, "correct", "true")
    raise NotApplicable("every choice is right")


def _same_choice(bank: Bank, change: str = "{}") -> str:
    first, second, *_ = bank.choices("single")
    return bank.put(second, "text", quote(change.format(scalar(first, "text"))))


def _number(name: str, about: str, expects: str, value: str) -> Operator:
    return on_text(f"answer-{name}", about, expects, lambda bank: bank.put(bank.having("answer", kinds=("numeric",)), "answer", value))


def _tolerance(name: str, about: str, expects: str, value: str) -> Operator:
    return on_text(f"tolerance-{name}", about, expects, lambda bank: bank.put(bank.having("answer", kinds=("numeric",)), "tolerance", value))


def _wrong(name: str, about: str, expects: str, entry: str, kind: str = "numeric") -> Operator:
    """Return an operator that writes one anticipated answer; `{answer}` and `{accept}` stand for the right one."""

    def change(bank: Bank) -> str:
        question = bank.having("answer" if kind == "numeric" else "accept", kinds=(kind,))
        answer = scalar(question, "answer") or ""
        accept = next(items(question, "accept")).value if kind == "text" else ""
        filled = entry.replace("@answer", answer).replace("@ACCEPT", accept.upper()).replace("@accept", accept)
        return bank.put(question, "wrong", f"[{filled}]")

    return on_text(f"wrong-{name}", about, expects, change)


def _accept_twice(bank: Bank) -> str:
    question = bank.having("accept", kinds=("text",))
    word = next(items(question, "accept")).value
    return bank.replace(need(question, "accept"), f"[{quote(word)}, {quote(word.capitalize() + '.')}]")


SAID = 'feedback: "Not that."'
OVERLAP = "overlapping-answers"

OPERATORS = (
    _no_correct("single"),
    _no_correct("multiple"),
    on_text("correct-false", "The only right choice is marked false.", "no-correct", _all_false),
    on_text(
        "several-correct",
        "Two choices of a single question are right.",
        "several-correct",
        lambda bank: bank.put(bank.choice(), "correct", "true"),
    ),
    on_text("one-too-many-correct", "A multiple question has one right choice more than it says.", "choose-mismatch", _third_correct),
    _choose("fewer", "'choose' is 1 and more choices are right.", "choose-mismatch bad-value", "1"),
    _choose("more", "'choose' is greater than the number of choices.", "choose-mismatch bad-value", "9"),
    _choose("none", "'choose' is 0.", "choose-mismatch bad-value", "0"),
    _choose("negative", "'choose' is negative.", "choose-mismatch bad-value", "-2"),
    _choose("half", "'choose' is no whole number.", "wrong-type bad-value", "2.5"),
    _choose("word", "'choose' is a word.", "wrong-type bad-value", "two"),
    _choose("true", "'choose' is a truth value.", "wrong-type bad-value", "true"),
    on_text("same-choice", "Two choices have one text.", "repeated-choice", _same_choice),
    on_text("same-choice-spaced", "Two choices differ only in white space.", "repeated-choice", lambda bank: _same_choice(bank, "  {}  ")),
    _number("word", "A numeric answer is a word.", "wrong-type bad-value", "two"),
    _number("nan", "A numeric answer is not a number.", "bad-value wrong-type", ".nan"),
    _number("inf", "A numeric answer is infinite.", "bad-value wrong-type", ".inf"),
    _number("python-nan", "A numeric answer is written 'nan'.", "bad-value wrong-type", "nan"),
    _number("overflow", "A numeric answer is too large for a computer's number.", "bad-value wrong-type", "1e999"),
    _number("true", "A numeric answer is a truth value.", "wrong-type bad-value", "true"),
    _number("list", "A numeric answer is a list.", "wrong-type", "[2.7]"),
    _number("null", "A numeric answer has no value.", "wrong-type missing-key", ""),
    _number("comma", "A numeric answer has a decimal comma.", "wrong-type bad-value", "2,7"),
    _number("unit", "A numeric answer carries its unit.", "wrong-type bad-value", "2.7 minutes"),
    _tolerance("negative", "A tolerance is negative.", "bad-value answer-outside-tolerance", "{absolute: -0.05}"),
    _tolerance(
        "negative-share",
        "A relative tolerance is negative, so the answer is outside it.",
        "bad-value answer-outside-tolerance",
        "{relative: -0.1}",
    ),
    _tolerance("nan", "A tolerance is not a number.", "bad-value wrong-type", "{absolute: .nan}"),
    _tolerance("inf", "Every number is within the tolerance.", "bad-value wrong-type", "{absolute: .inf}"),
    _tolerance("both", "A tolerance is absolute and relative at once.", "bad-value wrong-type unknown-key", "{absolute: 0.1, relative: 0.1}"),
    _tolerance("empty", "A tolerance says nothing.", "bad-value missing-key wrong-type", "{}"),
    _tolerance("bare", "A tolerance is a bare number.", "wrong-type", "0.05"),
    _tolerance("word", "A tolerance is a word.", "wrong-type bad-value", "{absolute: small}"),
    _wrong("same-value", "An anticipated wrong value is the answer.", OVERLAP, f"{{value: @answer, {SAID}}}"),
    _wrong(
        "twice",
        "An anticipated wrong value lies in the range of an earlier one.",
        OVERLAP,
        f"{{value: -51, tolerance: {{absolute: 2}}, {SAID}}}, {{value: -50, {SAID}}}",
    ),
    _wrong("value-word", "An anticipated wrong value is a word.", "wrong-type bad-value", f"{{value: many, {SAID}}}"),
    _wrong("accepted", "An anticipated wrong answer is accepted as right.", OVERLAP, f'{{answers: ["@accept"], {SAID}}}', "text"),
    _wrong(
        "accepted-spelt",
        "A wrong answer is right in other spelling: capitals, spaces, a full stop.",
        OVERLAP,
        f'{{answers: ["  @ACCEPT . "], {SAID}}}',
        "text",
    ),
    _wrong(
        "words-twice",
        "One wrong answer is anticipated twice.",
        OVERLAP,
        f"{{answers: [guess], {SAID}}}, {{answers: [Guess!], {SAID}}}",
        "text",
    ),
    _wrong("no-words", "An anticipated wrong answer lists none.", "bad-value missing-key wrong-type", f"{{answers: [], {SAID}}}", "text"),
    on_text("accept-twice", "One answer is accepted twice, in two spellings.", f"{OVERLAP} repeated-choice bad-value", _accept_twice),
)
