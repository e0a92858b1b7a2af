"""`course finish`: finishes the pages that another builder than MkDocs wrote."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursesite.commands import refuse
from coursesite.outline import find_places, make_outline, read_config, write_outline
from coursesite.publish import finish_folder


def add_finish_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `finish` to the commands of a program."""
    parser = subparsers.add_parser("finish", help="finish the pages that another builder than MkDocs wrote", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the built site")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="what the site was built from (default: mkdocs.yml)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        return refuse(f"there is no folder {options.folder}")
    if options.config.is_file():
        config, root = read_config(options.config), options.config.parent
        write_outline(options.folder, make_outline(root / "docs", root / "quizzes", find_places(config["nav"]), config["site_name"]))
    print(f"finished {finish_folder(options.folder)} pages in {options.folder}")
    return 0
