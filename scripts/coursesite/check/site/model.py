"""A built site as rules see it: files, pages, style sheets, drawings, sitemap, search index, headers. Read once, then frozen."""

from __future__ import annotations

import json
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

from coursesite.check.site.address import Map, Target, make_map
from coursesite.check.site.drawing import Drawing, read_drawing
from coursesite.check.site.page import Page, Spot
from coursesite.check.site.parallel import read_in_parallel
from coursesite.check.site.reader import read_page
from coursesite.check.site.styles import StyleAddress, find_style_addresses, find_style_flaw

MAX_PAGE = 10_000_000
"""Bytes of a page that is still read."""
NOT_FOUND = "404.html"
SERVICE_PAGES = (NOT_FOUND, "search.html")
"""Pages of the theme, which no reader is led to."""
SITEMAP = "sitemap.xml"
SEARCH = re.compile(r"search/search_index\.json|assets/search\.[0-9a-f]{8}/index\.json")
"""Where the search index is: the theme's place, and that of a site that fetches it late."""
HEADERS = "_headers"

_LOC = re.compile(r"<loc>\s*([^<]*?)\s*</loc>")
_FOLDER_HASH = re.compile(r"\.[0-9a-f]{8}(?=/)")


@dataclass(frozen=True, kw_only=True)
class Site:
    """A built site."""

    folder: Path
    sizes: Mapping[str, int]
    """Every file below the folder, with its bytes."""
    pages: Mapping[str, Page]
    unreadable: Mapping[str, str]
    """Pages, style sheets and other texts that cannot be read, with what is wrong."""
    styles: Mapping[str, tuple[StyleAddress, ...]]
    style_flaws: Mapping[str, Spot]
    """Where style sheets stop being any."""
    drawings: Mapping[str, Drawing]
    address: str
    """The address that the site was built for; empty where nothing tells it."""
    map: Map
    sitemap: tuple[Spot, ...] | None
    """Addresses in the sitemap; None where there is none, or none that can be read."""
    search: Mapping[str, tuple[str, ...] | None]
    """Locations in each file of the search index, nothing where it has no text; None where it cannot be read."""

    def read(self, name: str) -> bytes:
        """Return what a file holds."""
        return (self.folder / name).read_bytes()

    def unpack(self, name: str) -> bytes:
        """Return what a file packed with gzip holds; nothing where it cannot be unpacked."""
        try:
            return zlib.decompress(self.read(name), wbits=zlib.MAX_WBITS | 16)
        except zlib.error:
            return b""

    def url_of(self, page: str) -> str:
        """Return the address of a page."""
        return self.address + quote(page if self.names_index else _without_index(page))

    @cached_property
    def names_index(self) -> bool:
        """Whether addresses end with the name of a folder's page, as where a site is built without addresses of folders."""
        said = [page.canonical.what for name, page in self.pages.items() if _without_index(name) != name and page.canonical is not None]
        return sum(1 for address in said if address.endswith("/index.html")) * 2 > len(said)

    @cached_property
    def targets(self) -> Mapping[str, tuple[Target, ...]]:
        """Where the references of each page lead, one for one."""
        resolve = self.map.resolve
        return {name: tuple([resolve(start, reference.value) for reference in page.references]) for name, page, start in self._starts()}

    def _starts(self) -> Iterator[tuple[str, Page, str]]:
        """Yield each page with the path that its relative addresses start from."""
        for name, page in self.pages.items():
            base = "" if not page.base or "//" in page.base else page.base
            # A path from the host's root, seen from the site's own folder.
            start = "../" * (self.map.base.count("/") - 1) + base[1:] if base.startswith("/") else name[: name.rfind("/") + 1] + base
            yield name, page, start if base else name

    @cached_property
    def real_pages(self) -> Mapping[str, Page]:
        """The pages that readers reach by links: none of the theme's own, nor one that sends them on."""
        return {name: page for name, page in self.pages.items() if name not in SERVICE_PAGES and page.is_page and (page.headings or not page.refreshes)}

    @cached_property
    def built_pages(self) -> Mapping[str, Page]:
        """The pages that the builder wrote, where it signs them: not HTML files that were copied."""
        signed = {name: page for name, page in self.real_pages.items() if page.signed}
        return signed or self.real_pages

    @cached_property
    def policy_header(self) -> str | None:
        """The policy in `_headers`; empty where the file has none, None where there is no file."""
        if HEADERS not in self.sizes:
            return None
        match = re.search(r"^\s+Content-Security-Policy:\s*(.*)$", self.read(HEADERS).decode("utf-8", "replace"), re.MULTILINE)
        return match[1] if match else ""

    @cached_property
    def has_policy(self) -> bool:
        """Whether any page promises what it loads."""
        return bool(self.policy_header) or any(page.policy for page in self.pages.values())


