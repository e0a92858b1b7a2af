"""`course new`: begins a lesson, a bank, a lab or a module with files that pass every check."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_new_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `new` to the commands of a program."""
    parser = subparsers.add_parser("new", help="begin a lesson, a bank, a lab or a module", description=__doc__)
    parser.add_argument("what", choices=("lesson", "bank", "lab", "module"))
    parser.add_argument("name", help="module/page for a lesson or a bank; one word for a lab or a module")
    parser.add_argument("--title", help="by default made from the name")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from coursesite.new.make import MAKERS, Refused

    title = " ".join((options.title or "").split()) or options.name.rpartition("/")[2].replace("-", " ").replace("_", " ").capitalize()
    try:
        new = MAKERS[options.what](Path(), options.name, title)
    except Refused as error:
        print(f"course: {error}", file=sys.stderr)
        return 2
    for path, text in new.files.items():
        print(f"{'changed' if path.exists() else 'wrote'} {path.as_posix()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    print("", *new.steps, "'course serve' shows it; 'course check' says what is missing.", sep="\n")
    return 0
