"""Problems written out: as lines or as JSON. The one place that prints them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Literal

from coursequiz.problems import Problem, sort_problems

Format = Literal["text", "json"]
FORMATS: tuple[Format, ...] = ("text", "json")


def print_problems(problems: Sequence[Problem], *, format: Format = "text", summary: str = "") -> int:
    """Print every problem and return the exit status: 0 for none, else 1.

    Args:
        problems: In any order; each is printed once.
        format: One line each, or one JSON list.
        summary: What was checked, said on standard error.
    """
    found = sort_problems(problems)
    if format == "json":
        print(json.dumps([problem.to_dict() for problem in found], indent=2, ensure_ascii=False))
    else:
        for problem in found:
            print(problem)
    verdict = count(len(found), "problem") if found else "no problem"
    print(f"{summary}: {verdict}" if summary else verdict, file=sys.stderr)
    return 1 if found else 0


def count(number: int, word: str) -> str:
    """Return a number with its word, in the plural unless it is one."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
