"""`course twin`: holds two builds of this site against each other, pages and questions."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursequiz.report import print_problems
from coursesite.commands import refuse
from coursesite.twin import compare_sites, count_questions


def add_twin_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `twin` to the commands of a program."""
    parser = subparsers.add_parser("twin", help="hold two builds of this site against each other: pages and questions", description=__doc__)
    parser.add_argument("site", type=Path, metavar="SITE", help="the site that is published")
    parser.add_argument("twin", type=Path, metavar="OTHER", help="the same source, built by another builder")
    parser.add_argument("--without", default="", metavar="FOLDER", help="pages that the other builder is known not to make")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    for site in (options.site, options.twin):
        if not any(site.rglob("*.html")):
            return refuse(f"{site} holds no built site")
    summary = f"{count_questions(options.twin)} of {count_questions(options.site)} questions"
    return print_problems(compare_sites(options.site, options.twin, without=options.without), summary=summary)
