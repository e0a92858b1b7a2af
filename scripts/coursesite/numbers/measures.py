"""What the labs measured, read from their results files, and small sums of it: `training.age1_mae - training.age1_new_mae`."""

from __future__ import annotations

import ast
import json
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from coursequiz.problems import Problem, shorten, show_path, suggest

RESULTS = "*/labs/results/*.json"
"""Where labs write what they measured, seen from the docs folder."""

_NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One number that a lab measured."""

    text: str
    """What prose may print."""
    value: float
    """The number before it was rounded for prose."""
    unit: str
    about: str


JSON_ERRORS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading a file of JSON raises where it is none, or is of another shape."""

Results = Mapping[str, Mapping[str, Measure]]
"""Lab name to measure name to measure."""

UNREAD: Mapping[str, Measure] = {}
"""What stands for the results of a lab that cannot be read: that is told once, and not again at each of its numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Why the labs have no number for what was written."""

    found: str
    remedy: str


def read_results(docs: Path) -> tuple[Results, list[Problem]]:
    """Return what all labs below `docs` measured, with the problems of files that cannot be read."""
    results: dict[str, Mapping[str, Measure]] = {}
    problems: list[Problem] = []
    for path in sorted(docs.glob(RESULTS)):
        try:
            results[path.stem] = read_measures(path)
        except JSON_ERRORS as error:
            found = f"the results of lab {path.stem} cannot be read ({type(error).__name__}: {error})"
            results[path.stem] = UNREAD
            problems.append(Problem(path=show_path(path), line=1, column=1, rule="lab-results", found=found, remedy="run the lab again"))
    return results, problems


def read_measures(file: Path) -> dict[str, Measure]:
    """Return what one lab measured; raises one of `JSON_ERRORS` where the file holds something else."""
    return {str(name): _read_measure(entry) for name, entry in json.loads(file.read_text(encoding="utf-8")).items()}


def _read_measure(entry: Mapping[str, Any]) -> Measure:
    return Measure(text=str(entry["text"]), value=float(entry["value"]), unit=str(entry.get("unit", "")), about=str(entry.get("about", "")))


def compare(what: str, typed: str, where: str, results: Results, *, exact: bool = False) -> Fault | None:
    """Return how a typed number differs from what the labs measured; None where it does not, or where that cannot be known.

    Args:
        what: A measure, as `training.static_sept_mae`, or a sum of measures and numbers.
        typed: The number as it is printed. It may have fewer digits than the measure has; a sum is compared to the digits typed.
        where: What says the number, for the message.
        results: What the labs measured.
        exact: Whether it must be written as the lab writes it, with its minus sign and its commas.
    """
    if any(results.get(name.partition(".")[0]) is UNREAD for name in _NAME.findall(what)):
        return None
    same = (lambda right: right == typed) if exact else (lambda right: _plain(right) == _plain(typed))
    if not _NAME.fullmatch(what):
        value = _compute(what, results)
        if isinstance(value, Fault):
            return value
        right = _write(value, _count_decimals(typed))
        return None if same(right) else Fault(found=f"{where} says {typed}, {what} gives {right}", remedy=f"write {right}")
    lab, name = what.split(".")
    measure = _find(lab, name, typed, results)
    if isinstance(measure, Fault):
        return measure
    texts = dict.fromkeys([measure.text, _shorten(measure, typed)])
    if any(map(same, texts)):
        return None
    return Fault(found=f"{where} says {typed}, lab {lab} measured {measure.text} ({what})", remedy=f"write {' or '.join(texts)}")


def _shorten(measure: Measure, typed: str) -> str:
    """Return the measure, rounded where fewer digits are typed."""
    decimals = _count_decimals(typed)
    return _write(measure.value, decimals) if decimals < _count_decimals(measure.text) else measure.text


def _compute(what: str, results: Results) -> float | Fault:
    """Return the value of a sum."""
    try:
        return _visit(ast.parse(what.replace("\u2212", "-").strip(), mode="eval").body, results)
    except LookupError as error:
        fault = error.args[0]
        return fault if isinstance(fault, Fault) else Fault(found=str(fault), remedy="name measures of labs")
    except (SyntaxError, ArithmeticError, TypeError, ValueError):
        remedy = "use measures, numbers, + - * / ** and parentheses"
        return Fault(found=f"{shorten(what)} cannot be computed", remedy=remedy)


def _visit(node: ast.expr, results: Results) -> float:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_visit(left, results), _visit(right, results))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_visit(operand, results)
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.Attribute(value=ast.Name(id=lab), attr=name):
            measure = _find(lab, name, "", results)
            if isinstance(measure, Fault):
                raise LookupError(measure)
            # As printed, so that a reader who does the sum gets the same.
            return float(_plain(measure.text))
    raise SyntaxError


def _find(lab: str, name: str, text: str, results: Results) -> Measure | Fault:
    """Return the measure, or what was not found and what to do: a near name, or a name whose number is the one typed."""
    if lab not in results:
        return Fault(found=f"there is no lab {shorten(lab)} with results", remedy=suggest(lab, results) if results else "run the lab first")
    measures = results[lab]
    if name in measures:
        return measures[name]
    same = [other for other, measure in measures.items() if len(text) > 2 and _plain(measure.text) == _plain(text)]
    near = get_close_matches(name, same, n=1, cutoff=0.3) or get_close_matches(name, measures, n=1) or (same if len(same) == 1 else [])
    remedy = f"did you mean '{near[0]}', which is {measures[near[0]].text}?" if near else f"see labs/results/{lab}.json"
    return Fault(found=f"lab {lab} measured no {shorten(name)}", remedy=remedy)


def _write(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    return (text if text.strip("-0.,") else text.removeprefix("-")).replace("-", "\u2212")


def _count_decimals(number: str) -> int:
    return len(re.sub(r"\D", "", number.partition(".")[2]))


def _plain(number: str) -> float | str:
    """Return what a number says, however it is written."""
    plain = number.replace("\u2212", "-").replace(",", "").replace("_", "").removesuffix("%").strip()
    try:
        return float(plain)
    except ValueError:
        return number
