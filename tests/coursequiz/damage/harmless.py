"""Changes that a checker must accept without a word: other ways to write the same, and text that only looks dangerous."""

from __future__ import annotations

import re

import yaml

from tests.coursequiz.damage.operator import Bank, Operator, end_of, need, on_bytes, on_text, quote, scalar


def _change(name: str, about: str, change: object) -> Operator:
    assert callable(change)
    return on_text(name, about, "", change)


def _text(name: str, about: str, more: str, key: str = "explanation") -> Operator:
    """Return an operator that writes `more` behind a question's text."""
    return on_text(name, about, "", lambda bank: bank.add_prose(bank.having(key), key, more))


def _choice(name: str, about: str, yaml_value: str) -> Operator:
    return on_text(name, about, "", lambda bank: bank.put(bank.choice(), "text", yaml_value))


def _reversed_keys(bank: Bank) -> str:
    """Each question's keys from last to first; the value of each stands as it was, in one line of flow style."""
    text = bank.text
    for question in reversed(bank.questions()):
        indent = "\n" + " " * question.value[0][0].start_mark.column
        pairs = [f"{key.value}: {_flow(value)}" for key, value in reversed(question.value)]
        text = text[: question.start_mark.index] + indent.join(pairs) + text[end_of(question, bank.text) :]
    return text


def _flow(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{key.value}: {_flow(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(_flow(item) for item in node.value) + "]"
    plain = isinstance(node, yaml.ScalarNode) and node.style is None and re.fullmatch(r"[\w.+-]+", node.value)
    return str(node.value) if plain else quote(node.value)


def _as_block(bank: Bank, sign: str) -> str:
    question = bank.having("explanation")
    value = need(question, "explanation").value.rstrip("\n")
    indent = "\n" + " " * (question.value[0][0].start_mark.column + 2)
    text = indent.join(value.split("\n")) if sign[0] == "|" else value.replace("\n", "\n" + indent)
    return bank.put(question, "explanation", f"{sign}{indent}{text}")


def _single_quotes(bank: Bank) -> str:
    question = bank.having("otherwise")
    return bank.put(question, "otherwise", "'" + str(scalar(question, "otherwise")).replace("'", "''") + "'")


def _comments(bank: Bank) -> str:
    lines = bank.text.split("\n")
    at = bank.question().start_mark.line
    return "\n".join(["# A note: with <b>, {onclick=x} and a \u00e9.", *lines[:at], "  # before the questions", *lines[at:], "# the end"])


def _quoted_keys(bank: Bank) -> str:
    question = bank.question()
    key = question.value[0][0]
    return bank.replace(key, quote(key.value))


def _schema_last(bank: Bank) -> str:
    changed = Bank(bank.drop(bank.root, "schema"))
    return changed.text.rstrip() + "\nschema: 1\n"


OPERATORS = (
    on_bytes("crlf", "Lines end as on Windows.", "", lambda data: re.sub(rb"\r?\n", b"\r\n", data)),
    on_bytes("byte-order-mark", "The file begins with a byte order mark.", "", lambda data: b"\xef\xbb\xbf" + data),
    on_bytes("no-last-newline", "The last line has no end.", "", lambda data: data.rstrip()),
    on_bytes("document-marks", "The document has its marks.", "", lambda data: b"---\n" + data.rstrip() + b"\n...\n"),
    on_bytes("blank-lines-around", "Blank lines stand before and behind.", "", lambda data: b"\n\n" + data + b"\n\n\n"),
    _change("comments", "Comments are added.", _comments),
    _change("reversed-keys", "The keys of every question stand in the opposite order.", _reversed_keys),
    _change("quoted-key", "A key is quoted.", _quoted_keys),
    _change("schema-last", "The schema number stands at the end.", _schema_last),
    _change("schema-spaced", "Spaces follow a value.", lambda bank: bank.put(bank.root, "schema", "1   # the first")),
    _change("single-quotes", "A text stands in single quotes.", _single_quotes),
    _change("literal-block", "A text is a literal block.", lambda bank: _as_block(bank, "|")),
    _change("literal-block-kept", "A text is a literal block that keeps its ends of line.", lambda bank: _as_block(bank, "|+")),
    _choice("text-no", "A choice's text is the word no.", "no"),
    _choice("text-null", "A choice's text is the word null.", "'null'"),
    _choice("text-number", "A choice's text is 1.10, without quotes.", "1.10"),
    _choice("text-date", "A choice's text is a date, without quotes.", "2024-01-01"),
    _choice("text-hash", "A choice's text is an issue's number.", '"Issue #5 of C#"'),
    _text("less-than", "A text compares with signs.", " Here a < b, b > a, 3<4, x <= y, `x`<3 and <3."),
    _text("less-than-escaped", "A text has an escaped sign.", r" Here a \< b."),
    _text("references", "A text has character references.", " Here a &lt; b &amp; c&nbsp;d."),
    _text("html-in-code", "HTML stands in code spans.", " Use `<b>` or ``<img onerror=`x`>`` or `<!-- x -->`."),
    _text("html-in-prompt-code", "HTML stands in a prompt's code span.", " Use `<div>`?", "prompt"),
    _text(
        "html-in-fence",
        "HTML, a heading and a handler stand in a block of code.",
        "\n\n```html\n<script>\n# x\n{onclick=x}\n</script>\n<!-- x\n```\n",
    ),
    _text("html-in-tildes", "HTML stands in a block of code between tildes.", "\n\n~~~\n<b>\n```\n</b>\n~~~\n"),
    _text("html-indented", "HTML stands in an indented block of code.", "\n\nText:\n\n    <b>bold</b>\n    # x\n"),
    _text("html-in-list-fence", "HTML stands in a block of code in a list.", "\n\n- one\n\n    ```html\n    <b>x</b>\n    ```\n\n- two\n"),
    _text("code-over-lines", "A code span goes over two lines.", " Use `<b>\n</b>` here."),
    _text("javascript-word", "The name of a scheme stands in text and code.", " In javascript: `javascript:alert(1)` runs."),
    _text(
        "address",
        "A text links to other sites.",
        " See [a](https://example.org/?a=1&b=2#c), <https://example.org/> and [b](http://example.org).",
    ),
    _text("brackets", "A text has brackets that are no link.", " Here x[0] is `a[0](1)` and [x] is nothing; [ ] too."),
    _text("list-and-table", "A text has a list and a table.", "\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
    _text("emphasis", "A text has emphasis of every kind.", " *a* **b** ***c*** _d_ __e__ ~~f~~."),
    _text("hash-inside", "A hash stands inside a line.", " It is number #3 in C#."),
    _text(
        "other-scripts",
        "A text is written in other scripts.",
        " Ελληνικά, Русский, עברית, العربية, 中文, हिन्दी, e\u0301, 👩\u200d🔬, 10\u00a0%, “quoted” – and …",
    ),
    _text("template-braces", "A text has braces that are no attribute.", " A set {1, 2}, a dict `{a: 1}` and {x}."),
    _text("formula", "A text has a formula.", r" So \(x_1 < y\) and $a < b$."),
    _text("long", "A text has a thousand words.", " word" * 1000),
)
