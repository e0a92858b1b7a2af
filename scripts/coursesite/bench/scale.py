"""How cost grows with the course: the same pages at several sizes, built three ways, checked, edited and weighed.

Owns what is measured at each size and how often. `scale_tables` shows it; `record` keeps it, so that a run that was stopped goes on.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

from coursesite.bench.clock import measure, measure_cpu
from coursesite.bench.edits import PATIENCE, SERVERS, measure_server
from coursesite.bench.links import name_lychee
from coursesite.bench.record import Record
from coursesite.bench.sites import name_page, write_bare_site, write_our_site, write_peer_site
from coursesite.commands.check import KEPT

BARE, OURS, PEER = "bare", "ours", "peer"
WRITERS: dict[str, Callable[..., None]] = {BARE: write_bare_site, OURS: write_our_site, PEER: write_peer_site}
BANKS, SITE, LYCHEE, WEIGHT = "banks", "site", "lychee", "weight"
FIRST, NEXT = "first", "next"
COURSE, MKDOCS = SERVERS
WORK = 3000
"""Pages that are built each way at a size, in as many rounds as that takes."""
MOST = 5
"""Rounds at a small size."""
SLOW = 1000
"""Pages from which on `mkdocs serve` is asked for one edit, and beyond which for none: it builds everything for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bench:
    """What a run needs to know."""

    questions: int
    """On each page."""
    peer: Path
    """Python of the environment that has mkdocs-quiz, and lychee beside it."""
    chromium: str
    quiet: dict[str, str]
    """Environment of every command."""


def count_rounds(pages: int, most: int = MOST) -> int:
    """Return how often things are measured at a size: fewer times at a large one."""
    return max(1, min(most, WORK // pages))


def measure_scale(sizes: Sequence[int], rounds: int, bench: Bench, record: Record) -> None:
    """Measure what the record does not hold yet.

    Args:
        sizes: Numbers of pages.
        rounds: How often builds take turns, at most.
        bench: What every measurement needs.
        record: Takes the values.
    """
    for pages in sizes:
        with TemporaryDirectory() as top:
            _measure_size(pages, count_rounds(pages, rounds), bench, record, Path(top))
        for name in (COURSE, MKDOCS) if pages <= SLOW else (COURSE,):
            _say(pages, name)
            often = 1 if name == MKDOCS and pages >= SLOW else count_rounds(pages, rounds)
            record.take(pages, name, 0, partial(_edit, name, pages, often, bench))


def _measure_size(pages: int, rounds: int, bench: Bench, record: Record, top: Path) -> None:
    """Build in turns, then check and weigh what was built."""
    missing = any(len(record.get(pages, name)) < rounds for name in (*WRITERS, BANKS, SITE, LYCHEE)) or not record.get(pages, WEIGHT)
    if not missing:
        return
    folders = {name: top / name for name in WRITERS}
    for name, write in WRITERS.items():
        write(folders[name], pages=pages, questions=bench.questions)
    for number in range(rounds):
        for name, folder in folders.items():
            _say(pages, f"{name}, round {number + 1} of {rounds}")
            record.take(pages, name, number, partial(_build, name, folder, bench))
    ours = folders[OURS]
    for name in (BARE, OURS):
        if not (folders[name] / "site").is_dir():  # built by the run that was stopped
            _build(name, folders[name], bench)
    for number in range(rounds):
        _say(pages, f"checks, round {number + 1} of {rounds}")
        record.take(pages, BANKS, number, lambda: measure_cpu([sys.executable, "-m", "coursequiz.cli", "check"], ours, bench.quiet))
        record.take(pages, SITE, number, partial(_check, ours, bench))
        record.take(pages, LYCHEE, number, lambda: measure_cpu(name_lychee(bench.peer.parent / "lychee", ours / "site"), ours, bench.quiet))
    record.take(pages, WEIGHT, 0, lambda: {name: _weigh(folders[name] / "site", pages) for name in (BARE, OURS)})


def _build(name: str, folder: Path, bench: Bench) -> dict[str, float]:
    python, paths = (str(bench.peer), {"PYTHONPATH": ""}) if name == PEER else (sys.executable, {})
    return asdict(measure([python, "-m", "mkdocs", "build", "--quiet"], folder, bench.quiet | paths))


def _check(folder: Path, bench: Bench) -> dict[str, float]:
    """Return what two checks of a built site need: one that has never read its banks, and the next."""
    rmtree(folder / KEPT, ignore_errors=True)
    return {which: measure_cpu([sys.executable, "-c", _CHECK], folder, bench.quiet) for which in (FIRST, NEXT)}


def _weigh(site: Path, pages: int) -> dict[str, float]:
    """Return the bytes, gzipped, of a page in the middle and of the search index."""
    files = {"page": site / name_page(pages // 2, pages) / "index.html", "index": site / "search/search_index.json"}
    return {name: len(gzip.compress(file.read_bytes())) for name, file in files.items()}


def _edit(name: str, pages: int, rounds: int, bench: Bench) -> dict[str, Any]:
    patience = 120_000 if name == MKDOCS else PATIENCE
    return measure_server(name, pages=pages, questions=bench.questions, rounds=rounds, chromium=bench.chromium, quiet=bench.quiet, patience=patience)


_CHECK = "import sys; from coursesite.cli import main; sys.exit(main(['check', '--site', 'site', '--format', 'json']) == 2)"
"""The check of a built site. What it finds in a bench is no failure: such a site has no descriptions."""


def _say(pages: int, what: str) -> None:
    print(f"{pages:,} pages: {what} …", file=sys.stderr, flush=True)
