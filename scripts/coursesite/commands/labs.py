"""`course labs`: runs the labs whose source, helpers or packages changed; with `--check` runs all and compares with what is committed."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

from coursequiz.report import print_problems
from coursesite.commands import refuse
from coursesite.labs.command import Options, check_labs, write_labs
from coursesite.labs.source import FOLDER


def add_labs_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `labs` to the commands of a program."""
    parser = subparsers.add_parser("labs", help="run the labs and write their notebooks and results", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these labs, such as 'training'")
    parser.add_argument("--check", action="store_true", help="run again and compare with what is committed; write nothing")
    parser.add_argument("--labs", type=Path, default=FOLDER, metavar="FOLDER", help=f"folder of labs (default: {FOLDER})")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if find_spec("nbclient") is None:
        return refuse("the labs need packages of their own: install the group 'labs' (requirements-labs.txt)")
    if not options.labs.is_dir():
        return refuse(f"there is no folder {options.labs}: run it in the folder of mkdocs.yml")
    where = Options(folder=options.labs)
    action = check_labs if options.check else write_labs
    return print_problems(action(options.names, where), summary="labs")
