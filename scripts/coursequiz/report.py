"""Problems written out: as lines, as JSON, or as annotations of GitHub. The one place that prints them.

Owns also how a command ends where the machine lets it down: a full disk, a folder in a file's place, a reader that went away.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Literal

from coursequiz.problems import Problem, sort_problems

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = ("text", "json", "github")
FORMATS_HELP = "one line a problem, one JSON list, or annotations of GitHub (default: text)"


def print_problems(problems: Sequence[Problem], *, format: Format = "text", summary: str = "") -> int:
    """Print every problem and return the exit status: 0 for none, else 1.

    Args:
        problems: In any order; each is printed once.
        format: One line each, one JSON list, or one annotation each.
        summary: What was checked, said on standard error.
    """
    found = sort_problems(problems)
    if format == "json":
        print(json.dumps([problem.to_dict() for problem in found], indent=2, ensure_ascii=False))
    else:
        for problem in found:
            print(_annotate(problem) if format == "github" else problem)
    verdict = count(len(found), "problem") if found else "no problem"
    print(f"{summary}: {verdict}" if summary else verdict, file=sys.stderr)
    return 1 if found else 0


def leave_quietly() -> int:
    """Return the exit status of a command whose reader went away, as `| head` does once it has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python would try once more to write the rest, and say that it cannot
    return 1


def run_safely(name: str, run: Callable[[], int]) -> int:
    """Return a command's exit status; where a file cannot be read or written, say which one and why, and return 2."""
    try:
        status = run()
        sys.stdout.flush()
    except BrokenPipeError:
        return leave_quietly()
    except OSError as error:
        print(f"{name}: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 2
    return status


def count(number: int, word: str) -> str:
    """Return a number with its word, in the plural unless it is one."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _annotate(problem: Problem) -> str:
    """Return the problem as a command that GitHub shows beside the line."""
    place = f"file={_escape(problem.path)},line={problem.line},col={problem.column},title={_escape(problem.rule)}"
    message = f"{problem.found} — {problem.remedy}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::error {place}::{message}"


def _escape(value: str) -> str:
    for plain, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(plain, escaped)
    return value
