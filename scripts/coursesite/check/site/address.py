"""Addresses of a built site: where one leads, seen from a page. Knows which files there are, not what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SPACE = re.compile(r"[\s\x00-\x1f]")
_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_LOCAL_HOST = re.compile(r"(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|[\w.-]+\.local)(:\d+)?", re.IGNORECASE)
_PUBLIC_HOST = re.compile(r"[^.]\.[^.]|^\[")
SCHEMES = frozenset("http https mailto tel sms data blob about ftp ftps irc ircs matrix xmpp geo magnet urn git ssh vscode".split())
"""Schemes that a page may link to."""
RUNS = "it runs a script"
UNFOLLOWED = {"javascript": RUNS, "vbscript": RUNS, "file": "it leads to the reader's own disk"}
"""Schemes that no page may link to, with the reason."""
SOURCES = (".md", ".markdown", ".ipynb")


class Kind(StrEnum):
    """What an address is."""

    FILE = "file"
    MISSING = "missing"
    OTHER_CASE = "other case"
    SOURCE = "source"
    OUTSIDE = "outside"
    EXTERNAL = "external"
    OTHER_SCHEME = "other scheme"
    BAD = "bad"
    EMPTY = "empty"


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Where an address leads."""

    kind: Kind
    path: str = ""
    """The file, or what was looked for; of an external address, the address in full."""
    fragment: str = ""
    scheme: str = ""
    own: bool = False
    """Whether an address in full names this site's own host."""
    why: str = ""
    """What is bad about a bad one."""


@dataclass(frozen=True, kw_only=True)
class Map:
    """The files of a site, and the address it was built for."""

    files: frozenset[str]
    folded: Mapping[str, str]
    """Path in lower case to the path as it is."""
    host: str
    """Of the site's address; empty where nothing tells it."""
    scheme: str
    base: str
    """The path of the site's address, which begins and ends with `/`."""
    known: dict[tuple[str, str, bool], Target] = field(default_factory=dict)
    """Files found before, by a folder, an address seen from it, and whether folders below it say the same with `../` in front."""

    def resolve(self, page: str, value: str) -> Target:
        """Return where an address leads, seen from a page.

        Args:
            page: Path of the page below the site's folder.
            value: The address, as a browser reads it.
        """
        if value.startswith("#"):
            return Target(kind=Kind.FILE, path=page, fragment=unquote(value[1:]))
        folder = page[: page.rfind("/") + 1] if page != "404.html" else ""
        if value.startswith("?"):  # it leads to this page, not to another of the folder
            return self._resolve(page, folder, value)
        above, rest = folder, value
        while rest.startswith("../") and above:
            above, rest = above[: above.rfind("/", 0, -1) + 1], rest[3:]
        key = (above, rest, rest is not value)
        target = self.known.get(key)
        if target is None:
            target = self._resolve(page, folder, value)
            if target.kind is Kind.FILE:
                self.known[key] = target
        return target

    def _resolve(self, page: str, folder: str, value: str) -> Target:
        before, _, fragment = value.partition("#")
        scheme, why = _judge(before)
        if scheme or why or before.startswith("//") or not before:
            target = self._resolve_other(before, scheme, why, page)
        elif path := before.partition("?")[0]:
            target = self._resolve_path(path, folder)
        else:
            target = Target(kind=Kind.FILE, path=page)
        if not fragment:
            return target
        return Target(kind=target.kind, path=target.path, fragment=unquote(fragment), scheme=target.scheme, own=target.own, why=target.why)

    def _resolve_other(self, value: str, scheme: str, why: str, page: str) -> Target:
        """Return the target of an address that is no path."""
        if not value:
            return Target(kind=Kind.EMPTY, path=page)
        if why:
            return _bad(value, why)
        if scheme and scheme not in {"http", "https"}:
            return Target(kind=Kind.OTHER_SCHEME, path=value, scheme=scheme)
        return self._resolve_full(value, scheme or self.scheme)

    def _resolve_path(self, path: str, folder: str) -> Target:
        if path.startswith("/"):
            return self._find(_normalize(path), folder)
        found = self._find(_join(self.base + folder, path), folder)
        if found.kind is Kind.MISSING and folder:
            # What a builder could not resolve stays as it was typed, seen from the source, which lies one folder above its page.
            above = folder[: folder[:-1].rfind("/") + 1]
            typed = self._find(_normalize(self.base + above + path), above)
            return typed if typed.kind is Kind.OTHER_CASE else found
        return found

    def _resolve_full(self, value: str, scheme: str) -> Target:
        try:
            parts = urlsplit(value)
            host = parts.netloc.lower()
        except ValueError:
            return _bad(value, "it cannot be read")
        if not host or host.startswith((":", ".")) or host.endswith(":") or ".." in host:
            return _bad(value, "it names no host")
        if host == self.host:
            found = self._find(_normalize(parts.path or "/"), "")
            return Target(kind=found.kind, path=found.path, scheme=scheme, own=True)
        if _LOCAL_HOST.fullmatch(host):
            return _bad(value, "it leads to the reader's own machine")
        if not _PUBLIC_HOST.search(host):
            return _bad(value, f"'{host}' is no host that every reader can reach")
        return Target(kind=Kind.EXTERNAL, path=value, scheme=scheme)

    def _find(self, full: str, folder: str) -> Target:
        """Return the target of a path that begins at the host's root."""
        if not full.startswith(self.base):
            if full + "/" == self.base:
                full += "/"
            else:
                return Target(kind=Kind.OUTSIDE, path=full)
        path = unquote(full[len(self.base) :])
        for name in _names(path):
            if name in self.files:
                return Target(kind=Kind.FILE, path=name)
        for name in _names(path):
            if (other := self.folded.get(name.lower())) is not None:
                return Target(kind=Kind.OTHER_CASE, path=other)
        if path.lower().endswith(SOURCES):
            return self._find_source(path, folder)
        return Target(kind=Kind.MISSING, path=path)

    def _find_source(self, path: str, folder: str) -> Target:
        """Return the page that was built from a source; its author thought of the source's folder, which may be the one above."""
        last = folder.rstrip("/").rpartition("/")[2]
        above = path.replace(f"{last}/", "", 1) if last and path.startswith(folder) else path
        for candidate in (path, folder[: -len(last) - 1] + path[len(folder) :] if last and path.startswith(folder) else above):
            stem = candidate.rpartition(".")[0]
            names = (f"{stem}/index.html", f"{stem}.html", *([f"{stem[:-5]}index.html"] if stem.endswith(("index", "README")) else []))
            for name in names:
                if name in self.files:
                    return Target(kind=Kind.SOURCE, path=name)
                if (other := self.folded.get(name.lower())) is not None:
                    return Target(kind=Kind.OTHER_CASE, path=other)
        return Target(kind=Kind.MISSING, path=path)


