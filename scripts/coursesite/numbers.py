"""Numbers in prose that come from a lab: `{{ training.static_sept_mae = 16.1 }}` prints 16.1, and a check keeps it true.

Owns the notation in two places: the Markdown extension, which prints the number as typed, and the check, which compares it
with the results file that the lab wrote. The same check reads the comment `# lab: training.static_sept_mae` beside a number
in a bank. Knows nothing of lessons or of how labs run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from coursequiz.problems import Problem, shorten, suggest

RESULTS = "*/labs/results/*.json"
"""Where labs write what they measured, seen from the docs folder."""

_NUMBER = r"\{\{\s*(?P<lab>[a-z][a-z0-9_]*)\.(?P<name>[a-z][a-z0-9_]*)\s*=\s*(?P<text>[^{}\n]*?[^{}\s])\s*\}\}"
_STRICT = re.compile(_NUMBER)
# One pass: code is skipped as a whole, anything else that begins like a number is either one or a slip.
_FIND = re.compile(
    r"(?P<fence>^[ \t>]*(?P<marks>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=marks)[`~]*[ \t]*$|\Z))"
    r"|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<mark>\{\{\s*[A-Za-z_][\w-]*\s*\.\s*[A-Za-z_][^{}\n]*\}?\}?)",
    re.MULTILINE | re.DOTALL,
)
_COMMENT = re.compile(
    r"^(?P<before>[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?(?P<key>[a-z]+):[ \t]*)(?P<value>[^#\n]*?)[ \t]+#[ \t]*lab:[ \t]*(?P<what>[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
_NAME = re.compile(r"^([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One number that a lab measured."""

    text: str
    """What prose may print."""
    unit: str
    about: str


Results = Mapping[str, Mapping[str, Measure]]
"""Lab name to measure name to measure."""


def read_results(docs: Path) -> tuple[Results, list[Problem]]:
    """Return what all labs below `docs` measured, with the problems of files that cannot be read."""
    results: dict[str, dict[str, Measure]] = {}
    problems: list[Problem] = []
    for path in sorted(docs.glob(RESULTS)):
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))
            results[path.stem] = {str(name): _read_measure(entry) for name, entry in entries.items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            found = f"the results of lab {path.stem} cannot be read ({type(error).__name__}: {error})"
            problems.append(Problem(path=str(path), line=1, column=1, rule="lab-results", found=found, remedy="run the lab again"))
    return results, problems


def _read_measure(entry: Mapping[str, Any]) -> Measure:
    return Measure(text=str(entry["text"]), unit=str(entry.get("unit", "")), about=str(entry.get("about", "")))


def check_numbers(text: str, path: str, results: Results) -> list[Problem]:
    """Return the numbers in a page's or a bank's text that differ from what the lab measured, or name nothing it measured.

    Args:
        text: The file's text.
        path: The name that problems carry.
        results: What the labs measured.
    """
    problems = [_check_mark(mark, index, path, text, results) for index, mark in _find_marks(text)]
    if path.endswith((".yml", ".yaml")):
        problems += [_check_comment(match, path, text, results) for match in _COMMENT.finditer(text)]
    return [problem for problem in problems if problem is not None]


def check_files(paths: Iterable[Path], results: Results) -> list[Problem]:
    """Return the problems of the numbers in all files; a file that is no text is left to the checks that own it."""
    problems: list[Problem] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        problems += check_numbers(text, str(path), results)
    return problems


def _find_marks(text: str) -> Iterator[tuple[int, str]]:
    for match in _FIND.finditer(text):
        if match["mark"] is not None:
            yield match.start("mark"), match["mark"]


def _check_mark(mark: str, index: int, path: str, text: str, results: Results) -> Problem | None:
    line, column = _place(text, index)
    match = _STRICT.match(mark)
    if match is None:
        found = f"{shorten(mark)} is no number of a lab"
        remedy = "write '{{ lab.name = 16.1 }}' with small letters, digits and _ in the names"
        return Problem(path=path, line=line, column=column, rule="lab-number", found=found, remedy=remedy)
    measure = _find_measure(match["lab"], match["name"], match["text"], results)
    if isinstance(measure, Measure) and measure.text == match["text"]:
        return None
    found, remedy = _describe(measure, "the text", match["text"], match["lab"], match["name"])
    return Problem(path=path, line=line, column=column, rule="lab-number", found=found, remedy=remedy)


def _check_comment(match: re.Match[str], path: str, text: str, results: Results) -> Problem | None:
    line, column = _place(text, match.start("value"))
    value = match["value"].rstrip(" \t,}").strip("'\"")
    name = _NAME.match(match["what"])
    if name is None:
        found = f"the comment names {shorten(match['what'])}, which is no number of a lab"
        return Problem(path=path, line=line, column=column, rule="lab-number", found=found, remedy="write '# lab: training.static_sept_mae'")
    measure = _find_measure(name[1], name[2], value, results)
    if isinstance(measure, Measure) and _is_same_number(measure.text, value):
        return None
    found, remedy = _describe(measure, f"the {match['key']}", value, name[1], name[2])
    return Problem(path=path, line=line, column=column, rule="lab-number", found=found, remedy=remedy)


def _find_measure(lab: str, name: str, text: str, results: Results) -> Measure | tuple[str, str]:
    """Return the measure, or what was not found and what to do: a near name, or a name whose number is the one typed."""
    if lab not in results:
        return f"there is no lab {shorten(lab)} with results", suggest(lab, results) if results else "run the lab first"
    measures = results[lab]
    if name in measures:
        return measures[name]
    found = f"lab {lab} measured no {shorten(name)}"
    same = [other for other, measure in measures.items() if len(text) > 2 and _is_same_number(measure.text, text)]
    near = get_close_matches(name, same, n=1, cutoff=0.3) or get_close_matches(name, measures, n=1) or (same if len(same) == 1 else [])
    return found, f"did you mean '{near[0]}', which is {measures[near[0]].text}?" if near else f"see labs/results/{lab}.json"


def _describe(measure: Measure | tuple[str, str], where: str, text: str, lab: str, name: str) -> tuple[str, str]:
    if isinstance(measure, tuple):
        return measure
    return f"{where} says {text}, lab {lab} measured {measure.text} ({lab}.{name})", f"write {measure.text}"


def _is_same_number(measured: str, typed: str) -> bool:
    try:
        return float(_plain(measured)) == float(_plain(typed))
    except ValueError:
        return measured == typed


def _plain(number: str) -> str:
    return number.replace("\u2212", "-").replace(",", "").replace("_", "").removesuffix("%").strip()


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


class NumberProcessor(InlineProcessor):
    """Prints the number of `{{ lab.name = number }}`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        """Return the number and its place in the line."""
        return m["text"], m.start(0), m.end(0)


class NumbersExtension(Extension):
    """Markdown with numbers that come from labs, wherever inline text stands."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the notation after code spans and escapes, before links and emphasis."""
        md.inlinePatterns.register(NumberProcessor(_NUMBER, md), "coursesite-number", 175)


def makeExtension(**kwargs: Any) -> NumbersExtension:
    """Return the extension, for Markdown to load it by module name."""
    return NumbersExtension(**kwargs)
