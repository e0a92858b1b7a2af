"""The command `course`: checks this site's pages, finishes and serves what was built, finds a browser for the tests."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen

from coursequiz.problems import Problem
from coursequiz.report import FORMATS, print_problems
from coursesite.chromium import get_chromium
from coursesite.finish import finish_folder
from coursesite.glossary import PAGE, make_glossary
from coursesite.labs.command import add_labs_command
from coursesite.lessons import find_pages
from coursesite.pages import check_site
from coursesite.serve import open_server, run_server
from coursesite.twin import compare_sites, count_questions


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 sound, 1 problems found, 2 wrong use.

    Args:
        arguments: The words after the command's name; by default those of the process.
    """
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="course", description="Tools of this course's site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="report every problem of pages, numbers and questions that stand nowhere")
    check.add_argument("--docs", type=Path, default=Path("docs"), help="folder of pages (default: docs)")
    check.add_argument("--quizzes", type=Path, default=Path("quizzes"), help="folder of banks (default: quizzes)")
    check.add_argument("--format", choices=FORMATS, default="text", help="one line a problem, or one JSON list")
    check.set_defaults(run=_check)

    finish = commands.add_parser("finish", help="finish the pages that another builder than MkDocs wrote")
    finish.add_argument("folder", type=Path, metavar="FOLDER", help="the built site")
    finish.set_defaults(run=_finish)

    serve = commands.add_parser("serve-built", help="serve a built site on this machine")
    serve.add_argument("folder", nargs="?", type=Path, default=Path("site"), metavar="FOLDER", help="the built site (default: site)")
    serve.add_argument("--port", type=int, help="by default the first free one from 8000")
    serve.add_argument("--check", action="store_true", help="only fetch the home page and stop")
    serve.set_defaults(run=_serve)

    glossary = commands.add_parser("glossary", help="write the glossary page from the terms that pages show as cards")
    glossary.add_argument("--docs", type=Path, default=Path("docs"), help="folder of pages (default: docs)")
    glossary.add_argument("--check", action="store_true", help="only say whether it is up to date")
    glossary.set_defaults(run=_glossary)

    twin = commands.add_parser("twin", help="hold two builds of this site against each other: pages and questions")
    twin.add_argument("site", type=Path, metavar="SITE", help="the site that is published")
    twin.add_argument("twin", type=Path, metavar="OTHER", help="the same source, built by another builder")
    twin.add_argument("--without", default="", metavar="FOLDER", help="pages that the other builder is known not to make")
    twin.set_defaults(run=_twin)

    add_labs_command(commands)

    browser = commands.add_parser("browser", help="print the path of a Chromium for the tests; install one where there is none")
    browser.set_defaults(run=_browser)
    return parser


def _check(options: argparse.Namespace) -> int:
    site, problems = check_site(options.docs, options.quizzes)
    questions = sum(len(pairs) for pairs in site.asked.values())
    return print_problems(problems, format=options.format, summary=f"{len(site.pages)} pages with {questions} questions")


def _finish(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        print(f"course: there is no folder {options.folder}", file=sys.stderr)
        return 2
    print(f"finished {finish_folder(options.folder)} pages in {options.folder}")
    return 0


def _glossary(options: argparse.Namespace) -> int:
    order = [path.relative_to(options.docs).as_posix() for path in find_pages(options.docs)]
    text, problems = make_glossary(options.docs, order)
    page = options.docs / PAGE
    if not page.is_file() or page.read_text(encoding="utf-8") != text:
        if options.check:
            found, remedy = "the page differs from its source", "run 'course glossary'"
            problems.append(Problem(path=page.as_posix(), line=1, column=1, rule="stale-file", found=found, remedy=remedy))
        else:
            page.write_text(text, encoding="utf-8", newline="\n")
    return print_problems(problems, summary="glossary")


def _twin(options: argparse.Namespace) -> int:
    summary = f"{count_questions(options.twin)} of {count_questions(options.site)} questions"
    return print_problems(compare_sites(options.site, options.twin, without=options.without), summary=summary)


def _serve(options: argparse.Namespace) -> int:
    if options.check:
        with run_server(options.folder) as running, urlopen(running.address) as answer:  # noqa: S310 - our own address
            print(f"{running.address} answers {answer.status}")
        return 0
    try:
        server = open_server(options.folder, options.port)
    except OSError as error:
        print(f"course: {error}", file=sys.stderr)
        return 2
    with server:
        print(f"The site is at {server.address} (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def _browser(_: argparse.Namespace) -> int:
    try:
        print(get_chromium())
    except LookupError as error:
        print(f"course: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
