"""`course new`: begins a lesson, a bank, a lab or a module with files that pass every check."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursesite.commands import refuse


def add_new_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `new` to the commands of a program."""
    parser = subparsers.add_parser("new", help="begin a lesson, a bank, a lab or a module", description=__doc__)
    parser.add_argument("what", choices=("lesson", "bank", "lab", "module"))
    parser.add_argument("name", help="module/page for a lesson or a bank; one word for a lab or a module")
    parser.add_argument("--title", help="by default made from the name; a bank has that of its page")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from coursesite.new.make import MAKERS, Refused

    if not Path("mkdocs.yml").is_file():
        return refuse("there is no mkdocs.yml: run it in the folder of mkdocs.yml")
    try:
        new = MAKERS[options.what](Path(), options.name, " ".join((options.title or "").split()))
    except Refused as error:
        return refuse(error)
    for path, text in new.files.items():
        print(f"{'changed' if path.exists() else 'wrote'} {path.as_posix()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    print("", *new.steps, "'course serve' shows it; 'course check' says what is missing.", sep="\n")
    return 0
