"""What hosts and searchers read beside the pages: `_headers`, `_redirects`, `robots.txt`; they pass over what they do not understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.families.headers import judge_headers, read_lines
from coursesite.check.site.families.moved import REDIRECTS, judge_redirects
from coursesite.check.site.families.offline import is_ours
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import HEADERS, Site

ROBOTS, DOMAIN = "robots.txt", "CNAME"
RECORDS = ("user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "clean-param")
"""What a line of `robots.txt` may begin with."""
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+", re.IGNORECASE)


def find_host_files(site: Site) -> Iterator[Finding]:
    """Yield lines that mean nothing to a host, pages that it tells browsers to keep for ever, and redirects and a sitemap that are nowhere."""
    if HEADERS not in site.sizes and is_ours(site):
        found, remedy = "the file is missing", "build the site again, and let the host copy files that begin with '_'"
        yield Finding(file=HEADERS, at=None, rule="host-file", found=found, remedy=remedy)
    if HEADERS in site.sizes:
        yield from judge_headers(site)
    if REDIRECTS in site.sizes:
        yield from judge_redirects(site)
    if ROBOTS in site.sizes:
        yield from _judge_robots(site)
    if DOMAIN in site.sizes:
        yield from _judge_domain(site)


def _judge_robots(site: Site) -> Iterator[Finding]:
    for at, line in read_lines(site, ROBOTS):
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
    names = [(at, line.strip()) for at, line in read_lines(site, DOMAIN)]
    for at, name in names[1:]:
        yield Finding(file=DOMAIN, at=at, rule="host-file", found=f"{shorten(name)} is a second host", remedy="name one: let the other send readers there")
    for at, name in names[:1]:
        if not _HOST.fullmatch(name):
            remedy = "write the host alone, such as 'course.example.org'"
            yield Finding(file=DOMAIN, at=at, rule="host-file", found=f"{shorten(name)} is no name of a host", remedy=remedy)
        elif site.map.host and name.lower() != site.map.host:
            found = f"the host is said to be {shorten(name)}, and the pages say {shorten(site.map.host)}"
            yield Finding(file=DOMAIN, at=at, rule="host-file", found=found, remedy="make it agree with 'site_url'")


def _without_host_files(site: Site) -> str:
    return "" if {HEADERS, REDIRECTS, ROBOTS, DOMAIN} & site.sizes.keys() or is_ours(site) else f"there is no {HEADERS}"


HOST_FILES = Family(about="the files of a host", find=find_host_files, skip=_without_host_files)
