"""Damage to `objectives.yml`, which all banks of a course share."""

from __future__ import annotations

from tests.coursequiz.damage.operator import Bank, NotApplicable, Operator, on_bytes, on_text, quote, scalar


def _first(bank: Bank) -> str:
    entries = bank.entries(bank.root, "objectives")
    if not entries:
        raise NotApplicable("no objectives")
    return str(scalar(entries[0], "id"))


def _edit(name: str, about: str, expects: str, key: str, value: str) -> Operator:
    return on_text(name, about, expects, lambda bank: bank.put(bank.entries(bank.root, "objectives")[0], key, value))


def _drop(key: str) -> Operator:
    return on_text(
        f"objective-without-{key}",
        f"An objective has lost its {key}.",
        "missing-key",
        lambda bank: bank.drop(bank.entries(bank.root, "objectives")[0], key),
    )


def _twice(bank: Bank) -> str:
    entries = bank.entries(bank.root, "objectives")
    if len(entries) < 2:
        raise NotApplicable("only one objective")
    return bank.put(entries[1], "id", _first(bank))


OPERATORS = (
    _drop("id"),
    _drop("text"),
    _edit("objective-id-capital", "An objective's id has a capital.", "bad-id", "id", "Pick-Training"),
    _edit("objective-text-empty", "An objective's text is empty.", "empty-text", "text", '""'),
    _edit("objective-text-html", "An objective's text has HTML.", "raw-html", "text", quote("Choose <b>well</b>.")),
    _edit("objective-text-list", "An objective's text is a list.", "wrong-type", "text", "[Choose, well]"),
    _edit("objective-lesson-nowhere", "An objective's lesson does not exist.", "dead-link bad-value", "lesson", "course/no-such-page"),
    on_text("objective-twice", "Two objectives have one id.", "repeated-id", _twice),
    on_text("objectives-unknown", "The list of objectives has a title.", "unknown-key", lambda bank: bank.insert(bank.root, "title: Aims")),
    on_text(
        "objectives-schema",
        "The list of objectives follows a schema that does not exist.",
        "wrong-schema",
        lambda bank: bank.put(bank.root, "schema", "7"),
    ),
    on_text("objectives-map", "The objectives are a mapping.", "wrong-type", lambda bank: bank.put(bank.root, "objectives", "{a: Choose}")),
    on_bytes("objectives-empty", "The list of objectives is an empty file.", "empty-file", lambda data: b""),
    on_bytes("objectives-open", "The list of objectives is no YAML.", "yaml-syntax", lambda data: data + b"  - {id: x\n"),
    on_bytes("objectives-latin-1", "The list of objectives is Latin-1.", "not-utf-8", lambda data: data + b"# caf\xe9\n"),
)
