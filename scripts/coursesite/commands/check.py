"""`course check`: reports every problem of pages, numbers, and questions that stand nowhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursequiz.report import FORMATS, print_problems
from coursesite.pages import check_site


def add_check_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands of a program."""
    parser = subparsers.add_parser("check", help="report every problem of pages, numbers and questions that stand nowhere", description=__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of pages (default: docs)")
    parser.add_argument("--quizzes", type=Path, default=Path("quizzes"), help="folder of banks (default: quizzes)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="one line a problem, or one JSON list")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    site, problems = check_site(options.docs, options.quizzes)
    questions = sum(len(pairs) for pairs in site.asked.values())
    return print_problems(problems, format=options.format, summary=f"{len(site.pages)} pages with {questions} questions")
