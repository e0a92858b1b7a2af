"""What hosts and searchers read beside the pages: `_headers`, `_redirects`, `robots.txt`; they pass over what they do not understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.families.offline import is_ours
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import HEADERS, Site

REDIRECTS = "_redirects"
NAMES = """access-control-allow-origin cache-control content-security-policy content-security-policy-report-only content-type cross-origin-embedder-policy
    cross-origin-opener-policy cross-origin-resource-policy link permissions-policy referrer-policy strict-transport-security x-content-type-options
    x-frame-options x-robots-tag""".split()
"""Headers that a static site sends."""
ROBOTS, DOMAIN = "robots.txt", "CNAME"
RECORDS = ("user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "clean-param")
"""What a line of `robots.txt` may begin with."""
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+", re.IGNORECASE)
_LINE = re.compile(r"^.*$", re.MULTILINE)


def find_host_files(site: Site) -> Iterator[Finding]:
    """Yield lines that mean nothing to a host, pages that it tells browsers to keep for ever, and redirects and a sitemap that are nowhere."""
    if HEADERS not in site.sizes and is_ours(site):
        found, remedy = "the file is missing", "build the site again, and let the host copy files that begin with '_'"
        yield Finding(file=HEADERS, at=None, rule="host-file", found=found, remedy=remedy)
    if HEADERS in site.sizes:
        yield from _judge_headers(site)
    if REDIRECTS in site.sizes:
        yield from _judge_redirects(site)
    if ROBOTS in site.sizes:
        yield from _judge_robots(site)
    if DOMAIN in site.sizes:
        yield from _judge_domain(site)


def _judge_robots(site: Site) -> Iterator[Finding]:
    for at, line in _read_lines(site, ROBOTS):
        name, _, address = line.partition(":")
        if name.strip().lower() not in RECORDS and (near := get_close_matches(name.strip().lower(), RECORDS, n=1, cutoff=0.85)):
            found = f"searchers know no record {shorten(name.strip())}"
            yield Finding(file=ROBOTS, at=at, rule="host-file", found=found, remedy=f"did you mean '{near[0].capitalize()}'?")
        if name.strip().lower() != "sitemap":
            continue
        remedy = "name the address of sitemap.xml"
        target = site.map.resolve("", address.strip())
        if target.kind is Kind.MISSING:
            found = f"the sitemap is said to be {shorten(address.strip())}, which is no file"
            yield Finding(file=ROBOTS, at=at, rule="host-file", found=found, remedy=remedy)
        elif target.kind is Kind.BAD or "//" not in address:
            found = f"the sitemap is said to be {shorten(address.strip())}, which searchers cannot follow"
            yield Finding(file=ROBOTS, at=at, rule="host-file", found=found, remedy=f"{remedy} in full")


def _judge_domain(site: Site) -> Iterator[Finding]:
    """Yield what GitHub does not take for the name of the site's host, or what another address of the site denies."""
    names = [(at, line.strip()) for at, line in _read_lines(site, DOMAIN)]
    for at, name in names[1:]:
        yield Finding(file=DOMAIN, at=at, rule="host-file", found=f"{shorten(name)} is a second host", remedy="name one: let the other send readers there")
    for at, name in names[:1]:
        if not _HOST.fullmatch(name):
            remedy = "write the host alone, such as 'course.example.org'"
            yield Finding(file=DOMAIN, at=at, rule="host-file", found=f"{shorten(name)} is no name of a host", remedy=remedy)
        elif site.map.host and name.lower() != site.map.host:
            found = f"the host is said to be {shorten(name)}, and the pages say {shorten(site.map.host)}"
            yield Finding(file=DOMAIN, at=at, rule="host-file", found=found, remedy="make it agree with 'site_url'")


