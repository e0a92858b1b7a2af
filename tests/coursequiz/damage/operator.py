"""What an operator is, and a bank as operators see it: YAML nodes that know where they stand in the text.

Knows PyYAML and the names of a bank's fields; knows nothing of the engine that is judged.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

Change = Callable[["Bank"], str]


class NotApplicable(Exception):
    """This bank has nothing that the operator could spoil."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Operator:
    """One way to change a bank."""

    name: str
    """Unique, in kebab-case."""
    about: str
    """What is done, in one sentence."""
    expects: frozenset[str]
    """Rule codes of which at least one must be reported; empty for a harmless change."""
    apply: Callable[[bytes], bytes]
    """Return the changed file, or raise NotApplicable."""


def on_text(name: str, about: str, expects: str, change: Change) -> Operator:
    """Return an operator that edits the bank's text; `expects` lists rule codes with spaces between."""

    def apply(data: bytes) -> bytes:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotApplicable("the file is no text") from error
        return change(Bank(text)).encode()

    return Operator(name=name, about=about, expects=frozenset(expects.split()), apply=apply)


def on_bytes(name: str, about: str, expects: str, apply: Callable[[bytes], bytes]) -> Operator:
    """Return an operator that edits the bank's bytes."""
    return Operator(name=name, about=about, expects=frozenset(expects.split()), apply=apply)


def quote(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar, which is good in block and flow style alike."""
    return json.dumps(text, ensure_ascii=False)


class Bank:
    """A bank's text and its nodes. Every editing method returns the new text and leaves the bank as it was."""

    def __init__(self, text: str) -> None:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            raise NotApplicable("the file is no YAML") from error
        if not isinstance(root, yaml.MappingNode):
            raise NotApplicable("the file is not a mapping")
        self.text = text
        self.root = root

    # Finding

    def questions(self, *kinds: str) -> list[yaml.MappingNode]:
        """Return the questions, of the given kinds if any are given."""
        found = [q for q in self.entries(self.root, "questions") if not kinds or scalar(q, "kind") in kinds]
        return found or _give_up(f"no question of kind {', '.join(kinds)}" if kinds else "no questions")

    def question(self, *kinds: str) -> yaml.MappingNode:
        """Return the first question, of the given kinds if any are given."""
        return self.questions(*kinds)[0]

    def having(self, *keys: str, kinds: tuple[str, ...] = ()) -> yaml.MappingNode:
        """Return the first question that has all the given keys."""
        for question in self.questions(*kinds):
            if all(get(question, key) is not None for key in keys):
                return question
        return _give_up(f"no question with {', '.join(keys)}")

    def entries(self, mapping: yaml.MappingNode, key: str) -> list[yaml.MappingNode]:
        """Return the mappings of the list at `key`."""
        node = get(mapping, key)
        return [n for n in node.value if isinstance(n, yaml.MappingNode)] if isinstance(node, yaml.SequenceNode) else []

    def choices(self, *kinds: str) -> list[yaml.MappingNode]:
        """Return the choices of the first question that has them."""
        return self.entries(self.having("choices", kinds=kinds), "choices")

    def choice(self, *, correct: bool = False) -> yaml.MappingNode:
        """Return the first right or wrong choice of a single-answer question."""
        for choice in self.choices("single"):
            if (scalar(choice, "correct") == "true") is correct:
                return choice
        return _give_up("no such choice")

    # Editing

    def put(self, mapping: yaml.MappingNode, key: str, value: str) -> str:
        """Return the text with `key: value` in `mapping`; `value` is YAML on one line."""
        node = get(mapping, key)
        return self.insert(mapping, f"{key}: {value}") if node is None else self.replace(node, value)

    def insert(self, mapping: yaml.MappingNode, pair: str) -> str:
        """Return the text with one more pair at the head of `mapping`."""
        at: int = mapping.value[0][0].start_mark.index
        between = ", " if mapping.flow_style else "\n" + " " * mapping.value[0][0].start_mark.column
        return self.splice(at, at, pair + between)

    def append(self, mapping: yaml.MappingNode, pair: str) -> str:
        """Return the text with one more pair at the end of `mapping`."""
        at = end_of(mapping.value[-1][1], self.text)
        between = ", " if mapping.flow_style else "\n" + " " * mapping.value[0][0].start_mark.column
        return self.splice(at, at, between + pair)

    def replace(self, node: yaml.Node, value: str) -> str:
        """Return the text with another value in the place of `node`."""
        start: int = node.start_mark.index
        end = end_of(node, self.text)
        return self.splice(start, end, value if end > start else " " + value)

    def rename(self, mapping: yaml.MappingNode, key: str, other: str) -> str:
        """Return the text with another name for `key`."""
        for name, _ in mapping.value:
            if name.value == key:
                return self.replace(name, other)
        return _give_up(f"no key {key}")

    def drop(self, mapping: yaml.MappingNode, key: str) -> str:
        """Return the text without `key` and its value."""
        names = [name.value for name, _ in mapping.value]
        if key not in names or len(names) < 2:
            return _give_up(f"no key {key} to drop")
        i = names.index(key)
        if i + 1 < len(names):
            return self.splice(mapping.value[i][0].start_mark.index, mapping.value[i + 1][0].start_mark.index, "")
        return self.splice(end_of(mapping.value[i - 1][1], self.text), end_of(mapping.value[i][1], self.text), "")

    def write(self, mapping: yaml.MappingNode, key: str, text: str) -> str:
        """Return the text with `text` as the value of an existing key."""
        if get(mapping, key) is None:
            return _give_up(f"no key {key}")
        return self.put(mapping, key, quote(text))

    def add_prose(self, mapping: yaml.MappingNode, key: str, more: str) -> str:
        """Return the text with `more` Markdown behind what stands at `key`."""
        node = get(mapping, key)
        if not isinstance(node, yaml.ScalarNode):
            return _give_up(f"no text at {key}")
        return self.put(mapping, key, quote(node.value.rstrip() + more))

    def splice(self, start: int, end: int, new: str) -> str:
        """Return the text with `new` between two character positions."""
        return self.text[:start] + new + self.text[end:]

    def line_start(self, node: yaml.Node) -> int:
        """Return the position where the node's line begins."""
        return self.text.rfind("\n", 0, node.start_mark.index) + 1


def get(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    """Return the value at `key`, or None."""
    return next((value for name, value in mapping.value if name.value == key), None)


def need(mapping: yaml.MappingNode, key: str) -> yaml.Node:
    """Return the value at `key`, or give the operator up."""
    return get(mapping, key) or _give_up(f"no key {key}")


def scalar(mapping: yaml.MappingNode, key: str) -> str | None:
    """Return the text of the scalar at `key`, or None."""
    node = get(mapping, key)
    return node.value if isinstance(node, yaml.ScalarNode) else None


def items(mapping: yaml.MappingNode, key: str) -> Iterator[yaml.Node]:
    """Yield the items of the list at `key`."""
    node = need(mapping, key)
    if isinstance(node, yaml.SequenceNode):
        yield from node.value


def end_of(node: yaml.Node, text: str) -> int:
    """Return where the node ends, without the blank space that YAML counts to block nodes."""
    start: int = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def _give_up(why: str) -> NoReturn:
    raise NotApplicable(why)
