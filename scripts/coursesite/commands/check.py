"""`course check`: reports every problem of the pages as they were written, or of a site as it was built."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursequiz.report import FORMATS, FORMATS_HELP, print_problems


def add_check_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands of a program."""
    parser = subparsers.add_parser("check", help="report every problem of the pages, or of a built site", description=__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of pages (default: docs)")
    parser.add_argument("--quizzes", type=Path, default=Path("quizzes"), help="folder of banks (default: quizzes)")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="check only this built site, which may be any MkDocs site")
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMATS_HELP)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.site is not None:
        return _check_site(options)
    from coursesite.pages import check_site

    site, problems = check_site(options.docs, options.quizzes)
    questions = sum(len(pairs) for pairs in site.asked.values())
    return print_problems(problems, format=options.format, summary=f"{len(site.pages)} pages with {questions} questions")


def _check_site(options: argparse.Namespace) -> int:
    from coursesite.check.origin import read_origin
    from coursesite.check.run import check_built

    if not any(options.site.rglob("*.html")):
        print(f"course: {options.site} holds no built site", file=sys.stderr)
        return 2
    site, problems, skipped = check_built(options.site, read_origin(options.docs, options.quizzes))
    for reason in skipped:
        print(f"not checked: {reason}", file=sys.stderr)
    return print_problems(problems, format=options.format, summary=f"{len(site.pages)} built pages")