def _read_lines(site: Site, name: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their offsets."""
    for match in _LINE.finditer(site.read(name).decode("utf-8-sig", "replace")):
        if match[0].strip() and not match[0].lstrip().startswith("#"):
            yield match.start(), match[0]


def _judge_headers(site: Site) -> Iterator[Finding]:
    path = ""
    for at, line in _read_lines(site, HEADERS):
        if not line[0].isspace():
            path = line.strip()
            if near := _find_near(site, path):
                found = f"{shorten(path)} stands for no file of the site"
                yield Finding(file=HEADERS, at=at, rule="host-file", found=found, remedy=f"did you mean '{near}'?")
            if not path.startswith(("/", "http://", "https://")):
                remedy = "indent it below the path that it is for, or begin it with '/'"
                yield Finding(file=HEADERS, at=at, rule="host-file", found=f"{shorten(path)} is no path", remedy=remedy)
        elif ":" not in line and not line.lstrip().startswith("!"):
            yield Finding(file=HEADERS, at=at, rule="host-file", found=f"{shorten(line.strip())} is no header", remedy="write it as 'Name: value'")
        elif (name := line.partition(":")[0].strip().lower()) not in NAMES and (not name or get_close_matches(name, NAMES, n=1, cutoff=0.85)):
            known = get_close_matches(name, NAMES, n=1)
            remedy = f"did you mean '{known[0]}'?" if known else "write it as 'Name: value'"
            yield Finding(file=HEADERS, at=at, rule="host-file", found=f"no browser knows the header {shorten(name)}", remedy=remedy)
        elif name == "x-content-type-options" and line.partition(":")[2].strip().lower() != "nosniff":
            yield Finding(file=HEADERS, at=at, rule="host-file", found=f"{shorten(line.strip())} asks for nothing", remedy="write 'nosniff'")
        elif "immutable" in line.lower() and (page := _find_page(site, path)):
            found = f"browsers are told to keep {path} for ever, and page {page} is there"
            remedy = "keep only what has a hash in its name: readers never see the page change"
            yield Finding(file=HEADERS, at=at, rule="host-file", found=found, remedy=remedy)


def _find_near(site: Site, path: str) -> str:
    """Return what a path of `_headers` may mean where no file of the site is meant; nothing where it may be that of a program of the host."""
    folder = re.match(r"/([\w.-]+)/?\*?$", path)
    tops = {name.partition("/")[0] for name in site.sizes}
    near = get_close_matches(folder[1], tops, n=1, cutoff=0.75) if folder and folder[1] not in tops else []
    return path.replace(folder[1], near[0]) if folder and near else ""


def _find_page(site: Site, path: str) -> str:
    """Return a page that a path of `_headers` is for; empty where there is none."""
    pattern = re.compile(re.sub(r"\\\*|:\w+", ".*", re.escape(path)))
    return next((name for name in site.built_pages if pattern.fullmatch("/" + name) or pattern.fullmatch("/" + name.removesuffix("index.html"))), "")


def _judge_redirects(site: Site) -> Iterator[Finding]:
    steps = {parts[0]: (at, _find_aim(parts)) for at, line in _read_lines(site, REDIRECTS) if (parts := line.split())}
    for start, (at, first) in steps.items():
        passed, aim = {start}, first
        while aim in steps and aim not in passed:
            passed.add(aim)
            aim = steps[aim][1]
        word = f"redirect from {shorten(start)}"
        if not aim:
            yield Finding(file=REDIRECTS, at=at, rule="broken-redirect", found=f"{word} names no target", remedy="write '/from/ /to/ 301'")
        elif aim == start:
            yield Finding(file=REDIRECTS, at=at, rule="broken-redirect", found=f"{word} leads back to it", remedy="send readers to a page that stays")
        elif aim.startswith("/") and not re.search(r"[:*]|^/\.", aim) and not _is_there(site, aim):
            found = f"{word} leads to {shorten(aim)}, which is no file"
            yield Finding(file=REDIRECTS, at=at, rule="broken-redirect", found=found, remedy="correct the address, or add what it names")


def _find_aim(parts: list[str]) -> str:
    """Return where a line of `_redirects` leads; it may have conditions on either side."""
    return next((part for part in parts[1:] if part.startswith("/") or "://" in part), "")


def _is_there(site: Site, aim: str) -> bool:
    return any(site.map.resolve("index.html", address).kind is Kind.FILE for address in (aim, aim[1:] or "./"))


def _without_host_files(site: Site) -> str:
    return "" if {HEADERS, REDIRECTS, ROBOTS, DOMAIN} & site.sizes.keys() or is_ours(site) else f"there is no {HEADERS}"


HOST_FILES = Family(about="the files of a host", find=find_host_files, skip=_without_host_files)
