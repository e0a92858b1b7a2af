"""`_redirects`: a line says from where to where a host sends readers. It reads the first that fits, and says nothing of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.families.headers import read_lines
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import Site

REDIRECTS = "_redirects"
CODES = frozenset("200 301 302 303 307 308 401 403 404 410 451".split())
"""What hosts can answer with."""


def judge_redirects(site: Site) -> Iterator[Finding]:
    """Yield redirects that lead nowhere or round in a circle, that no reader is sent by, and codes that no host answers with."""
    steps: dict[str, tuple[int, str]] = {}
    always = set[str]()
    for at, line in read_lines(site, REDIRECTS):
        start, *rest = line.partition(" #")[0].split()
        aim = _find_aim(rest)
        word = f"redirect from {shorten(start)}"
        yield from _judge_code(at, word, rest[rest.index(aim) + 1 :] if aim else [])
        if start in always:
            yield _tell(at, f"{word} stands below another one for all readers", "keep one of them: hosts read the first")
        steps.setdefault(start, (at, aim))
        if any("=" in part and part != aim for part in rest):
            continue  # for some readers only
        always.add(start)
        if page := _find_hidden(site, start, aim):
            yield _tell(at, f"{word} has page {page} in its way", "delete one of the two: some hosts then never show the page, others never send readers on")
    yield from _judge_aims(site, steps)


def _judge_aims(site: Site, steps: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    for start, (at, first) in steps.items():
        passed, aim = {start}, first
        while aim in steps and aim not in passed:
            passed.add(aim)
            aim = steps[aim][1]
        word = f"redirect from {shorten(start)}"
        if not aim:
            yield _tell(at, f"{word} names no target", "write '/from/ /to/ 301'")
        elif aim == start:
            yield _tell(at, f"{word} leads back to it", "send readers to a page that stays")
        elif aim.startswith("/") and not re.search(r"[:*]|^/\.", aim) and not _find_file(site, aim):
            yield _tell(at, f"{word} leads to {shorten(aim)}, which is no file", "correct the address, or add what it names")


def _judge_code(at: int, word: str, rest: Sequence[str]) -> Iterator[Finding]:
    for part in rest[:1]:
        if "=" not in part and part.removesuffix("!") not in CODES:
            yield _tell(at, f"{word} is to answer with {shorten(part)}", "write 301 for good, or 302 for a while")


def _tell(at: int, found: str, remedy: str) -> Finding:
    return Finding(file=REDIRECTS, at=at, rule="broken-redirect", found=found, remedy=remedy)


def _find_aim(parts: Sequence[str]) -> str:
    """Return where a line leads; it may have conditions on either side."""
    return next((part for part in parts if part.startswith("/") or "://" in part), "")


def _find_hidden(site: Site, start: str, aim: str) -> str:
    """Return the page that stands where readers are to be sent on from, unless they are sent to it; empty where there is none."""
    pages = [_find_file(site, start)] if start.startswith("/") and start.endswith(("/", ".html")) else []
    return next((page for page in pages if page in site.built_pages and page != _find_file(site, aim.partition("#")[0])), "")


def _find_file(site: Site, address: str) -> str:
    """Return the file that a path of the host means, whether the site is all of it or stands in a folder; empty where there is none."""
    targets = [site.map.resolve("index.html", some) for some in (address, address[1:] or "./")]
    return next((target.path for target in targets if target.kind is Kind.FILE), "")
