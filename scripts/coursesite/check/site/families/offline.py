"""What a service worker keeps: a list of the site's own files, each of which exists, and every page among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site

WORKER = "sw.js"
MARK = re.compile(rb"self\.COURSE\s*=\s*(\{.*?\});", re.DOTALL)


def find_unkept(site: Site) -> Iterator[Finding]:
    """Yield files that the worker would keep and that are not there, and pages that it forgets."""
    match = MARK.search(site.read(WORKER))
    remedy = "build the site again: a reader's browser keeps the whole list or nothing"
    try:
        files = json.loads(match[1])["files"] if match else None
    except (ValueError, KeyError, TypeError):
        files = None
    if not isinstance(files, dict):
        yield Finding(file=WORKER, at=0, rule="offline-list", found="the list of files cannot be read", remedy=remedy)
        return
    for name in files:
        if site.map.resolve("", name or "./").kind is not Kind.FILE:
            yield Finding(file=WORKER, at=0, rule="offline-list", found=f"the list names {shorten(name)}, which is no file of the site", remedy=remedy)
    for page in site.built_pages:
        if page.removesuffix("index.html") not in files:
            yield Finding(file=WORKER, at=0, rule="offline-list", found=f"the list leaves out page {shorten(page)}", remedy=remedy)


def _without_list(site: Site) -> str:
    if WORKER not in site.sizes:
        return "the site has no service worker"
    return "" if b"self.COURSE" in site.read(WORKER) else "the service worker is not one of this course"


OFFLINE = Family(about="the list of the service worker", find=find_unkept, skip=_without_list)
