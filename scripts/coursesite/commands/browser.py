"""`course browser`: prints the paths of the programs that the tests drive; installs what is missing."""

from __future__ import annotations

import argparse
import sys

from coursesite.engines import ENGINES, get_paths


def add_browser_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `browser` to the commands of a program."""
    parser = subparsers.add_parser("browser", help="print the path of a browser for the tests; install one where there is none", description=__doc__)
    parser.add_argument("engines", nargs="*", choices=("chromium", *ENGINES), default="chromium", help="chromium (unless told otherwise), firefox, webkit")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    engines = [arguments.engines] if isinstance(arguments.engines, str) else arguments.engines
    problems = []
    for engine in engines:
        try:
            print(*get_paths(engine), sep="\n")
        except LookupError as error:
            problems.append(error)
    for problem in problems:
        print(f"course: {problem}", file=sys.stderr)
    return 1 if problems else 0
