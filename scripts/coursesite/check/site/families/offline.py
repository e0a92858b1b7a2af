"""What a service worker keeps: a list of the site's own files, each of which exists and is as it was built, and every page among them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site, plain_name

WORKER = "sw.js"
OFFER = "assets/site/keep.js"
"""The script with which pages offer to keep the site."""
_IMPORTS = re.compile(rb"""importScripts\(\s*["']([^"'\n]*)""")
MARK = re.compile(rb"self\.COURSE\s*=\s*(\{.*?\});", re.DOTALL)


REMEDY = "build the site again: a reader's browser keeps the whole list or nothing"


def find_unkept(site: Site) -> Iterator[Finding]:
    """Yield a worker that is missing, files that it would load or keep and that are not there, and pages that it forgets."""
    if WORKER not in site.sizes:
        yield Finding(file=WORKER, at=None, rule="offline-list", found="there is no service worker, and the pages offer to keep the site", remedy=REMEDY)
        return
    yield from _find_imports(site)
    files = read_list(site)
    if not files:
        yield Finding(file=WORKER, at=0, rule="offline-list", found="the list of files and its version cannot be read", remedy=REMEDY)
        return
    for name in files:
        if site.map.resolve("", name or "./").kind is not Kind.FILE:
            yield Finding(file=WORKER, at=0, rule="offline-list", found=f"the list names {shorten(name)}, which is no file of the site", remedy=REMEDY)
    for page in site.built_pages:
        if page.removesuffix("index.html") not in files:
            yield Finding(file=WORKER, at=0, rule="offline-list", found=f"the list leaves out page {shorten(page)}", remedy=REMEDY)


def _find_imports(site: Site) -> Iterator[Finding]:
    """Yield scripts that the worker loads from elsewhere, or that are not there."""
    for match in _IMPORTS.finditer(site.read(WORKER)):
        address = match[1].decode("utf-8", "replace")
        target = site.map.resolve(WORKER, address)
        if target.kind is Kind.EXTERNAL or target.kind is Kind.MISSING:
            rule, found = ("third-party", "from another host") if target.kind is Kind.EXTERNAL else ("missing-asset", "and it is not there")
            remedy = "keep a copy on this site, and name that"
            yield Finding(file=WORKER, at=match.start(), rule=rule, found=f"the service worker loads {shorten(address)} {found}", remedy=remedy)


def is_ours(site: Site) -> bool:
    """Return whether a site is one of this course, made ready for a host: its pages have a policy and offer to be kept."""
    return any(plain_name(name) == OFFER for name in site.sizes) and any(page.policy for page in site.pages.values())


def find_changed(site: Site, told: Collection[str]) -> Iterator[Finding]:
    """Yield files that are no longer what the list says, apart from those of which something is told already."""
    for name, digest in (read_list(site) or {}).items():
        file = f"{name}index.html" if not name or name.endswith("/") else name
        if file in site.sizes and file not in told and digest != _digest(site.read(file)):
            found = f"the file was changed after the build: {WORKER} knows it otherwise, and browsers refuse it"
            yield Finding(file=file, at=None, rule="offline-list", found=found, remedy=REMEDY)


def _digest(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def read_list(site: Site) -> Mapping[str, str] | None:
    """Return the files of the worker's list with their digests; nothing where the worker has none, None where it cannot be read."""
    if WORKER not in site.sizes or b"self.COURSE" not in (worker := site.read(WORKER)):
        return {}
    match = MARK.search(worker)
    try:
        stated = json.loads(match[1] if match else b"null")
        files = stated["files"] if stated["version"] else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return files if isinstance(files, dict) else None


def _without_list(site: Site) -> str:
    if is_ours(site):
        return ""
    if WORKER not in site.sizes:
        return "the site has no service worker"
    return "" if b"self.COURSE" in site.read(WORKER) else "the service worker is not one of this course"


OFFLINE = Family(about="the list of the service worker", find=find_unkept, skip=_without_list)
