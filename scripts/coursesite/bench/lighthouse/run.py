"""Runs Lighthouse: builds both sites, serves them, audits page after page in turns, and keeps every report.

A run that was broken off goes on where it stopped: sites and reports stay in the folder until they are asked for anew.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from coursesite.bench.lighthouse.packed import run_packed
from coursesite.bench.lighthouse.report import EXACT, TIMED, Report, find_faults, read_report, render_table
from coursesite.bench.lighthouse.stock import write_stock

PAGES: Mapping[str, str] = {
    "home": "",
    "lesson": "production-ml/static-vs-dynamic-training/",
    "lab": "production-ml/labs/training/",
    "module test": "production-ml/test-your-knowledge/",
    "My progress": "my-progress/",
    "glossary": "glossary/",
}
"""A page of each type."""
OURS, STOCK = "ours", "stock"
PORTS: Mapping[str, int] = {OURS: 8931, STOCK: 8932}
"""Fixed, because a page names its own address."""
PROGRAM = Path("tests/lighthouse/node_modules/lighthouse/cli/index.js")
SETTINGS = Path(".stock.yml")
FLAGS = "--headless=new --no-sandbox --disable-background-networking --host-resolver-rules='MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'"
TRIES = 5


def run_lighthouse(folder: Path, *, runs: int, resume: bool, chromium: Path, environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return a table of all pages, and what is wrong with them.

    Args:
        folder: Where sites and reports are kept.
        runs: How often each page is audited.
        resume: Whether sites and reports of the folder are used.
        chromium: The browser.
        environment: Added to that of the builds.
    """
    if not resume:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for site, port in PORTS.items():
        if not (folder / site / "index.html").is_file():
            _build(folder / site, f"http://127.0.0.1:{port}/", environment)
    with run_packed(folder / OURS, PORTS[OURS]), run_packed(folder / STOCK, PORTS[STOCK]):
        for number in range(runs):
            for page, path in PAGES.items():
                for site, port in PORTS.items():
                    file = _name(folder, site, page, number)
                    if not file.is_file():
                        _audit(f"http://127.0.0.1:{port}/{path}", file, chromium)
                        print(f"{file.stem}: {_read(file).scores}", file=sys.stderr)
    read = {page: ([_read(_name(folder, OURS, page, n)) for n in range(runs)], [_read(_name(folder, STOCK, page, n)) for n in range(runs)]) for page in PAGES}
    return render_table(read), [fault for page, pair in read.items() for fault in find_faults(page, *pair)]


def _name(folder: Path, site: str, page: str, number: int) -> Path:
    return folder / f"{page.replace(' ', '-').lower()}-{site}-{number + 1}.json"


def _read(file: Path) -> Report:
    return read_report(json.loads(file.read_text(encoding="utf-8")))


def _build(site: Path, url: str, environment: Mapping[str, str]) -> None:
    """Build a site for the address where it will be served: ours strictly, as it is published."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site.absolute())]
    if site.name == OURS:
        command.append("--strict")
    else:
        write_stock(Path(), SETTINGS, url)
        command += ["--config-file", str(SETTINGS)]
    try:
        subprocess.run(command, env={**os.environ, **environment, "SITE_URL": url}, check=True)  # noqa: S603 - our own words
    finally:
        SETTINGS.unlink(missing_ok=True)


def _audit(url: str, file: Path, chromium: Path) -> None:
    """Write the report on a page; one that is broken off is none, and now and then Lighthouse misses a page's start (NO_NAVSTART) and must try again."""
    part = file.with_suffix(".part")
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", f"--output-path={part}", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join((TIMED, *EXACT))}")
    environment = {**os.environ, "CHROME_PATH": str(chromium)}
    for left in reversed(range(TRIES)):
        if not subprocess.run(command, env=environment, check=not left).returncode:  # noqa: S603 - our own words
            break
    part.rename(file)
