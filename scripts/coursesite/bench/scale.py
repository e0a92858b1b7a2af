"""How cost grows with the course: the same pages at several sizes, built three ways, then checked and weighed."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from coursesite.bench.clock import Cost, measure
from coursesite.bench.sites import name_page, write_bare_site, write_our_site, write_peer_site

BARE, OURS, PEER = "bare", "ours", "peer"
WRITERS: dict[str, Callable[..., None]] = {BARE: write_bare_site, OURS: write_our_site, PEER: write_peer_site}
COLUMNS = (
    "pages, bare (s), coursequiz (s), times bare, ms a question, mkdocs-quiz times bare, peak bare (MB), peak coursequiz (MB), "
    "check banks (s), check site (s), lychee (s), page (KB gz), search index (KB gz)"
).split(", ")


def measure_scale(sizes: Sequence[int], *, questions: int, rounds: int, peer: Path, quiet: dict[str, str]) -> str:
    """Return a table with a row for each size.

    Args:
        sizes: Numbers of pages.
        questions: On each page.
        rounds: How often the builds take turns.
        peer: Python of the environment that has mkdocs-quiz, and lychee beside it.
        quiet: Environment of every command.
    """
    return "\n".join([f"| {' | '.join(COLUMNS)} |", "|---" * len(COLUMNS) + "|", *(_measure_size(pages, questions, rounds, peer, quiet) for pages in sizes)])


def _measure_size(pages: int, questions: int, rounds: int, peer: Path, quiet: dict[str, str]) -> str:
    print(f"{pages} pages …", file=sys.stderr, flush=True)
    with TemporaryDirectory() as top:
        folders = {name: Path(top) / name for name in WRITERS}
        costs: dict[str, list[Cost]] = {name: [] for name in WRITERS}
        for name, write in WRITERS.items():
            write(folders[name], pages=pages, questions=questions)
        for _ in range(rounds):
            for name, folder in folders.items():
                python, paths = (str(peer), {"PYTHONPATH": ""}) if name == PEER else (sys.executable, {})
                costs[name].append(measure([python, "-m", "mkdocs", "build", "--quiet"], folder, quiet | paths))
        ours = folders[OURS]
        banks = measure([sys.executable, "-m", "coursequiz.cli", "check"], ours, quiet).cpu
        site = measure([sys.executable, "-c", _CHECK], ours, quiet).cpu
        lychee = peer.parent / "lychee"
        words = ["--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(ours / "site"), "--no-progress", "site"]
        links = f"{measure([str(lychee), *words], ours, quiet).cpu:.2f}" if lychee.is_file() else "–"
        page = ours / "site" / name_page(pages // 2, pages) / "index.html"
        index = ours / "site/search/search_index.json"
        cells = [
            f"{pages:,}",
            *(f"{_cpu(costs[name]):.1f}" for name in (BARE, OURS)),
            f"{_ratio(costs, OURS):.2f}",
            f"{(_cpu(costs[OURS]) - _cpu(costs[BARE])) / pages / questions * 1000:.2f}",
            f"{_ratio(costs, PEER):.2f}",
            *(f"{max(cost.memory for cost in costs[name]):.0f}" for name in (BARE, OURS)),
            f"{banks:.2f}",
            f"{site:.2f}",
            links,
            *(f"{len(gzip.compress(file.read_bytes())) / 1024:.0f}" for file in (page, index)),
        ]
    return f"| {' | '.join(cells)} |"


_CHECK = "import sys; from coursesite.cli import main; sys.exit(main(['check', '--site', 'site', '--format', 'json']) == 2)"
"""The check of a built site. What it finds in a bench is no failure: such a site has no descriptions."""


def _cpu(costs: list[Cost]) -> float:
    return median(cost.cpu for cost in costs)


def _ratio(costs: dict[str, list[Cost]], name: str) -> float:
    return median(one.cpu / base.cpu for one, base in zip(costs[name], costs[BARE], strict=True))
