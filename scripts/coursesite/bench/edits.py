"""From a saved file to what a browser shows: `course serve` against `mkdocs serve`, at several sizes of a course."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coursesite.bench.clock import spread
from coursesite.bench.sites import name_page, write_our_site

OURS = [sys.executable, "-m", "coursesite.cli", "serve"]
PEER = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:8765"]
SERVERS = {"course serve": OURS, "mkdocs serve": PEER}
PATIENCE = 300_000
"""Milliseconds that an edit may take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """Something that an author saves again and again, with another word each time."""

    page: Any
    """The browser's page."""
    file: Path
    before: str
    after: str

    def measure(self, tag: str, rounds: int, patience: int) -> Iterator[float]:
        """Yield the seconds until an element with this tag shows the word, until that takes longer than `patience` (milliseconds)."""
        from playwright.sync_api import expect

        text = self.file.read_text(encoding="utf-8")
        for number in range(rounds):
            word = f"edit{number}{tag}"
            self.page.wait_for_timeout(1500)  # the browser asks again, and the watcher looks again
            begin = time.monotonic()
            self.file.write_text(text.replace(self.before, self.after.format(word=word), 1), encoding="utf-8")
            try:
                expect(self.page.locator(tag).filter(has_text=word).first).to_be_visible(timeout=patience)
            except AssertionError:
                return
            yield time.monotonic() - begin


def measure_edits(sizes: Sequence[int], *, questions: int, rounds: int, chromium: str, quiet: dict[str, str]) -> str:
    """Return a table: seconds of wall time from the save to the text in the page, for a page and for its bank."""
    lines = ["| pages | server | start, s | a page saved, s | a bank saved, s |", "|---|---|---|---|---|"]
    for pages in sizes:
        for name in SERVERS:
            print(f"{pages} pages, {name} …", file=sys.stderr, flush=True)
            times = measure_server(name, pages=pages, questions=questions, rounds=rounds, chromium=chromium, quiet=quiet)
            cells = [spread(times[what]).show() if times[what] else f"more than {PATIENCE // 1000}" for what in ("page", "bank")]
            lines.append(f"| {pages:,} | {name} | {times['start']:.1f} | {' | '.join(cells)} |")
    return "\n".join(lines)


def measure_server(name: str, *, pages: int, questions: int, rounds: int, chromium: str, quiet: dict[str, str], patience: int = PATIENCE) -> dict[str, Any]:
    """Return the seconds until a server has started, and from a save to the browser: `start`, `page` and `bank`, one a round.

    Args:
        name: One of `SERVERS`.
        pages: How many the course has.
        questions: On each page.
        rounds: How often each of the two files is saved.
        chromium: The browser.
        quiet: Environment of the server.
        patience: Milliseconds that an edit may take; a list ends where one takes longer.
    """
    from playwright.sync_api import sync_playwright  # only this measurement needs a browser

    with TemporaryDirectory() as top, sync_playwright() as play:
        folder = Path(top)
        write_our_site(folder, pages=pages, questions=questions)
        config = folder / "mkdocs.yml"
        config.write_text(f"watch: [quizzes]\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
        lesson = name_page(pages // 2, pages)
        begin = time.monotonic()
        with serve(SERVERS[name], folder, quiet) as address:
            start = time.monotonic() - begin
            page = play.chromium.launch(executable_path=chromium).new_page()
            page.goto(f"{address}{lesson}/", timeout=PATIENCE)
            source = folder / f"docs/{lesson}.md"
            bank = folder / f"quizzes/lesson-{pages // 2}.yml"
            text = Edit(page=page, file=source, before="## First part", after="## First part {word}")
            question = Edit(page=page, file=bank, before='prompt: "', after='prompt: "{word} ')
            return {
                "start": start,
                "page": list(text.measure("h2", rounds, patience)),
                "bank": list(question.measure("legend", rounds, patience)),
            }


@contextmanager
def serve(command: list[str], folder: Path, quiet: dict[str, str]) -> Iterator[str]:
    """Give the address that a server says, while it runs."""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **quiet}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - our own words
    assert process.stdout is not None, "it is a pipe"
    try:
        yield next(found[1] for line in process.stdout if (found := re.search(r"(?:Serving on|site is at) (http\S+)", line)))
    finally:
        process.stdout.close()
        process.terminate()
        process.wait()
