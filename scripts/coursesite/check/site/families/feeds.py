"""Feeds, RSS and Atom: readers of news take one whole or not at all, and follow what it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.parsers import expat

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import SITEMAP, Site

_LINK = re.compile(r"<link>\s*([^<\s]+)\s*</link>|<link\b[^>]*\shref=[\"']([^\"']+)")


def find_in_feeds(site: Site) -> Iterator[Finding]:
    """Yield feeds that cannot be read, and what they link to that is not there."""
    for name in _find_feeds(site):
        data = site.read(name)
        parser = expat.ParserCreate()
        try:
            parser.Parse(data, True)  # noqa: FBT003 - C functions take no names
        except expat.ExpatError as error:
            at = len(data[: parser.ErrorByteIndex].decode("utf-8", "replace"))
            found, remedy = f"the feed cannot be read: {expat.ErrorString(error.code)}", "build the site again: programs take a feed whole or not at all"
            yield Finding(file=name, at=at, rule="feed", found=found, remedy=remedy)
            continue
        for match in _LINK.finditer(data.decode("utf-8", "replace")):
            address = unescape(match[1] or match[2])
            if site.map.resolve(name, address).kind is Kind.MISSING:
                found = f"an entry leads to {shorten(address, 200)}, which is no file"
                yield Finding(file=name, at=match.start(match.lastindex or 0), rule="feed", found=found, remedy="correct the address, or build the site again")


def _find_feeds(site: Site) -> Iterator[str]:
    for name in site.sizes:
        if name.endswith((".xml", ".rss", ".atom")) and name != SITEMAP:
            with (site.folder / name).open("rb") as file:
                start = file.read(400)
            if b"<rss" in start or b"<feed" in start:
                yield name


FEEDS = Family(about="feeds", find=find_in_feeds)
