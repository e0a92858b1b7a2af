"""What a first search costs a phone: through the single index and through Pagefind's, in this course and in larger ones.

The larger courses are this one's own sections dealt out anew, so that their words are those of a course and not of a generator.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from coursesite.bench.lighthouse.packed import run_packed
from coursesite.pagefind import FOLDER, write_index
from coursesite.search import INDEX

WORDS = ("label shift", "monitoring", "precision")
SECTIONS = 6
"""Sections of a page that is dealt, beside its beginning."""
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
"""How many times slower than this machine the processor is made."""
PATIENCE = 600_000
"""Milliseconds that a search may take: a large index on a busy machine."""
TYPE = """(words) => {
  const box = document.querySelector(".md-search__input");
  box.focus();
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def measure_searches(sizes: Sequence[int], *, rounds: int, chromium: str, quiet: dict[str, str]) -> str:
    """Return a table with a row for this course and for each size: KB gzipped that are fetched, and seconds to the first result."""
    from playwright.sync_api import sync_playwright  # only this measurement needs a browser

    lines = ["| pages | single index, KB | first result, s | Pagefind, KB | first result, s |", "|---|---|---|---|---|"]
    with TemporaryDirectory() as top, sync_playwright() as play:
        single, cut = (_build(Path(top) / name, engine, quiet) for name, engine in (("single", ""), ("cut", "pagefind")))
        (index,) = single.glob("assets/search.*/index.json")
        (folder,) = cut.glob("assets/pagefind.*")
        course = json.loads(index.read_text(encoding="utf-8"))
        browser = play.chromium.launch(executable_path=chromium)
        for pages in (0, *sizes):
            data = json.dumps(_deal(course, pages) if pages else course, ensure_ascii=False, separators=(",", ":"))
            index.write_text(data, encoding="utf-8")
            _replace(folder, Path(top) / f"made-{pages}", data)
            cells = [cell for site in (single, cut) for cell in _measure(browser, site, rounds)]
            lines.append(f"| {f'{pages:,}' if pages else 'this course'} | {' | '.join(cells)} |")
        browser.close()
    return "\n".join(lines)


def _build(site: Path, engine: str, quiet: dict[str, str]) -> Path:
    """Return the folder of this course's site, built for an engine."""
    config = Path(".searches.yml")  # beside the course's own, which relative paths start from
    config.write_text(Path("mkdocs.yml").read_text(encoding="utf-8").replace("\nextra:\n", f"\nextra:\n  search: '{engine}'\n", 1), encoding="utf-8")
    try:
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config, "-d", site], env={**os.environ, **quiet}, check=True)  # noqa: S603
    finally:
        config.unlink()
    return site


def _deal(course: dict[str, Any], pages: int) -> dict[str, Any]:
    """Return an index of so many pages."""
    random = Random("deal")  # noqa: S311 - no secret
    sections = [entry for entry in course["docs"] if "#" in entry["location"]]
    docs = []
    for page in range(pages):
        first, *others = random.choices(sections, k=SECTIONS + 1)
        docs.append(first | {"location": f"page-{page}/"})
        docs += [entry | {"location": f"page-{page}/#section-{place}"} for place, entry in enumerate(others)]
    return course | {"docs": docs}


def _replace(folder: Path, site: Path, data: str) -> None:
    """Put Pagefind's index of some entries in the place of what a folder holds."""
    (site / INDEX).parent.mkdir(parents=True)
    (site / INDEX).write_text(data, encoding="utf-8")
    write_index(site)
    shutil.rmtree(folder)
    shutil.move(site / FOLDER, folder)


def _measure(browser: Any, site: Path, rounds: int) -> tuple[str, str]:
    """Return least and most, over the words, of KB that a first search fetches and of seconds that it takes; of several rounds the fastest."""
    weights, seconds = [], []
    with run_packed(site, 0) as server:
        for words in WORDS:
            found = [_search(browser, f"{server.address}help/", words) for _ in range(rounds)]
            weights.append(found[0][0] / 1024)
            seconds.append(min(time for _, time in found))
    return _span(weights, 0), _span(seconds, 1)


def _search(browser: Any, address: str, words: str) -> tuple[int, float]:
    """Return bytes and seconds of a first search on a page."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    asked: list[Any] = []

    def note(request: Any) -> None:
        asked.append(request)

    page.on("requestfinished", note)
    begin = time.monotonic()
    page.evaluate(TYPE, words)
    page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=PATIENCE)
    taken = time.monotonic() - begin
    weight = sum(request.sizes()["responseBodySize"] for request in asked)
    context.close()
    return weight, taken


def _span(values: Sequence[float], digits: int) -> str:
    least, most = f"{min(values):,.{digits}f}", f"{max(values):,.{digits}f}"
    return least if least == most else f"{least}–{most}"
