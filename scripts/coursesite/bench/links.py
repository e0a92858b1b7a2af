"""The check of a built site against lychee, on the same folders: CPU, user and system, and wall time, in turns."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from coursesite.bench.clock import measure_cpu, spread
from coursesite.bench.linked import write_linked_site
from coursesite.bench.sites import write_bare_site, write_our_site
from coursesite.commands.check import KEPT

QUESTIONS = 5
"""On each page of the sites that ask any."""


class Beside(Enum):
    """What a site is held against."""

    NOTHING = auto()
    BANKS = auto()
    """What an earlier check read in them is kept."""
    NEW_BANKS = auto()


def compare_links(sizes: Sequence[int], rounds: int, lychee: Path, environment: Mapping[str, str]) -> str:
    """Return a Markdown table of what both need for sites of several sizes, and of several contents at the least size.

    Args:
        sizes: How many pages each site has, the least first.
        rounds: How often each is measured, after one round that only fills caches.
        lychee: The program.
        environment: Variables of our own command and of the build.
    """
    rows = [f"{rounds} rounds in turns; median (least–greatest).", ""]
    rows += ["| Pages | MB | course check, CPU s | lychee, CPU s | CPU, times lychee | wall, times lychee |", "|---|---|---|---|---|---|"]
    with TemporaryDirectory() as top:

        def compare(what: str, write: Callable[[Path], None], beside: Beside = Beside.NOTHING) -> Measured:
            folder = Path(top) / what
            write(folder)
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env={**os.environ, **environment}, check=True)
            measured = _measure(folder, rounds, lychee, environment, beside)
            rows.append(_show(what, measured))
            return measured

        linked = [compare(f"{size:,}, linked", partial(write_linked_site, pages=size)) for size in sizes]
        compare(f"{sizes[0]:,}, plain", partial(write_bare_site, pages=sizes[0], questions=QUESTIONS))
        compare(f"{sizes[0]:,}, {QUESTIONS} questions each", partial(write_our_site, pages=sizes[0], questions=QUESTIONS))
        compare(f"{sizes[0]:,}, the same beside their banks", partial(write_our_site, pages=sizes[0], questions=QUESTIONS), Beside.BANKS)
        compare(f"{sizes[0]:,}, the same beside new banks", partial(write_our_site, pages=sizes[0], questions=QUESTIONS), Beside.NEW_BANKS)
    if len(sizes) > 1:
        rows += ["", _show_growth(sizes[0], linked[0], sizes[-1], linked[-1])]
    return "\n".join(rows)


def name_lychee(lychee: Path, site: Path) -> list[str]:
    """Return the command by which lychee checks the links of a built site."""
    words = [str(lychee), "--offline", "--include-fragments=full", "--index-files", "index.html", "--root-dir", str(site), "--no-progress"]
    # The 404 page has absolute links to the site's path, which lychee cannot know; it then ends with 2.
    return [*words, "--exclude-path", "404.html", str(site / "**" / "*.html")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What both took on one site, a value for each round."""

    megabytes: float
    """Of all pages."""
    cpu: Mapping[str, Sequence[float]]
    wall: Mapping[str, Sequence[float]]


def _show(what: str, measured: Measured) -> str:
    ratios = [spread([one / other for one, other in zip(times["ours"], times["theirs"], strict=True)]) for times in (measured.cpu, measured.wall)]
    cells = [what, f"{measured.megabytes:.0f}", *(spread(measured.cpu[who]).show() for who in ("ours", "theirs")), *(ratio.show() for ratio in ratios)]
    return f"| {' | '.join(cells)} |"


def _show_growth(few: int, small: Measured, many: int, large: Measured) -> str:
    """Return how the cost of our check grows with the pages, by the least of each, which a busy machine disturbs least."""
    cpu, wall = (min(after["ours"]) / min(before["ours"]) for before, after in ((small.cpu, large.cpu), (small.wall, large.wall)))
    more = f"{large.megabytes / small.megabytes:.1f} times the bytes"
    return f"{many / few:.0f} times the pages, with {more}, cost our check {cpu:.1f} times the CPU and {wall:.1f} times the wall time (least of each)."


def _measure(folder: Path, rounds: int, lychee: Path, environment: Mapping[str, str], beside: Beside) -> Measured:
    site = folder / "site"
    alone = ["--docs", "none", "--quizzes", "none"] if beside is Beside.NOTHING else []
    ours = [sys.executable, "-m", "coursesite.cli", "check", "--site", str(site), *alone]
    theirs = name_lychee(lychee, site)
    cpu: dict[str, list[float]] = {"ours": [], "theirs": []}
    wall: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(rounds + 1):
        if beside is Beside.NEW_BANKS:
            rmtree(folder / KEPT, ignore_errors=True)
        for name, command in (("ours", ours), ("theirs", theirs)):
            start = time.perf_counter()
            seconds = measure_cpu(command, folder, environment)
            if number:
                wall[name].append(time.perf_counter() - start)
                cpu[name].append(seconds)
    megabytes = sum(path.stat().st_size for path in site.rglob("*.html")) / 1e6
    return Measured(megabytes=megabytes, cpu=cpu, wall=wall)
