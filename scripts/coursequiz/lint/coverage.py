"""Lint rules about the course as a whole: objectives, levels, repetition, and where keys stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from coursequiz.bank import Bank, Item
from coursequiz.banks import Course
from coursequiz.kinds.single import Single
from coursequiz.lint.rule import CourseRule, Finding
from coursequiz.lint.words import words

_ALIKE = 0.9
_RUN = 3
_MOST_RECALL = 0.6
_LONG_NAME = 8


def _goalless(course: Course) -> Iterator[tuple[Item, Finding]]:
    for item in course.items():
        for key in ("objective", "level"):
            if course.goals is not None and getattr(item.question, key) is None:
                yield item, Finding(path=(), found=f"the question has no {key}", remedy=f"add '{key}:'")


def _near_duplicate(course: Course) -> Iterator[tuple[Item, Finding]]:
    seen: list[tuple[set[str], Item]] = []
    for item in course.items():
        own = set(words(item.question.prompt))
        for other, earlier in seen:
            small, large = sorted((len(own), len(other)))
            if large and small / large > _ALIKE and len(own & other) / len(own | other) > _ALIKE:
                found = f"the prompt is nearly that of '{earlier.id}'"
                yield item, Finding(path=("prompt",), found=found, remedy="ask something else, or say in the prompt what differs")
                break
        seen.append((own, item))


def _key_position(course: Course) -> Iterator[tuple[Item, Finding]]:
    for bank in course.banks.values():
        yield from _position_in(bank)


def _position_in(bank: Bank) -> Iterator[tuple[Item, Finding]]:
    keys = [
        (next(index for index, choice in enumerate(item.question.choices) if choice.correct), item)
        for item in bank.items
        if isinstance(item.question, Single) and any(choice.correct for choice in item.question.choices)
    ]
    for position, group in groupby(keys, key=lambda key: key[0]):
        run = [item for _, item in group]
        if len(run) > _RUN:
            found = f"the right choice is in place {position + 1} for the {len(run)}th time in a row"
            yield run[-1], Finding(path=("choices",), found=found, remedy="move it")
    counts = Counter(position for position, _ in keys)
    for position, count in counts.items():
        if len(keys) >= 6 and count > len(keys) / 2:
            found = f"the right choice is in place {position + 1} in {count} of this bank's {len(keys)} questions"
            yield next(item for at, item in reversed(keys) if at == position), Finding(path=("choices",), found=found, remedy="spread the keys over the places")


def _recall_share(course: Course) -> Iterator[tuple[Item, Finding]]:
    for bank in course.banks.values():
        recall = [item for item in bank.items if item.question.level == "recall"]
        if len(bank.items) >= 3 and len(recall) > _MOST_RECALL * len(bank.items):
            found = f"{len(recall)} of this bank's {len(bank.items)} questions ask for recall"
            yield recall[-1], Finding(path=("level",), found=found, remedy="ask why, or what would happen if")


def _misconception(course: Course) -> Iterator[tuple[Item, Finding]]:
    """Look for names on right choices, and for rarer ones that differ by one letter from another."""
    named = [
        (item, (key, index, "misconception"), entry) for item in course.items() for key in ("choices", "wrong") for index, entry in _list_entries(item, key)
    ]
    for item, path, entry in named:
        if getattr(entry, "correct", False):
            yield item, Finding(path=path, found="a right choice names a misconception", remedy="delete it, or move it to the choice that shows the mistake")
    counts = Counter(entry.misconception for _, _, entry in named)
    by_rest: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: -counts[name]):
        near = next((by_rest[rest] for rest in _list_rests(name) if rest in by_rest), None)
        for rest in _list_rests(name):
            by_rest.setdefault(rest, name)
        for item, path, entry in named if near else ():
            if entry.misconception == name:
                yield item, Finding(path=path, found=f"'{name}' is nearly '{near}'", remedy=f"write '{near}', or a name that is another at a glance")


def _list_entries(item: Item, key: str) -> list[tuple[int, Any]]:
    return [(index, entry) for index, entry in enumerate(getattr(item.question, key, ())) if getattr(entry, "misconception", None)]


def _list_rests(name: str) -> list[str]:
    """Return a name, and it without each of its letters: two that have one of these in common differ by one letter, or by the order of two."""
    return [name, *(name[:at] + name[at + 1 :] for at in range(len(name)))] if len(name) >= _LONG_NAME else [name]


RULES = (
    CourseRule(name="goalless", sentence="Every question names an objective and a level, where the course has objectives.", find=_goalless),
    CourseRule(name="near-duplicate", sentence="No two prompts share more than nine tenths of their words.", find=_near_duplicate),
    CourseRule(name="key-position", sentence="In a bank, keys do not stand in one place more than half the time, nor four times in a row.", find=_key_position),
    CourseRule(name="recall-share", sentence="At most six tenths of a bank's questions ask for recall.", find=_recall_share),
    CourseRule(
        name="misconception", sentence="A misconception is named on a wrong choice, and by no name that differs from another by a letter.", find=_misconception
    ),
)
