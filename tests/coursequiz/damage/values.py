"""Damage to values: the wrong type, a word that is not on the list, an id that is none, a text that is empty."""

from __future__ import annotations

from tests.coursequiz.damage.operator import Bank, NotApplicable, Operator, items, need, on_text, quote, scalar


def _top(name: str, about: str, expects: str, key: str, value: str) -> Operator:
    return on_text(name, about, expects, lambda bank: bank.put(bank.root, key, value))


def _set(name: str, about: str, expects: str, key: str, value: str, *kinds: str) -> Operator:
    return on_text(name, about, expects, lambda bank: bank.put(bank.having(key, kinds=kinds), key, value))


def _put(name: str, about: str, expects: str, key: str, value: str, *kinds: str) -> Operator:
    return on_text(name, about, expects, lambda bank: bank.put(bank.question(*kinds), key, value))


def _correct(name: str, about: str, value: str) -> Operator:
    return on_text(f"correct-{name}", about, "wrong-type", lambda bank: bank.put(bank.choice(correct=True), "correct", value))


def _id(name: str, about: str, value: str, expects: str = "bad-id") -> Operator:
    return on_text(f"id-{name}", about, expects, lambda bank: bank.put(bank.question(), "id", value))


def _choices(name: str, about: str, expects: str, value: str) -> Operator:
    return _set(f"choices-{name}", about, expects, "choices", value, "single")


def _choice_list(count: int) -> str:
    entries = [f'{{id: c{i}, text: "Choice {i}.", feedback: "Since {i}."{", correct: true" if i == 1 else ""}}}' for i in range(count)]
    return "[" + ", ".join(entries) + "]"


def _first_hint(text: str) -> str:
    return f"[{quote(text)}]"


def _null_item(bank: Bank) -> str:
    question = bank.question()
    at = bank.text.rfind("-", 0, question.start_mark.index)
    return bank.splice(at, at, "-\n" + " " * (at - bank.line_start(question)))


def _empty_accept(bank: Bank) -> str:
    first = next(items(bank.having("accept", kinds=("text",)), "accept"))
    return bank.replace(first, '""')


def _capital_choice(bank: Bank) -> str:
    choice = bank.choices()[0]
    return bank.put(choice, "id", str(scalar(choice, "id")).upper())


def _misconception(bank: Bank) -> str:
    return bank.put(bank.choice(), "misconception", quote("Longer is better"))


def _formerly_in_use(bank: Bank) -> str:
    questions = bank.questions()
    if len(questions) < 2:
        raise NotApplicable("only one question")
    return bank.put(questions[0], "formerly", f"[{need(questions[-1], 'id').value}]")


EMPTY = "empty-text"
BLANK_TYPES = "wrong-type missing-key empty-text"

