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

    def measure(self, tag: str, number: int) -> float:
        """Return the seconds until an element with this tag shows the word."""
        from playwright.sync_api import expect

        word = f"edit{number}{tag}"
        text = self.file.read_text(encoding="utf-8").replace(self.before, self.after.format(word=word), 1)
        self.page.wait_for_timeout(1500)  # the browser asks again, and the watcher looks again
        begin = time.monotonic()
        self.file.write_text(text, encoding="utf-8")
        expect(self.page.locator(tag).filter(has_text=word).first).to_be_visible(timeout=PATIENCE)
        return time.monotonic() - begin


def measure_edits(sizes: Sequence[int], *, questions: int, rounds: int, chromium: str, quiet: dict[str, str]) -> str:
    """Return a table: seconds of wall time from the save to the text in the page, for a page and for its bank."""
    from playwright.sync_api import sync_playwright  # only this measurement needs a browser

    lines = ["| pages | server | start, s | a page saved, s | a bank saved, s |", "|---|---|---|---|---|"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium)
        for pages in sizes:
            for name, command in SERVERS.items():
                print(f"{pages} pages, {name} …", file=sys.stderr, flush=True)
                with TemporaryDirectory() as top:
                    folder = Path(top)
                    write_our_site(folder, pages=pages, questions=questions)
                    config = folder / "mkdocs.yml"
                    config.write_text(f"site_url: http://127.0.0.1:8765/\nwatch: [quizzes]\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
                    begin = time.monotonic()
                    with _serve(command, folder, quiet) as address:
                        start = time.monotonic() - begin
                        page = browser.new_page()
                        lesson = name_page(pages // 2, pages)
                        page.goto(f"{address}{lesson}/", timeout=PATIENCE)
                        source = folder / f"docs/{lesson}.md"
                        bank = folder / f"quizzes/lesson-{pages // 2}.yml"
                        edits = {
                            "h2": Edit(page=page, file=source, before="## First part", after="## First part {word}"),
                            "legend": Edit(page=page, file=bank, before='prompt: "', after='prompt: "{word} '),
                        }
                        cells = [spread([edit.measure(tag, number) for number in range(rounds)]).show(2) for tag, edit in edits.items()]
                        page.close()
                lines.append(f"| {pages:,} | {name} | {start:.1f} | {' | '.join(cells)} |")
        browser.close()
    return "\n".join(lines)


@contextmanager
def _serve(command: list[str], folder: Path, quiet: dict[str, str]) -> Iterator[str]:
    """Give the address that a server says, while it runs."""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **quiet}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - our own words
    assert process.stdout is not None, "it is a pipe"
    try:
        yield next(found[1] for line in process.stdout if (found := re.search(r"(?:Serving on|site is at) (http\S+)", line)))
    finally:
        process.stdout.close()
        process.terminate()
        process.wait()