def _without_index(page: str) -> str:
    """Return the address of a page within its site, where that of a folder is the folder's."""
    return page.removesuffix("index.html") if page == "index.html" or page.endswith("/index.html") else page


def plain_name(name: str) -> str:
    """Return a file's name without the hashes that its folders carry."""
    return _FOLDER_HASH.sub("", name)


def read_site(folder: Path) -> Site:
    """Return the built site in a folder; what cannot be read is noted, never raised."""
    sizes = dict(sorted(_find_files(folder, "")))
    pages, unreadable = _read_pages(folder, sizes)
    styles: dict[str, tuple[StyleAddress, ...]] = {}
    style_flaws: dict[str, Spot] = {}
    drawings: dict[str, Drawing] = {}
    for name, size in sizes.items():
        suffix = _suffix(name)
        if suffix not in {"css", "svg"}:
            continue
        text, flaw = _read_text(folder / name, size)
        if text is None:
            unreadable[name] = flaw
        elif suffix == "css":
            styles[name] = tuple(find_style_addresses(text))
            if (flaw_at := find_style_flaw(text)) is not None:
                style_flaws[name] = flaw_at
        else:
            drawings[name] = read_drawing(text)
    sitemap = _read_sitemap(folder / SITEMAP) if SITEMAP in sizes else None
    address = _find_address(pages, sitemap)
    search = {name: _read_search(folder / name) for name in sizes if SEARCH.fullmatch(name)}
    return Site(
        folder=folder,
        sizes=sizes,
        pages=pages,
        unreadable=unreadable,
        styles=styles,
        style_flaws=style_flaws,
        drawings=drawings,
        address=address,
        map=make_map(sizes, address),
        sitemap=sitemap,
        search=search,
    )


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _read_pages(folder: Path, sizes: Mapping[str, int]) -> tuple[dict[str, Page], dict[str, str]]:
    """Return the pages, and what is wrong with those that cannot be read."""

    def read(names: Sequence[str]) -> tuple[dict[str, Page], dict[str, str]]:
        pages: dict[str, Page] = {}
        unreadable: dict[str, str] = {}
        for name in names:
            text, flaw = _read_text(folder / name, sizes[name])
            if text is None:
                unreadable[name] = flaw
            else:
                pages[name] = read_page(name, text, sizes[name])
        return pages, unreadable

    pages: dict[str, Page] = {}
    unreadable: dict[str, str] = {}
    for some, flaws in read_in_parallel({name: size for name, size in sizes.items() if _suffix(name) in {"html", "htm"}}, read):
        pages |= some
        unreadable |= flaws
    return pages, unreadable


def _find_files(folder: Path, above: str) -> Iterator[tuple[str, int]]:
    """Yield every file of a folder with its bytes, named by its path below the site's folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _find_files(Path(entry.path), f"{above}{entry.name}/")
            elif entry.is_file():
                yield above + entry.name, entry.stat().st_size


def _read_text(file: Path, size: int) -> tuple[str | None, str]:
    if size > MAX_PAGE:
        return None, f"the file has {size:,} bytes"
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8"
    return (None, "the file holds a NUL character") if "\0" in text else (text, "")


def _read_sitemap(file: Path) -> tuple[Spot, ...] | None:
    text = file.read_text(encoding="utf-8", errors="replace")
    if "</urlset>" not in text:
        return None
    return tuple(Spot(at=match.start(1), what=unescape(match[1])) for match in _LOC.finditer(text))


def _read_search(file: Path) -> tuple[str, ...] | None:
    try:
        entries = json.loads(file.read_bytes())["docs"]
        if not all(isinstance(entry[key], str) for entry in entries for key in ("location", "title", "text")):
            return None
        return tuple(entry["location"] for entry in entries) if any(entry["text"] for entry in entries) else ()
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _find_address(pages: Mapping[str, Page], sitemap: tuple[Spot, ...] | None) -> str:
    """Return the address that most pages say they have, so that one page that is wrong does not decide; else the sitemap's shortest."""
    votes: Counter[str] = Counter()
    for name, page in pages.items():
        if page.canonical is None:
            continue
        own = quote(name if page.canonical.what.endswith(f"/{quote(name)}") else _without_index(name))
        if page.canonical.what.endswith(own) and urlsplit(page.canonical.what).netloc:
            votes[page.canonical.what[: len(page.canonical.what) - len(own)]] += 1
    if votes:
        return votes.most_common(1)[0][0]
    return min((spot.what for spot in sitemap or () if urlsplit(spot.what).netloc), key=len, default="")
