"""The command `python -m coursesite.bench`: prints a Markdown table for docs/contribute/performance.md.

`build` compares sites; `check` measures the checker of banks, `links` that of built sites; `scale` does all at several sizes; `edits`
measures how soon a browser shows what was saved, `search` what a first search costs a phone; `lighthouse` holds a page of each type to
its scores, and fails where one is missed. Rounds are interleaved, so that a busy moment hits all alike.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from coursesite.bench.clock import measure_cpu, spread
from coursesite.bench.edits import measure_edits
from coursesite.bench.lighthouse.run import run_lighthouse
from coursesite.bench.links import compare_links
from coursesite.bench.record import Record
from coursesite.bench.scale import MOST, Bench, measure_scale
from coursesite.bench.scale_tables import show_scale
from coursesite.bench.searches import measure_searches
from coursesite.bench.sites import name_page, write_banks, write_bare_site, write_our_site, write_peer_site
from coursesite.bench.versions import read_versions
from coursesite.chromium import get_chromium

SCRIPTS = Path(__file__).parents[2]
LOCK = Path("requirements-bench.txt")
PEER = "mkdocs-quiz 1.7.1"
QUIET = {"PYTHONPATH": str(SCRIPTS), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
"""Compiled modules are kept, as they are on an author's machine: compiling them anew is no part of a build."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m coursesite.bench", description="Measure what the quiz engine costs.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="build cost of a site with questions, without, and with mkdocs-quiz")
    build.add_argument("--rounds", type=int, default=7)
    build.add_argument("--pages", type=int, default=50)
    build.add_argument("--questions", type=int, default=10, help="on each page")
    build.add_argument("--peer", type=Path, default=Path(".venv-bench"), help="environment of mkdocs-quiz; made if it is missing")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="cost of `coursequiz check`")
    check.add_argument("--rounds", type=int, default=7)
    check.add_argument("--questions", type=int, default=500)
    check.set_defaults(run=_check)
    scale = commands.add_parser("scale", help="all costs at several sizes of a course")
    scale.add_argument("sizes", nargs="*", type=int, default=[30, 300, 1000, 3000], metavar="PAGES")
    scale.add_argument("--rounds", type=int, default=MOST, help="at most; fewer at large sizes (default: %(default)s)")
    scale.add_argument("--questions", type=int, default=5, help="on each page")
    scale.add_argument("--peer", type=Path, default=Path(".venv-bench"), help="environment of mkdocs-quiz and lychee; made if it is missing")
    scale.add_argument("--record", type=Path, default=Path(".cache/scale.json"), help="what was measured so far; a run goes on from it")
    scale.set_defaults(run=_scale)
    edits = commands.add_parser("edits", help="seconds from a saved file to a browser that shows it")
    edits.add_argument("sizes", nargs="*", type=int, default=[30, 1000], metavar="PAGES")
    edits.add_argument("--rounds", type=int, default=5)
    edits.add_argument("--questions", type=int, default=5, help="on each page")
    edits.set_defaults(run=_edits)
    search = commands.add_parser("search", help="KB and seconds of a phone's first search, through the single index and through Pagefind's")
    search.add_argument("sizes", nargs="*", type=int, default=[30, 300, 1000], metavar="PAGES")
    search.add_argument("--rounds", type=int, default=2)
    search.set_defaults(run=_search)
    links = commands.add_parser("links", help="cost of `course check --site`, and of lychee on the same folders")
    links.add_argument("--rounds", type=int, default=5)
    links.add_argument("--pages", type=int, nargs="+", default=[300, 3000], help="sizes of the sites")
    links.add_argument("--lychee", type=Path, default=Path(".venv-links/bin/lychee"), help="the program; 'make links' installs it")
    links.set_defaults(run=lambda options: compare_links(options.pages, options.rounds, options.lychee.absolute(), QUIET))
    lighthouse = commands.add_parser("lighthouse", help="Lighthouse on a page of each type, beside the theme as it comes")
    lighthouse.add_argument("--runs", type=int, default=5, help="on each page")
    lighthouse.add_argument("--resume", action="store_true", help="go on with the sites and reports of the last time")
    lighthouse.add_argument("--keep", type=Path, default=Path(".cache/lighthouse"), help="where they are")
    lighthouse.set_defaults(run=_lighthouse)
    options = parser.parse_args(arguments)
    result = options.run(options)
    table, faults = (result, []) if isinstance(result, str) else result
    print(table)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _build(options: argparse.Namespace) -> str:
    peer = _find_peer(options.peer)
    mkdocs = ["-m", "mkdocs", "build", "--quiet"]
    sites: dict[str, tuple[Callable[..., None], str]] = {
        "the bare pages": (write_bare_site, sys.executable),
        "coursequiz": (write_our_site, sys.executable),
        PEER: (write_peer_site, str(peer)),
    }
    times: dict[str, list[float]] = {name: [] for name in sites}
    with TemporaryDirectory() as top:
        folders = {name: Path(top) / str(number) for number, name in enumerate(sites)}
        for name, (write, _) in sites.items():
            write(folders[name], pages=options.pages, questions=options.questions)
        for number in range(options.rounds + 1):
            for name, (_, python) in sites.items():
                seconds = measure_cpu([python, *mkdocs], folders[name], QUIET if name != PEER else {**QUIET, "PYTHONPATH": ""})
                if number:  # the first round only fills caches
                    times[name].append(seconds)
        _assert_asked(folders["coursequiz"], "<quiz-question", options)
        _assert_asked(folders[PEER], '<div class="quiz"', options)
    return _show_build(times, options)


