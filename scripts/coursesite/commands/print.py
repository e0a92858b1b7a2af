"""`course print`: makes each module, and each of its pages, one PDF with all questions and the key in an appendix."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from coursesite.chromium import get_chromium, print_pdf
from coursesite.commands import refuse


def add_print_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `print` to the commands of a program."""
    parser = subparsers.add_parser("print", help="make PDFs of modules and lessons, with all questions and the key", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="folders of the site (default: all that ask questions)")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="FOLDER", help="the built site (default: site)")
    parser.add_argument("--to", type=Path, default=Path("print"), metavar="FOLDER", help="where the PDFs go (default: print)")
    parser.add_argument("--whole", action="store_true", help="only one PDF for each module, none for its pages")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from coursesite.book.document import find_books, render_book  # its parser is not in the labs' environment, which has `course` too

    if not (options.site / "index.html").is_file():
        return refuse(f"{options.site} holds no built site: run 'make build' first")
    try:
        books = find_books(options.site, options.modules)
        browser = get_chromium()
    except LookupError as error:
        return refuse(error)
    for book in books:
        if options.whole and len(book.pages) == 1:
            continue
        target = options.to / f"{book.name}.pdf"
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "book.html"
            source.write_text(render_book(options.site, book), encoding="utf-8")
            print_pdf(browser, source, target)
        print(target)
    return 0
