"""Numbers that are bound to no lab: each stands in the list beside the labs, with why it may.

The list is `labs/plain.json`: a file, below docs or the banks, to reasons, to the numbers it prints for each. So a number that a lab
measured cannot be typed by hand unseen: it is either bound, or somebody has said that no lab measured it. Looks at numbers of two
digits or more, at decimals and at percentages, in the module's pages, its banks and the drawings that its pages show.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path
from coursesite.numbers.drawing import BOUND
from coursesite.numbers.notation import COMMENT, blank, blank_marks
from coursesite.offset import make_problem

LIST = "labs/plain.json"
"""The list of a module, seen from its folder."""
REASONS: Mapping[str, str] = {
    "chosen": "a premise or a setting that the text makes up, or what follows from them",
    "source": "said by a source that stands beside it",
    "named": "part of a name: a date, a version, a code, a standard",
    "scale": "a tick or a unit of a drawing",
}

_NUMBER = re.compile(r"(?<![\w.:,])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?!\w|\.\d|:\d)(?P<percent>\s?%|\s(?:percent|points?)\b)?")
_HIDDEN = re.compile(
    r"^---\n.*?^---$"  # front matter
    r"|<!--.*?-->|<(?!/?(?:text|tspan|title|desc)\b)/?\w[^>\n]*>|<https?:[^>]*>"  # tags and addresses
    r"|\]\([^)\n]*\)|^\[\^[\w-]+\]:[^\n]*|\[\^[\w-]+\]"  # where links lead, footnotes
    r"|\{[^{}\n]*[=#][^{}\n]*\}|^\s*\d+\. ",  # attributes, the marks of a list
    re.MULTILINE | re.DOTALL,
)
_BANK = re.compile(
    r"^[ \t]*(?:- )?(?:id|kind|objective|section|level|lesson|misconception|formerly|schema|version|choose|yaml-language-server):[^\n]*"
    r"|\bid: [\w-]+|\btolerance:\s*(?:\{[^}\n]*\}|[^\s,}]+)|^[ \t]*absolute:[^\n]*|(?:^|\s)#[^\n]*",
    re.MULTILINE,
)
_WORDS = re.compile(r"<(?:text|tspan|title|desc)\b[^>]*>([^<]*)")


def check_plain(docs: Path, quizzes: Path) -> Iterator[Problem]:
    """Yield the numbers of each module with labs that are neither bound nor listed, and what is listed and stands nowhere."""
    for results in sorted(docs.glob("*/labs/results")):
        module = results.parent.parent
        listed, problems = _read_list(module / LIST)
        yield from problems
        if listed is None:
            continue
        files = [*sorted(module.glob("*.md")), *sorted((quizzes / module.name).rglob("*.yml"))]
        texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        drawings = [file for file in sorted(docs.rglob("*.svg")) if any(file.name in text for text in texts)]
        names = {file.relative_to(quizzes if file.is_relative_to(quizzes) else docs).as_posix(): file for file in (*files, *drawings)}
        for name, file in names.items():
            yield from _check_file(file, listed.get(name, {}), module / LIST, name)
        for name in sorted(listed.keys() - names.keys()):
            if not any(Path(name).name in text for text in texts):  # that would be a dead link, which others tell
                yield _problem(module / LIST, f'"{name}"', f"{shorten(name)} is no page, bank or drawing of this module", "delete it")


def find_plain(text: str, path: str) -> list[tuple[int, str]]:
    """Return the offsets and the digits of numbers in a file's text that are bound to no lab."""
    if path.endswith(".svg"):
        text = BOUND.sub(lambda match: match[0].removesuffix(match["words"]) + blank(match["words"]), text)
        words = blank(text)
        for match in _WORDS.finditer(text):
            words = words[: match.start(1)] + match[1] + words[match.end(1) :]
    elif path.endswith(".yml"):
        text = COMMENT.sub(lambda match: blank(match[0]), text)
        words = _HIDDEN.sub(lambda match: blank(match[0]), _BANK.sub(lambda match: blank(match[0]), blank_marks(text)))
    else:
        words = _HIDDEN.sub(lambda match: blank(match[0]), blank_marks(text))
    found = []
    for match in _NUMBER.finditer(words):
        digits = match["digits"]
        if match["percent"] or len(digits) > 1:
            found.append((match.start(), digits))
    return found


def _check_file(file: Path, reasons: Mapping[str, list[str]], ledger: Path, name: str) -> Iterator[Problem]:
    text, path = file.read_text(encoding="utf-8", errors="replace"), show_path(file)
    known = Counter(number for numbers in reasons.values() for number in numbers)
    plain = find_plain(text, path)
    for index, number in plain:
        if number not in known:
            remedy = f"bind it, as '{{{{ lab.name = {number} }}}}', or say in {show_path(ledger)} why no lab measured it"
            yield make_problem(text, index, path, rule="plain-number", found=f"{number} is bound to no lab", remedy=remedy)
    for number in sorted(known.keys() - {number for _, number in plain}):
        yield _problem(ledger, f'"{name}"', f"{name} prints no plain {number}", "delete it from the list")


def _read_list(path: Path) -> tuple[dict[str, dict[str, list[str]]] | None, list[Problem]]:
    """Return file to reason to numbers, or None where the list cannot be read: then every number would be told."""
    if not path.is_file():
        return {}, []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        listed = {name: {reason: str(numbers).split() for reason, numbers in reasons.items()} for name, reasons in entries.items()}
    except (ValueError, AttributeError, RecursionError) as error:
        return None, [_problem(path, "", f"the list cannot be read ({shorten(error)})", 'write {"file": {"reason": "numbers"}}')]
    wrong = [(name, reason) for name, reasons in listed.items() for reason in reasons if reason not in REASONS]
    return listed, [_problem(path, f'"{name}"', f"{shorten(reason)} is no reason", f"use one of: {', '.join(REASONS)}") for name, reason in wrong]


def _problem(path: Path, clue: str, found: str, remedy: str) -> Problem:
    text = path.read_text(encoding="utf-8", errors="replace")
    return make_problem(text, max(text.find(clue), 0), show_path(path), rule="plain-number", found=found, remedy=remedy)