OPERATORS = (
    _top("schema-2", "The bank follows a schema that does not exist yet.", "wrong-schema", "schema", "2"),
    _top("schema-word", "The schema is a word.", "wrong-schema wrong-type", "schema", "one"),
    _top("schema-list", "The schema is a list.", "wrong-schema wrong-type", "schema", "[1]"),
    _top("questions-map", "The questions are an empty mapping.", "wrong-type", "questions", "{}"),
    _top("questions-null", "The key 'questions' has no value.", "wrong-type missing-key", "questions", ""),
    _top("questions-text", "The questions are a text.", "wrong-type", "questions", '"soon"'),
    _top("questions-none", "The list of questions is empty.", "bad-value wrong-type missing-key", "questions", "[]"),
    _top("questions-texts", "A question is a text.", "wrong-type", "questions", '["What is drift?"]'),
    _top("lesson-list", "The lesson is a list.", "wrong-type", "lesson", "[a, b]"),
    _top("lesson-nowhere", "The lesson is a page that does not exist.", "dead-link bad-value", "lesson", "course/no-such-page"),
    on_text("question-null", "A dash stands alone in the list of questions.", "wrong-type", _null_item),
    on_text("root-list", "The whole bank is a list.", "wrong-type", lambda bank: "- " + bank.text.replace("\n", "\n  ").rstrip() + "\n"),
    on_text("root-text", "The whole bank is one word.", "wrong-type", lambda bank: "bank\n"),
    _set("kind-unknown", "The kind is none that exists.", "unknown-kind", "kind", "choice"),
    _set("kind-capital", "The kind begins with a capital.", "unknown-kind", "kind", "Single", "single"),
    _set("kind-null", "The kind has no value.", "unknown-kind wrong-type missing-key", "kind", ""),
    _set("kind-list", "The kind is a list.", "unknown-kind wrong-type", "kind", "[single]"),
    _set("level-hard", "The level is not one of the four.", "bad-value", "level", "hard"),
    _set("level-capital", "The level begins with a capital.", "bad-value", "level", "Apply"),
    _set("level-number", "The level is a number.", "bad-value wrong-type", "level", "3"),
    _set("objective-unknown", "The objective is declared nowhere.", "undeclared-objective", "objective", "no-such-objective"),
    _set("objective-list", "A question has two objectives.", "wrong-type", "objective", "[one, two]"),
    _id("capital", "A question's id has a capital.", "Retrain-Signal"),
    _id("space", "A question's id has a space.", "retrain signal"),
    _id("underscore", "A question's id has an underscore.", "retrain_signal"),
    _id("umlaut", "A question's id has a letter with an accent.", "dérive"),
    _id("path", "A question's id has a slash.", "../retrain"),
    _id("empty", "A question's id is empty.", '""', "bad-id empty-text"),
    _id("null", "A question's id has no value.", "", "bad-id wrong-type missing-key empty-text"),
    _id("list", "A question's id is a list.", "[a]", "wrong-type bad-id"),
    _id("long", "A question's id has a thousand letters.", "a" * 1000, "bad-id"),
    on_text("choice-id-capital", "A choice's id is a capital letter.", "bad-id", _capital_choice),
    on_text("misconception-words", "A misconception is a sentence and not a slug.", "bad-id bad-value", _misconception),
    _put("formerly-text", "The former id is a text and not a list.", "wrong-type", "formerly", "old-id"),
    _put("formerly-bad", "A former id is none.", "bad-id", "formerly", "[Old Id]"),
    on_text("formerly-in-use", "A former id is the id of another question.", "repeated-id", _formerly_in_use),
    _put("lint-list", "The waivers are a list.", "wrong-type", "lint", "[key-length]"),
    _put("lint-no-reason", "A waiver has no reason.", "empty-text wrong-type missing-key", "lint", '{ignore: {key-length: ""}}'),
    _correct("yes", "A choice says 'correct: yes'.", "yes"),
    _correct("quoted", "A choice says 'correct: \"true\"'.", '"true"'),
    _correct("one", "A choice says 'correct: 1'.", "1"),
    _correct("list", "A choice says 'correct: [true]'.", "[true]"),
    _choices("map", "The choices are a mapping.", "wrong-type", "{a: Train again, b: Do not}"),
    _choices("texts", "The choices are plain texts.", "wrong-type", "[Train again, Do not]"),
    _choices("none", "The list of choices is empty.", "bad-value no-correct missing-key wrong-type", "[]"),
    _choices("one", "There is one choice.", "bad-value", '[{id: a, text: "Only this.", feedback: "Since it is.", correct: true}]'),
    _choices("nine", "There are nine choices.", "bad-value", _choice_list(9)),
    _set("prompt-map", "A prompt begins with a brace.", "wrong-type", "prompt", "{x: 1}"),
    _set("prompt-list", "A prompt is a list.", "wrong-type", "prompt", '["What?", "Why?"]'),
    _set("prompt-null", "The prompt has no value.", BLANK_TYPES, "prompt", ""),
    _set("explanation-null", "The explanation is null.", BLANK_TYPES, "explanation", "null"),
    _set("prompt-empty", "The prompt is empty.", EMPTY, "prompt", '""'),
    _set("explanation-blank", "The explanation is an empty block.", f"{EMPTY} wrong-type", "explanation", "|"),
    _set("feedback-spaces", "A feedback is only spaces.", EMPTY, "feedback", '"   "', "numeric", "text"),
    _set("otherwise-nbsp", "A feedback is only a no-break space.", EMPTY, "otherwise", '"\\u00a0"', "numeric", "text"),
    _put("hints-text", "The hints are a text and not a list.", "wrong-type", "hints", '"Look again."'),
    _put("hint-empty", "A hint is empty.", EMPTY, "hints", _first_hint("")),
    _put("hint-number", "The hints are a mapping.", "wrong-type", "hints", "{1: Look again}"),
    on_text("choice-text-empty", "A choice's text is empty.", EMPTY, lambda bank: bank.write(bank.choice(), "text", "")),
    on_text(
        "choice-text-unseen",
        "A choice's text is a zero width space.",
        f"{EMPTY} control-character",
        lambda bank: bank.write(bank.choice(), "text", "\u200b"),
    ),
    on_text("choice-feedback-spaces", "A choice's feedback is only spaces.", EMPTY, lambda bank: bank.write(bank.choice(), "feedback", " \n ")),
    on_text(
        "prompt-definition",
        "A prompt is a link definition, which shows nothing.",
        f"{EMPTY} prompt-lead definition",
        lambda bank: bank.write(bank.question(), "prompt", "[a]: https://example.org/"),
    ),
    _put("unit-empty", "A unit is empty.", EMPTY, "unit", '""', "numeric"),
    _put("unit-list", "A unit is a list.", "wrong-type", "unit", "[minutes]", "numeric"),
    on_text("accept-empty", "An accepted answer is empty.", f"{EMPTY} bad-value", _empty_accept),
    _set("accept-text", "The accepted answers are a text and not a list.", "wrong-type", "accept", '"covariate shift"', "text"),
    _set("accept-none", "No answer is accepted.", "bad-value missing-key no-correct wrong-type", "accept", "[]", "text"),
    _set("accept-signs", "An accepted answer has no letter or digit.", f"{EMPTY} bad-value", "accept", '["?!"]', "text"),
)
