"""`course glossary`: writes the glossary page from the terms that pages show as cards."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursequiz.problems import Problem
from coursequiz.report import print_problems
from coursesite.commands import refuse
from coursesite.config_place import CONFIG
from coursesite.glossary import PAGE, SOURCE, make_glossary
from coursesite.lessons import find_pages
from coursesite.outline import find_places, read_config


def add_glossary_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `glossary` to the commands of a program."""
    parser = subparsers.add_parser("glossary", help="write the glossary page from the terms that pages show as cards", description=__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of pages (default: docs)")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not (options.docs / SOURCE).is_file():
        return refuse(f"there is no {options.docs / SOURCE}: run it in the folder of mkdocs.yml, or name the folder of pages with --docs")
    text, problems = make_glossary(options.docs, _find_order(options.docs))
    page = options.docs / PAGE
    if not page.is_file() or page.read_text(encoding="utf-8", errors="replace") != text:
        if options.check:
            found, remedy = "the page differs from its source", "run 'course glossary'"
            problems.append(Problem(path=page.as_posix(), line=1, column=1, rule="stale-file", found=found, remedy=remedy))
        else:
            page.write_text(text, encoding="utf-8", newline="\n")
    return print_problems(problems, summary="glossary")


def _find_order(docs: Path) -> list[str]:
    """Return the pages below docs in the order of the navigation, and behind them those that it does not name."""
    pages = [path.relative_to(docs).as_posix() for path in find_pages(docs)]
    config = docs.parent / CONFIG
    order = [place.source for place in find_places(read_config(config).get("nav"))] if config.is_file() else []
    return sorted(pages, key=lambda page: order.index(page) if page in order else len(order))
