"""A built site made ready to publish, whoever built it: what stands beside the pages, and what the pages call it.

Owns the steps and their order; each is a module of its own. Knows nothing of MkDocs.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from coursesite.assets import ASSETS, hash_folders, rename_references
from coursesite.finish import Hash, finish_page, read_hashes
from coursesite.headers import write_headers
from coursesite.offline import add_shim, take_worker, write_worker
from coursesite.pagefind import write_index
from coursesite.picture_sizes import Size, measure_picture
from coursesite.pictures import place_pictures
from coursesite.search import INDEX, choose_script, move_index, name_index, names_index, names_pagefind, write_script
from coursesite.serve import read_site_url
from coursesite.theme import find_attributes, slim_theme


def finish_folder(site: Path) -> int:
    """Return how many pages were finished and written; then the rest of the site is made ready too."""
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        before = page.read_text(encoding="utf-8")
        after = finish_page(before)
        if after != before:
            page.write_text(after, encoding="utf-8", newline="\n")
    publish_site(site)
    return len(pages)


def publish_site(site: Path, *, offline: bool = False) -> None:
    """Make a site of finished pages ready for a host: nothing that no reader asks for, hashed assets, headers.

    Args:
        site: The folder of the site.
        offline: Whether it is read from files: without headers and workers, and with search that needs none.
    """
    pages = sorted(site.rglob("*.html"))
    attributes: set[str] = set()
    has_shell = has_pagefind = False
    for page in pages:
        text = page.read_text(encoding="utf-8")
        attributes |= find_attributes(text)
        has_pagefind = has_pagefind or names_pagefind(text)
        has_shell = has_shell or has_pagefind or names_index(text)
    has_pagefind = has_pagefind and (site / INDEX).is_file()
    drop_unused(site, has_shell=has_shell)
    link_theme = slim_theme(site, attributes)
    keeper = take_worker(site)
    choose_script(site, pagefind=has_pagefind)
    index = INDEX
    if offline and (site / INDEX).is_file():
        add_shim(site)
        index = write_script(site)
    if has_pagefind:
        write_index(site)
    names = hash_folders(site)
    if has_shell and not offline and (site / INDEX).is_file():
        index = move_index(site)
    base = read_site_url(site)
    hashes: set[Hash] = set()
    for page in pages:
        before = page.read_text(encoding="utf-8")
        after = name_index(link_theme(rename_references(before, names, base)), index)
        after = place_pictures(after, partial(measure_address, site, page, urlsplit(base).path))
        if after != before:
            page.write_text(after, encoding="utf-8", newline="\n")
        hashes.update(read_hashes(after))
    if not offline:
        write_headers(site, hashes)
        write_worker(site, keeper)


def measure_address(site: Path, page: Path, base: str, address: str) -> Size | None:
    """Return the size of the picture at an address of a page, or None where it is no file of the site.

    Args:
        site: The folder of the site.
        page: The page's file.
        base: Path of the site's root, where addresses that begin with a slash start.
        address: As the page writes it.
    """
    path = unquote(urlsplit(address).path)
    file = site / path.removeprefix(base) if path.startswith("/") else page.parent / path
    return measure_picture(file) if file.is_file() and ":" not in address else None


def drop_unused(site: Path, *, has_shell: bool) -> None:
    """Delete the theme's source maps, its own icon, the stemmers of languages in which nobody searches here, and its script where ours does its work."""
    scripts = site / ASSETS / "javascripts"
    files = [*(site / ASSETS).rglob("*.map"), site / ASSETS / "images" / "favicon.png"]
    if has_shell:
        files += scripts.glob("bundle.*.js")
    if _read_languages(site) <= {"en"}:
        files += (scripts / "lunr").rglob("*.js")
    for file in files:
        file.unlink(missing_ok=True)
    for folder in (scripts / "lunr" / "min", scripts / "lunr", site / ASSETS / "images"):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _read_languages(site: Path) -> set[str]:
    """Return the languages of the search index; those of a site without one are unknown."""
    index = site / INDEX
    if not index.is_file():
        return {"unknown"}
    return set(json.loads(index.read_text(encoding="utf-8"))["config"]["lang"])
