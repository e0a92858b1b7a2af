"""The check of a built site against lychee, on the same folders: CPU, user and system, and wall time, in turns."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from coursesite.bench.clock import measure_cpu, spread
from coursesite.bench.linked import write_linked_site


def compare_links(sizes: Sequence[int], rounds: int, lychee: Path, environment: Mapping[str, str]) -> str:
    """Return a Markdown table of what both need for sites of several sizes.

    Args:
        sizes: How many pages each site has.
        rounds: How often each is measured, after one round that only fills caches.
        lychee: The program.
        environment: Variables of our own command and of the build.
    """
    rows = [f"{rounds} rounds in turns; median (least–greatest).", ""]
    rows += ["| Pages | MB | course check, CPU s | lychee, CPU s | CPU, times lychee | wall, times lychee |", "|---|---|---|---|---|---|"]
    with TemporaryDirectory() as top:
        for size in sizes:
            folder = Path(top) / str(size)
            write_linked_site(folder, pages=size)
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env={**os.environ, **environment}, check=True)
            rows.append(_measure(folder, size, rounds, lychee, environment))
    return "\n".join(rows)


def name_lychee(lychee: Path, site: Path) -> list[str]:
    """Return the command by which lychee checks the links of a built site."""
    words = [str(lychee), "--offline", "--include-fragments=full", "--index-files", "index.html", "--root-dir", str(site), "--no-progress"]
    # The 404 page has absolute links to the site's path, which lychee cannot know; it then ends with 2.
    return [*words, "--exclude-path", "404.html", str(site / "**" / "*.html")]


def _measure(folder: Path, size: int, rounds: int, lychee: Path, environment: Mapping[str, str]) -> str:
    site = folder / "site"
    ours = [sys.executable, "-m", "coursesite.cli", "check", "--site", str(site)]
    theirs = name_lychee(lychee, site)
    cpu: dict[str, list[float]] = {"ours": [], "theirs": []}
    wall: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(rounds + 1):
        for name, command in (("ours", ours), ("theirs", theirs)):
            start = time.perf_counter()
            seconds = measure_cpu(command, folder, environment)
            if number:
                wall[name].append(time.perf_counter() - start)
                cpu[name].append(seconds)
    megabytes = sum(path.stat().st_size for path in site.rglob("*.html")) / 1e6
    ratios = [spread([one / other for one, other in zip(times["ours"], times["theirs"], strict=True)]).show(1) for times in (cpu, wall)]
    return f"| {size:,} | {megabytes:.0f} | {spread(cpu['ours']).show()} | {spread(cpu['theirs']).show()} | {ratios[0]} | {ratios[1]} |"