def _names(path: str) -> Iterable[str]:
    if path.endswith("/") or not path:
        return (path + "index.html",)
    return (path, path + "/index.html")


def _join(folder: str, path: str) -> str:
    """Return the absolute path of a relative one, seen from an absolute folder."""
    folder = _normalize(folder)
    while path.startswith("../"):
        folder, path = folder[: folder.rfind("/", 0, -1) + 1] or "/", path[3:]
    return _normalize(folder + path)


def _normalize(path: str) -> str:
    """Return an absolute path without `.` and `..`; above the root a browser stays at the root."""
    if "/." not in path and "//" not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            if kept:
                kept.pop()
        elif part != ".":
            kept.append(part)
    ends = parts[-1] in {"", ".", ".."}
    joined = "/".join(part for part in kept if part)
    return f"/{joined}/" if ends and joined else f"/{joined}"


@lru_cache(maxsize=8192)
def _judge(value: str) -> tuple[str, str]:
    """Return the scheme of an address, empty where it is a path, and what is wrong with it, empty where nothing is."""
    match = _SCHEME.match(value)
    scheme = match[1].lower() if match else ""
    if match and scheme in {"mailto", "tel", "sms"} and match.end() == len(value):
        return scheme, "it names nobody"
    if match and scheme == "mailto" and (name := value[match.end() :].partition("?")[0]) and "@" not in unquote(name):
        return scheme, "it names no address of mail"
    if match and scheme not in {"http", "https"}:
        return scheme, UNFOLLOWED.get(scheme, "" if scheme in SCHEMES else f"there is no scheme '{scheme}:'")
    return scheme, _find_flaw(value)


def _find_flaw(value: str) -> str:
    if "\\" in value:
        return "it has a backslash"
    if _SPACE.search(value):
        return "it has a space"
    return "a '%' in it begins no escape" if _ESCAPE.search(value) else ""


def _bad(value: str, why: str) -> Target:
    return Target(kind=Kind.BAD, path=value, why=why)


def make_map(names: Iterable[str], address: str) -> Map:
    """Return the map of a site's files, seen from its address, which may be empty."""
    files = frozenset(names)
    parts = urlsplit(address)
    base = parts.path if parts.path.endswith("/") else parts.path + "/"
    return Map(files=files, folded={name.lower(): name for name in sorted(files)}, host=parts.netloc.lower(), scheme=parts.scheme or "https", base=base)