def _show_build(times: dict[str, list[float]], options: argparse.Namespace) -> str:
    count = options.pages * options.questions
    bare = times["the bare pages"]
    lines = [
        f"{options.pages} pages, {options.questions} questions on each, {options.rounds} interleaved rounds; user and system CPU; median (least–greatest).",
        "",
        "| site | CPU seconds | times the bare pages | ms CPU a question |",
        "|---|---|---|---|",
    ]
    for name, seconds in times.items():
        ratio = spread([value / base for value, base in zip(seconds, bare, strict=True)])
        extra = spread([(value - base) / count * 1000 for value, base in zip(seconds, bare, strict=True)])
        row = f"{ratio.show()} | {extra.show()}" if name != "the bare pages" else "1 | –"
        lines.append(f"| {name} | {spread(seconds).show()} | {row} |")
    return "\n".join(lines)


def _assert_asked(site: Path, mark: str, options: argparse.Namespace) -> None:
    """A site that shows fewer questions than it should would look fast."""
    for page in range(options.pages):
        html = (site / "site" / name_page(page, options.pages) / "index.html").read_text(encoding="utf-8")
        if html.count(mark) != options.questions:
            raise RuntimeError(f"page {page} shows {html.count(mark)} questions with {mark}, not {options.questions}")


def _check(options: argparse.Namespace) -> str:
    start: list[float] = []
    checked: list[float] = []
    with TemporaryDirectory() as top:
        folder = Path(top)
        write_banks(folder / "quizzes", pages=options.questions // 10, questions=10)
        for number in range(options.rounds + 1):
            empty = measure_cpu([sys.executable, "-c", "pass"], folder, QUIET)
            full = measure_cpu([sys.executable, "-m", "coursequiz.cli", "check"], folder, QUIET)
            if number:
                start.append(empty)
                checked.append(full)
    beyond = spread([full - empty for full, empty in zip(checked, start, strict=True)])
    return "\n".join(
        [
            f"`coursequiz check` on {options.questions} questions in {options.questions // 10} banks, {options.rounds} rounds; user and system CPU.",
            "",
            "| | CPU seconds |",
            "|---|---|",
            f"| interpreter start | {spread(start).show(3)} |",
            f"| check, beyond that | {beyond.show(3)} |",
        ]
    )


def _scale(options: argparse.Namespace) -> str:
    bench = Bench(questions=options.questions, peer=_find_peer(options.peer), chromium=str(get_chromium()), quiet=QUIET)
    versions = read_versions(bench.peer)
    record = Record(options.record, {**versions, "questions": options.questions})
    measure_scale(options.sizes, options.rounds, bench, record)
    return show_scale(options.sizes, options.questions, record, versions)


def _edits(options: argparse.Namespace) -> str:
    return measure_edits(options.sizes, questions=options.questions, rounds=options.rounds, chromium=str(get_chromium()), quiet=QUIET)


def _lighthouse(options: argparse.Namespace) -> tuple[str, list[str]]:
    return run_lighthouse(options.keep, runs=options.runs, resume=options.resume, chromium=get_chromium(), environment=QUIET)


def _search(options: argparse.Namespace) -> str:
    return measure_searches(options.sizes, rounds=options.rounds, chromium=str(get_chromium()), quiet=QUIET)


def _find_peer(environment: Path) -> Path:
    """Return the Python of the environment that has mkdocs-quiz; make it from its lock where it is missing."""
    python = environment / "bin/python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)  # noqa: S603 - our own words
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)], check=True)  # noqa: S603
    return python.absolute()


if __name__ == "__main__":
    sys.exit(main())
