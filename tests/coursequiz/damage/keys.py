"""Damage to keys: missing, unknown, repeated, on the wrong kind."""

from __future__ import annotations

from tests.coursequiz.damage.operator import Bank, NotApplicable, Operator, end_of, get, need, on_text, scalar


def _without(key: str, *kinds: str) -> Operator:
    return on_text(
        f"without-{key}",
        f"A question has lost its {key}.",
        "missing-key",
        lambda bank: bank.drop(bank.having(key, kinds=kinds), key),
    )


def _choice_without(key: str) -> Operator:
    return on_text(f"choice-without-{key}", f"A choice has lost its {key}.", "missing-key", lambda bank: bank.drop(bank.choices()[-1], key))


def _wrong_without(key: str) -> Operator:
    def change(bank: Bank) -> str:
        for question in bank.questions("numeric", "text"):
            for wrong in bank.entries(question, "wrong"):
                if get(wrong, key) is not None:
                    return bank.drop(wrong, key)
        raise NotApplicable(f"no anticipated answer with {key}")

    return on_text(f"wrong-without-{key}", f"An anticipated wrong answer has lost its {key}.", "missing-key", change)


def _renamed(key: str, other: str, *kinds: str) -> Operator:
    return on_text(
        f"renamed-{key}-{other.lower()}" if other != key.capitalize() else f"capital-{key}",
        f"A question writes '{other}' for '{key}'.",
        "unknown-key",
        lambda bank: bank.rename(bank.having(key, kinds=kinds), key, other),
    )


def _added(name: str, about: str, pair: str, *kinds: str) -> Operator:
    return on_text(name, about, "unknown-key", lambda bank: bank.append(bank.question(*kinds), pair))


def _repeated(bank: Bank) -> str:
    return bank.append(bank.question(), 'prompt: "Which one?"')


def _repeated_in_choice(bank: Bank) -> str:
    return bank.append(bank.choices()[0], 'text: "Another text."')


def _again(bank: Bank) -> str:
    question = bank.questions()[-1]
    start, end = bank.line_start(question), end_of(question, bank.text)
    return bank.splice(end, end, "\n" + bank.text[start:end])


def _tolerance(bank: Bank) -> str:
    return bank.put(bank.having("answer", kinds=("numeric",)), "tolerance", "{relativ: 0.02}")


def _wrong_key(bank: Bank) -> str:
    for question in bank.questions("numeric", "text"):
        for wrong in bank.entries(question, "wrong"):
            return bank.rename(wrong, "feedback", "feedbak")
    raise NotApplicable("no anticipated answer")


def _top(name: str, about: str, pair: str) -> Operator:
    return on_text(name, about, "unknown-key", lambda bank: bank.insert(bank.root, pair))


def _choice_id_again(bank: Bank) -> str:
    first, *_, last = bank.choices()
    return bank.replace(need(last, "id"), str(scalar(first, "id")))


OPERATORS = (
    *(_without(key) for key in ("id", "kind", "prompt", "explanation")),
    _without("choices", "single", "multiple"),
    _without("choose", "multiple"),
    _without("answer", "numeric"),
    _without("accept", "text"),
    _without("feedback", "numeric", "text"),
    _without("otherwise", "numeric", "text"),
    *(_choice_without(key) for key in ("id", "text", "feedback")),
    *(_wrong_without(key) for key in ("value", "answers", "feedback")),
    on_text("without-questions", "The bank has lost its questions.", "missing-key", lambda bank: bank.drop(bank.root, "questions")),
    on_text("without-schema", "The bank has lost its schema number.", "missing-key wrong-schema", lambda bank: bank.drop(bank.root, "schema")),
    _renamed("prompt", "promt"),
    _renamed("prompt", "Prompt"),
    _renamed("explanation", "explain"),
    _renamed("choices", "options", "single", "multiple"),
    _renamed("otherwise", "other-wise", "numeric", "text"),
    _top("unknown-top", "The bank has a title, which no bank has.", "title: A bank"),
    _top("capital-top", "A key of the bank begins with a capital.", "Lesson: course/lesson"),
    _added("points", "A question gives points.", "points: 2"),
    _added("choose-on-single", "A question with one answer says how many to choose.", "choose: 1", "single"),
    _added("tolerance-on-text", "A text question has a tolerance.", "tolerance: {absolute: 1}", "text"),
    _added("choices-on-numeric", "A numeric question has choices.", "choices: []", "numeric"),
    _added("shuffle", "A question asks for its choices to be shuffled.", "shuffle: true", "single"),
    _added("lint-unknown", "The waiver of a lint rule is misspelt.", "lint: {ignor: {key-length: it is right here}}"),
    on_text(
        "corect",
        "A choice writes 'corect' for 'correct'.",
        "unknown-key",
        lambda bank: bank.rename(bank.choice(correct=True), "correct", "corect"),
    ),
    on_text("choice-unknown", "A choice has a weight.", "unknown-key", lambda bank: bank.append(bank.choices()[0], "weight: 0.5")),
    on_text("relativ", "A tolerance writes 'relativ' for 'relative'.", "unknown-key", _tolerance),
    on_text("feedbak", "An anticipated answer writes 'feedbak'.", "unknown-key", _wrong_key),
    on_text("repeated-prompt", "A question has two prompts.", "repeated-key", _repeated),
    on_text("repeated-text", "A choice has two texts.", "repeated-key", _repeated_in_choice),
    on_text("repeated-questions", "The bank has two lists of questions.", "repeated-key", lambda bank: bank.append(bank.root, "questions: []")),
    on_text("question-twice", "A whole question is pasted a second time.", "repeated-id", _again),
    on_text("choice-id-twice", "Two choices of a question have one id.", "repeated-id", _choice_id_again),
)
