"""Search for a large course: an index in many small files, made by Pagefind from the one that MkDocs writes.

A reader's browser fetches the files that a query needs and not the whole. Owns how the entries of the single index become pages
that Pagefind reads, and which of its files are published. How they are searched: `browser/search/pagefind.mjs`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coursesite.assets import ASSETS
from coursesite.search import INDEX, drop_index

PACKAGE = "pagefind_bin"
FOLDER = Path(ASSETS) / "pagefind"
KEPT = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
"""What a search needs beside the engine, of which there is one for each language; the rest is user interfaces, and a worker that does what the script does."""


def is_installed() -> bool:
    """Return whether the tool is there."""
    return find_spec(PACKAGE) is not None


def write_index(site: Path) -> None:
    """Write Pagefind's index into a site, and delete the single one that MkDocs wrote."""
    from pagefind_bin import get_executable

    data = json.loads((site / INDEX).read_text(encoding="utf-8"))
    with TemporaryDirectory() as top:
        pages, made = Path(top) / "pages", Path(top) / "made"
        for name, html in render_pages(data["docs"], data["config"]["lang"][0]):
            (pages / name).parent.mkdir(parents=True, exist_ok=True)
            (pages / name).write_text(html, encoding="utf-8", newline="\n")
        subprocess.run([get_executable(), "--silent", "--site", pages, "--output-path", made], check=True)  # noqa: S603
        languages = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"].values()
        engines = [f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages]
        for file in sorted(file for pattern in (*KEPT, *engines) for file in made.glob(pattern)):
            target = site / FOLDER / file.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    drop_index(site)


def render_pages(entries: Iterable[dict[str, Any]], language: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of each page that an index has entries of: its title and text, then each section's.

    Args:
        entries: Of the index, those of a page one after the other.
        language: Whose endings of words are put aside.
    """
    for address, sections in groupby(entries, key=lambda entry: entry["location"].partition("#")[0]):
        name = f"{address}index.html" if address.endswith("/") or not address else address
        yield name, f'<html lang="{language}"><body>{"".join(map(_render_section, sections))}</body></html>'


def _render_section(entry: dict[str, Any]) -> str:
    _, mark, anchor = entry["location"].partition("#")
    heading = f'<h2 id="{anchor}">{entry["title"]}</h2>' if mark else f"<h1>{entry['title']}</h1>"
    return f"{heading}\n{entry['text']}\n"
