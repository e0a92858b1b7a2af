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
    count = "no problem" if not found else "1 problem" if len(found) == 1 else f"{len(found)} problems"
    print(f"{summary}: {count}" if summary else count, file=sys.stderr)
    return 1 if found else 0
