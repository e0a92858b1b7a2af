"""`course browser`: prints the path of a Chromium for the tests; installs one where there is none."""

from __future__ import annotations

import argparse
import sys

from coursesite.chromium import get_chromium


def add_browser_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `browser` to the commands of a program."""
    parser = subparsers.add_parser("browser", help="print the path of a Chromium for the tests; install one where there is none", description=__doc__)
    parser.set_defaults(run=_run)


def _run(_: argparse.Namespace) -> int:
    try:
        print(get_chromium())
    except LookupError as error:
        print(f"course: {error}", file=sys.stderr)
        return 1
    return 0
