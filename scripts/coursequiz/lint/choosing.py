"""Lint rules about choices: what gives the key away, and what makes a poor distractor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean

from coursequiz.bank import Item
from coursequiz.kinds.choices import Choice
from coursequiz.kinds.multiple import Multiple
from coursequiz.lint.rule import Finding, ItemRule
from coursequiz.lint.words import plain, shown_length, words

_ALL_OR_NONE = re.compile(
    r"\b(all|none|both|neither) of (the above|these|them|the others|the (answers|choices|options))\b"
    r"|^(all|both|no) (answers?|choices?|options?) (is|are)\b|^(both|neither) [a-h] (and|nor) [a-h]\b|^[a-h] (and|or) [a-h]$|\bof the above\b",
    re.IGNORECASE,
)
_ABSOLUTE = frozenset({"always", "never", "impossible", "guaranteed", "guarantees", "completely", "entirely", "invariably"})
_LONG_WORD = 6
_MARKED = re.compile(r"[([](correct|right|correct answer|right answer|true)[)\]]|[✓✔☑✅]", re.IGNORECASE)
_LEAST_TOLD = 3
_NUMBERS = "two three four five six seven eight".split()
_COUNTED = {word: number for number, word in enumerate(_NUMBERS, 2)} | {str(number): number for number in range(2, 9)}
_ASKED = re.compile(rf"\b(?:which|choose|select|pick|tick|mark)(?: the| any)? ({'|'.join(_COUNTED)})(?![\w%-]|\.\d)", re.IGNORECASE)


def _choices(item: Item) -> tuple[Choice, ...]:
    found: tuple[Choice, ...] = getattr(item.question, "choices", ())
    return found


def _split(item: Item) -> tuple[list[Choice], list[Choice]]:
    choices = _choices(item)
    return [choice for choice in choices if choice.correct], [choice for choice in choices if not choice.correct]


def _key_length(item: Item) -> Iterator[Finding]:
    right, wrong = _split(item)
    if not right or not wrong:
        return
    key = min(shown_length(choice.text) for choice in right)
    others = [shown_length(choice.text) for choice in wrong]
    if key >= 1.5 * mean(others) and key >= max(others) + 10:
        at = _choices(item).index(right[0])
        found = f"the right choice has {key} characters, the wrong ones {mean(others):.0f} on average"
        yield Finding(path=("choices", at, "text"), found=found, remedy="make the choices alike in length: the longest is guessed")


def _all_or_none(item: Item) -> Iterator[Finding]:
    for index, choice in enumerate(_choices(item)):
        if match := _ALL_OR_NONE.search(plain(choice.text)):
            yield Finding(path=("choices", index, "text"), found=f"'{match[0]}' refers to the other choices", remedy="ask for several with 'kind: multiple'")


def _absolute_terms(item: Item) -> Iterator[Finding]:
    right, wrong = _split(item)
    if any(_ABSOLUTE & set(words(choice.text)) for choice in right):
        return
    for choice in wrong:
        if terms := sorted(_ABSOLUTE & set(words(choice.text))):
            at = _choices(item).index(choice)
            yield Finding(path=("choices", at, "text"), found=f"'{terms[0]}' stands only in wrong choices", remedy="soften it, or make it true of the key too")


def _stem_echo(item: Item) -> Iterator[Finding]:
    right, wrong = _split(item)
    if len(right) != 1 or not wrong:
        return
    stem = {word for word in words(item.question.prompt) if len(word) >= _LONG_WORD}
    echoed = stem & set(words(right[0].text))
    if len(echoed) >= 2 and not any(stem & set(words(choice.text)) for choice in wrong):
        at = _choices(item).index(right[0])
        found = f"only the right choice repeats words of the prompt: {', '.join(sorted(echoed))}"
        yield Finding(path=("choices", at, "text"), found=found, remedy="use them in a wrong choice too, or in none")


def _given_away(item: Item) -> Iterator[Finding]:
    """Look for the key in the prompt, in a hint, and for a mark on it; a choice of a word or two may well be named."""
    right, wrong = _split(item)
    for choice in right:
        if match := _MARKED.search(choice.text):
            at = _choices(item).index(choice)
            yield Finding(path=("choices", at, "text"), found=f"'{match[0]}' marks the right choice", remedy="delete it: 'correct: true' is enough")
    answers = [" ".join(words(choice.text)) for choice in right] if wrong else [" ".join(words(text)) for text in getattr(item.question, "accept", ())]
    for path, text in item.texts:
        said = f" {' '.join(words(text))} "
        for answer in answers:
            is_long = len(answer.split()) >= _LEAST_TOLD or (path[0] == "hints" and len(answer) >= _LONG_WORD)
            if (
                path[0] in {"prompt", "hints"}
                and is_long
                and f" {answer} " in said
                and not any(f" {' '.join(words(choice.text))} " in said for choice in wrong)
            ):
                yield Finding(path=path, found=f"'{answer}' is the answer", remedy="say what leads to it")
                break


def _choice_count(item: Item) -> Iterator[Finding]:
    count = len(_choices(item))
    if count and not 3 <= count <= 5:
        yield Finding(path=("choices",), found=f"{count} choices", remedy="write three to five, each a mistake that somebody makes")


def _count_clash(item: Item) -> Iterator[Finding]:
    """Look for a number of choices that is asked for, in another than the one that is right."""
    question = item.question
    match = _ASKED.search(plain(question.prompt)) if isinstance(question, Multiple) else None
    if isinstance(question, Multiple) and match and (asked := _COUNTED.get(match[1].lower(), 0)) and asked != question.choose:
        yield Finding(path=("prompt",), found=f"the prompt says '{match[0]}', and {question.choose} are right", remedy="make the two agree")


RULES = (
    ItemRule(name="key-length", sentence="The right choice is not much longer than the wrong ones.", find=_key_length),
    ItemRule(name="all-or-none", sentence="No choice refers to the other choices.", find=_all_or_none),
    ItemRule(name="absolute-terms", sentence="Words such as 'always' and 'never' do not stand only in wrong choices.", find=_absolute_terms),
    ItemRule(name="stem-echo", sentence="The right choice is not the only one that repeats the prompt's words.", find=_stem_echo),
    ItemRule(name="given-away", sentence="No prompt, hint or mark gives the answer away.", find=_given_away),
    ItemRule(name="count-clash", sentence="A prompt that says how many to choose says the number of the right ones.", find=_count_clash),
    ItemRule(name="choice-count", sentence="A question has three to five choices.", find=_choice_count),
)
