"""The search of a published site: its index and its engine are fetched when a reader searches, not with every first page.

The theme fetches `search/search_index.json` as soon as a page is there, and a worker with it. So that file keeps only the
settings; what it held stands beside the assets, under a name that carries its hash, and a small worker knows where.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from coursesite.assets import ASSETS

INDEX = Path("search") / "search_index.json"
WORKER = Path(ASSETS) / "site" / "search-later.js"
"""Where the site's own assets bring the worker; built from `browser/search-later.mjs`."""

_ENGINE = re.compile(rf'("search": ?"[^"]*?{ASSETS}/javascripts/workers/)search\.[\w.]+\.js"')


def defer_search(site: Path) -> str | None:
    """Return the name of the worker that pages shall use, after writing it and moving the index; None where search stays as it is."""
    engine = next(iter((site / ASSETS / "javascripts" / "workers").glob("search.*.js")), None)
    if engine is None or not (site / INDEX).is_file() or not (site / WORKER).is_file():
        return None
    text = (site / INDEX).read_text(encoding="utf-8")
    folder = site / ASSETS / f"search.{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    folder.mkdir()
    (folder / "index.json").write_text(text, encoding="utf-8", newline="\n")
    (site / INDEX).write_text(json.dumps({"config": json.loads(text)["config"], "docs": []}), encoding="utf-8", newline="\n")
    worker = (site / WORKER).read_bytes()
    (site / WORKER).unlink()
    name = f"later.{hashlib.sha256(worker).hexdigest()[:8]}.js"
    engine.with_name(name).write_bytes(worker)
    return f"{name}?index=../../{folder.name}/index.json&engine={engine.name}"


def use_worker(html: str, worker: str | None) -> str:
    """Return a page whose settings name this worker for search; the page as it is where there is none."""
    return html if worker is None else _ENGINE.sub(lambda found: f'{found[1]}{worker}"', html)


def read_entries(site: Path) -> list[dict[str, Any]]:
    """Return the entries of the search index of a site, published or just built."""
    moved = next(iter((site / ASSETS).glob("search.*/index.json")), site / INDEX)
    entries: list[dict[str, Any]] = json.loads(moved.read_text(encoding="utf-8"))["docs"]
    return entries
