"""`course check`: reports every problem of the sources and of the site that is built from them, in one run.

Exit status: 0 nothing to say, 1 problems, 2 wrong use or a tool that is missing.
"""

from __future__ import annotations

import argparse
import gc
import sys
from datetime import UTC, datetime
from pathlib import Path

from coursequiz.report import FORMATS, FORMATS_HELP, count, print_problems
from coursesite.check.edit import Remark, apply_edits
from coursesite.commands import refuse

KEPT = Path(".cache/course")
"""Beside the banks: where a check of a built site keeps what it read in them, for the next one."""


def add_check_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands of a program."""
    parser = subparsers.add_parser("check", help="report every problem of the sources and of the site built from them", description=__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of pages (default: docs)")
    parser.add_argument("--quizzes", type=Path, default=Path("quizzes"), help="folder of banks (default: quizzes)")
    parser.add_argument("--config", type=Path, help="the settings of the site (default: mkdocs.yml)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sources", action="store_true", help="check only the sources, without a build")
    what.add_argument("--site", type=Path, metavar="FOLDER", help="check only this built site, which may be any MkDocs site")
    what.add_argument("--external", action="store_true", help="ask every link to another site, through lychee, and record when it last answered")
    parser.add_argument("--record", type=Path, metavar="FILE", help="where --external records it (default: .cache/course/links.json)")
    parser.add_argument("--built", type=Path, default=Path("site"), metavar="FOLDER", help="site to read where it is newer than its sources (default: site)")
    parser.add_argument("--fix", action="store_true", help="mend what is mechanical, say so, and report the rest")
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMATS_HELP)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.config is not None and not options.config.is_file():
        return refuse(f"there is no {options.config}")
    options.config = options.config or Path("mkdocs.yml")
    if options.external:
        return _check_external(options)
    if options.site is not None and not any(options.site.rglob("*.html")):
        return refuse(f"{options.site} holds no built site")
    if options.site is None and not (options.docs.is_dir() and options.quizzes.is_dir()):
        return refuse(f"there is no folder {options.quizzes if options.docs.is_dir() else options.docs}; check a built site with --site FOLDER")
    remarks, skipped, summary = _check(options)
    problems = [remark.problem for remark in remarks]
    if options.fix:
        mended = apply_edits(remarks)
        for problem in mended:
            print(f"mended {problem.path}:{problem.line}:{problem.column}: {problem.rule}", file=sys.stderr)
        problems = [problem for problem in problems if problem not in mended]
    for reason in skipped:
        print(f"not checked: {reason}", file=sys.stderr)
    gc.freeze()  # the process is about to end: a last search for garbage among all that was read takes a sixth of the whole time
    return print_problems(problems, format=options.format, summary=summary)


def _check(options: argparse.Namespace) -> tuple[list[Remark], list[str], str]:
    """Return the problems, which rules do not apply, and what was checked."""
    if options.site is not None:
        from coursesite.check.built import check_built
        from coursesite.check.origin import read_origin

        site, remarks, skipped = check_built(options.site, read_origin(options.docs, options.quizzes, options.quizzes.parent / KEPT))
        return remarks, skipped, count(len(site.pages), "built page")
    from coursesite.check.run import check_course
    from coursesite.check.sources.course import Folders

    folders = Folders(docs=options.docs, quizzes=options.quizzes, config=options.config, others=(Path("scripts"), Path("README.md")))
    return check_course(folders, None if options.sources else options.built)


def _check_external(options: argparse.Namespace) -> int:
    from coursesite.check.external import RECORD, check_addresses, find_addresses, find_lychee

    lychee = find_lychee()
    if lychee is None:
        return refuse("lychee is missing: run 'make links', which installs it into an environment of its own")
    places = find_addresses([options.docs, options.quizzes, options.config])
    try:
        problems = check_addresses(places, lychee, options.record or RECORD, datetime.now(tz=UTC).date())
    except RuntimeError as error:
        return refuse(str(error))
    return print_problems(problems, format=options.format, summary=f"{len(places)} links to other sites")
