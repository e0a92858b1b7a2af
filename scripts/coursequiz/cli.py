"""The command `coursequiz`: checks banks and what pages ask of them, writes their JSON Schemas, gives a site what questions need.

Checks by default, writes only when asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from coursequiz import __version__
from coursequiz.banks import read_course
from coursequiz.files import DOCS, QUIZZES
from coursequiz.problems import Problem, show_path
from coursequiz.report import FORMATS, FORMATS_HELP, count, print_problems, run_safely


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 sound, 1 problems found, 2 wrong use.

    Args:
        arguments: The words after the command's name; by default those of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    return run_safely("coursequiz", lambda: options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coursequiz", description="Quizzes for Markdown sites: check banks, write their schema, set up a site.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="read banks and the quiz fences of pages, and report every problem in them")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="banks or folders of them (default: quizzes, and the fences of all pages)")
    check.add_argument("--docs", type=Path, help="folder of pages, which links in banks are relative to (default: docs, where there is one)")
    check.add_argument("--lint", action="store_true", help="also report what item-writing rules find")
    check.add_argument("--format", choices=FORMATS, default="text", help=FORMATS_HELP)
    check.set_defaults(run=_check)

    coverage = commands.add_parser("coverage", help="show how many questions each objective has, by level and by place, and report empty cells")
    coverage.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="banks or folders of them (default: quizzes)")
    coverage.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages, which say what a test draws from (default: docs)")
    coverage.add_argument("--check", action="store_true", help="only report empty cells")
    coverage.set_defaults(run=_coverage)

    schema = commands.add_parser("schema", help="write the JSON Schemas that editors use")
    schema.add_argument("folder", nargs="?", type=Path, default=QUIZZES, help="where they stand (default: quizzes)")
    schema.add_argument("--check", action="store_true", help="only say whether they are up to date")
    schema.set_defaults(run=_schema)

    init = commands.add_parser("init", help="give a site the scripts, styles and schemas of this version, and a first bank")
    init.add_argument("--docs", type=Path, default=DOCS, help="folder of pages (default: docs)")
    init.add_argument("--quizzes", type=Path, default=QUIZZES, help="folder of banks (default: quizzes)")
    init.add_argument("--check", action="store_true", help="only say whether what an earlier run wrote is of this version")
    init.set_defaults(run=_init)
    return parser


def _check(options: argparse.Namespace) -> int:
    if options.docs is not None and not options.docs.is_dir():
        print(f"coursequiz: there is no folder {options.docs} for pages", file=sys.stderr)
        return 2
    docs = options.docs or (DOCS if DOCS.is_dir() else None)
    course, problems = read_course(options.paths or [QUIZZES], docs=docs)
    if docs is not None and not options.paths:
        from coursequiz.library import Library, read_pages

        library = Library(folder=QUIZZES, course=course, problems=tuple(problems))
        problems += [problem for file, text in read_pages(docs) for problem in library.check_fences(text, show_path(file))]
    if options.lint:
        from coursequiz.lint import lint_course

        problems += lint_course(course)
    summary = f"{count(len(course.items()), 'question')} in {count(len(course.banks), 'bank')}"
    return print_problems(problems, format=options.format, summary=summary)


def _coverage(options: argparse.Namespace) -> int:
    from coursequiz.coverage import count_questions, find_empty_cells, find_pools, render_matrix

    course, problems = read_course(options.paths or [QUIZZES], docs=None)
    if problems:
        return print_problems(problems, summary="coverage")
    rows = count_questions(course, find_pools(options.docs))
    if not options.check:
        print(render_matrix(rows), flush=True)
    return print_problems(find_empty_cells(course, rows), summary="coverage")


def _schema(options: argparse.Namespace) -> int:
    from coursequiz.schema import render_schemas

    problems = []
    for name, text in render_schemas().items():
        file = options.folder / name
        current = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
        if current == text:
            continue
        if options.check:
            found = "the schema is out of date" if current is not None else "the schema is missing"
            remedy = f"run 'coursequiz schema {options.folder.as_posix()}'"
            problems.append(Problem(path=file.as_posix(), line=1, column=1, rule="stale-file", found=found, remedy=remedy))
        else:
            options.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {file.as_posix()}")
    return print_problems(problems, summary="schemas")


def _init(options: argparse.Namespace) -> int:
    from coursequiz.starter import FIRST_BANK, check_own_files, list_own_files, render_configuration

    own = list_own_files(options.docs, options.quizzes)
    first = {options.quizzes / "first.yml": FIRST_BANK}
    if options.check:
        return print_problems(check_own_files(own), summary="files of coursequiz")
    if not options.docs.is_dir():
        print(f"coursequiz: there is no folder {options.docs} for pages; name it with --docs", file=sys.stderr)
        return 2
    is_new = not options.quizzes.is_dir() or not any(options.quizzes.rglob("*.y*ml"))
    for file, text in {**own, **(first if is_new else {})}.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {file.as_posix()}")
    if is_new:
        print(f"\nAdd to mkdocs.yml:\n\n{render_configuration(options.docs, options.quizzes)}\nand to a page:\n\n```quiz\nbank: first\n```")
    return 0


if __name__ == "__main__":
    sys.exit(main())
