"""`course schema`: writes the JSON Schemas of the front matter of pages, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursequiz.problems import Problem
from coursequiz.report import print_problems
from coursesite.commands import refuse


def add_schema_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `schema` to the commands of a program."""
    parser = subparsers.add_parser("schema", help="write the JSON Schemas of pages' front matter", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where they stand (default: scripts/coursesite/schemas)")
    parser.add_argument("--check", action="store_true", help="only say whether they are up to date")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from coursesite.schema import FOLDER, render_schemas

    folder = options.folder or FOLDER
    if options.folder is None and not FOLDER.is_dir():
        return refuse(f"there is no folder {FOLDER}: run it in the folder of mkdocs.yml, or name a folder")
    problems = []
    for name, text in render_schemas().items():
        file = folder / name
        if file.is_file() and file.read_text(encoding="utf-8", errors="replace") == text:
            continue
        if options.check:
            found, remedy = "the schema is not what its model says", "run 'course schema'"
            problems.append(Problem(path=file.as_posix(), line=1, column=1, rule="stale-file", found=found, remedy=remedy))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {file.as_posix()}")
    return print_problems(problems, summary="schemas of front matter")
