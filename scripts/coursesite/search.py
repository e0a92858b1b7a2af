"""The search index of a published site: it stands among the assets, under a name that carries its hash, so that browsers keep it.

A page says where the index is in an attribute of the script that searches. A page without it, which the theme's own script
searches, finds the index where MkDocs wrote it.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from coursesite.assets import ASSETS

INDEX = Path("search") / "search_index.json"
SCRIPT = INDEX.with_suffix(".js")
"""The index where the site is read from files, which may load a script and nothing else."""

SCRIPTS = Path(ASSETS) / "site"

_PAGEFIND = re.compile(rf'\bdata-index="[^"]*?{ASSETS}/pagefind(?:\.[0-9a-f]{{8}})?/')
_REFERENCE = re.compile(rf'(\bdata-index="[^"]*?){re.escape(INDEX.as_posix())}"')


def names_index(html: str) -> bool:
    """Return whether a page says where the index is."""
    return bool(_REFERENCE.search(html))


def names_pagefind(html: str) -> bool:
    """Return whether a page says that it is searched by Pagefind."""
    return bool(_PAGEFIND.search(html))


def choose_script(site: Path, *, pagefind: bool) -> None:
    """Keep the script of one engine, under the name of the first, and delete the other and what it needs."""
    first, other = site / SCRIPTS / "search.js", site / SCRIPTS / "search-pagefind.js"
    if pagefind:
        shutil.rmtree(site / ASSETS / "javascripts" / "workers")
        other.replace(first)
    else:
        other.unlink(missing_ok=True)


def move_index(site: Path) -> Path:
    """Return the new place of a site's index, after moving it there."""
    text = _read_index(site).encode()
    place = Path(ASSETS) / f"search.{hashlib.sha256(text).hexdigest()[:8]}" / "index.json"
    (site / place).parent.mkdir(exist_ok=True)
    (site / place).write_bytes(text)
    drop_index(site)
    return place


def drop_index(site: Path) -> None:
    """Delete a site's index where MkDocs wrote it, and its folder, unless a page stands there too."""
    (site / INDEX).unlink()
    if not any((site / INDEX).parent.iterdir()):
        (site / INDEX).parent.rmdir()


def write_script(site: Path) -> Path:
    """Return the place of a site's index as a script, after writing it in the place of the data."""
    (site / SCRIPT).write_text(f"var __index = {_read_index(site)}", encoding="utf-8", newline="\n")
    (site / INDEX).unlink()
    return SCRIPT


def _read_index(site: Path) -> str:
    """Return the index with its apostrophes as a keyboard has them, which is how a search asks for them."""
    return (site / INDEX).read_text(encoding="utf-8").replace("\\u2019", "'").replace("’", "'")


def name_index(html: str, place: Path) -> str:
    """Return a page that says that the index is at this place."""
    return _REFERENCE.sub(lambda found: f'{found[1]}{place.as_posix()}"', html)
