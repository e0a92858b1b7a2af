"""Folders of assets whose names carry a hash of what they hold, so that browsers may keep their files for ever.

`assets/quiz/quiz.js` becomes `assets/quiz.1a2b3c4d/quiz.js`. The folder carries the hash, not the file: a script finds the
file beside it by its own address, and a style sheet its pictures, with no name rewritten inside either. Owns the names and what
a page calls them; knows nothing of MkDocs.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

ASSETS = "assets"
THEME = ("javascripts", "stylesheets")
"""Folders whose files the theme has named by their content already."""

_HASHED = re.compile(r"\.[0-9a-f]{8}$")
_TAG = re.compile(rf"<[a-z][^<>]*\b{ASSETS}/[^<>]*>")

Names = Mapping[str, str]
"""A folder's name to the one it has in the published site."""


def hash_folders(site: Path) -> Names:
    """Return the new name of each folder of assets, after renaming it; one that carries its hash already keeps it."""
    names = {}
    for folder in sorted(path for path in (site / ASSETS).glob("*") if path.is_dir()):
        if folder.name in THEME or _HASHED.search(folder.name):
            continue
        names[folder.name] = f"{folder.name}.{hash_folder(folder)}"
        target = folder.with_name(names[folder.name])
        if target.exists():  # from a build into the same folder
            shutil.rmtree(target)
        folder.rename(target)
    return names


def hash_folder(folder: Path) -> str:
    """Return eight hexadecimal digits that change with any name or byte in the folder."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:8]


def find_folder(site: Path, name: str) -> Path:
    """Return where a published site keeps the folder `assets/<name>/`.

    Raises:
        FileNotFoundError: It has none.
    """
    found = [path for path in (site / ASSETS).glob(f"{name}*") if _HASHED.sub("", path.name) == name]
    if not found:
        raise FileNotFoundError(f"{site} has no folder {ASSETS}/{name}")
    return found[0]


def rename_references(html: str, names: Names, base: str = "/") -> str:
    """Return the page with each reference to an asset of this site under its new name; texts and other sites are left alone.

    Args:
        html: The page.
        names: New names by old ones.
        base: The site's address, for references that are not relative.
    """
    if not names:
        return html
    roots = "|".join(re.escape(root) for root in sorted({base, re.sub(r"^https?://[^/]+", "", base), "/"}, key=len, reverse=True) if root)
    reference = re.compile(rf"(?:(?<=[\"'])|(?<=, ))((?:\.{{1,2}}/)*|{roots}){ASSETS}/({'|'.join(map(re.escape, names))})/")

    def renamed(tag: re.Match[str]) -> str:
        return reference.sub(lambda found: f"{found[1]}{ASSETS}/{names[found[2]]}/", tag[0])

    return _TAG.sub(renamed, html)
