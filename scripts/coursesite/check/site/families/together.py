"""All pages together: their addresses, the sitemap, the search index, and whether a reader can reach each of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.families.offline import is_ours
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import NOT_FOUND, SITEMAP, Site
from coursesite.check.site.page import Use

_DAY = re.compile(r"<lastmod>\s*([^<]*?)\s*</lastmod>")
_UNTITLED = re.compile(r'"location":\s*"([^"#]*)",\s*"title":\s*"\s*"')
"""A page's own entry in the search index; that of a section may be one of a picture."""
_IS_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?")


def find_canonical(site: Site) -> Iterator[Finding]:
    """Yield pages that say they live elsewhere, or do not say where."""
    for name, page in site.built_pages.items():
        url = site.url_of(name)
        if page.canonical is None:
            remedy = f'write <link rel="canonical" href="{url}">'
            yield Finding(file=name, at=page.root, rule="canonical", found="the page does not say its address", remedy=remedy)
        for spot, word in ((page.canonical, "address"), (page.shared_as, "shared address")):
            if spot is not None and spot.what != url:
                found = f"the page's {word} is said to be {shorten(spot.what, 200)}"
                yield Finding(file=name, at=spot.at, rule="canonical", found=found, remedy=f"write {url}")
        if page.shown_as is not None and page.shown_as.what and "//" not in page.shown_as.what:
            found = f"the address of the shared picture is {shorten(page.shown_as.what)}, seen from the page"
            yield Finding(
                file=name, at=page.shown_as.at, rule="canonical", found=found, remedy="write it in full: who shows the page does not know where it stands"
            )
        if (host := urlsplit(page.base or "").netloc) and host.lower() != site.map.host:
            found = f"<base> leads every address of the page to {host}"
            yield Finding(file=name, at=page.root, rule="outside-base", found=found, remedy="delete it: links are to stay on this site")


def find_sitemap(site: Site) -> Iterator[Finding]:
    """Yield pages that the sitemap leaves out, and entries that are no page."""
    remedy = "build the site again"
    if SITEMAP not in site.sizes:
        yield Finding(file=SITEMAP, at=None, rule="sitemap", found="there is no sitemap", remedy=remedy)
        return
    if site.sitemap is None:
        yield Finding(file=SITEMAP, at=None, rule="sitemap", found="the sitemap cannot be read to its end", remedy=remedy)
        return
    packed = f"{SITEMAP}.gz"
    if packed in site.sizes and site.unpack(packed) != site.read(SITEMAP):
        yield Finding(file=packed, at=None, rule="sitemap", found=f"the packed sitemap holds something else than {SITEMAP}", remedy=remedy)
    today = datetime.now(tz=UTC).date()
    for match in _DAY.finditer(site.read(SITEMAP).decode("utf-8", "replace")):
        day = _read_day(match[1])
        if day is None or day > today + timedelta(days=1):  # it may be tomorrow where the site was built
            found = f"{shorten(match[1])} {'is no day' if day is None else 'is still to come'}"
            yield Finding(file=SITEMAP, at=match.start(1), rule="sitemap", found=found, remedy=f"write the day of the last change, like {today}")
    pages = {site.url_of(name): name for name in site.built_pages}
    counts = Counter(spot.what for spot in site.sitemap)
    for url, name in pages.items():
        robots = site.pages[name].robots
        if robots is not None and counts[url] and "noindex" in robots.what.lower():
            found, remedy = "the sitemap lists the page, and the page tells searchers to pass it over", "take out one of the two"
            yield Finding(file=name, at=robots.at, rule="sitemap", found=found, remedy=remedy)
        if not counts[url]:
            yield Finding(file=SITEMAP, at=None, rule="sitemap", found=f"page {name} is not in the sitemap", remedy=f"add {url}")
    seen = set()
    for spot in site.sitemap:
        if spot.what in seen:
            yield Finding(file=SITEMAP, at=spot.at, rule="sitemap", found=f"{shorten(spot.what, 200)} stands twice", remedy="list each page once")
        elif spot.what not in pages and site.map.resolve("", spot.what).kind is not Kind.FILE:
            found = f"{shorten(spot.what, 200)} is no page of the site"
            yield Finding(file=SITEMAP, at=spot.at, rule="sitemap", found=found, remedy="delete the entry, or build the page")
        seen.add(spot.what)


def _read_day(text: str) -> date | None:
    """Return the first day that a date of a sitemap may mean; None where it means none."""
    if not _IS_DAY.fullmatch(text):
        return None
    year, month, day = [*text[:10].split("-"), "1", "1"][:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_search(site: Site) -> Iterator[Finding]:
    """Yield results of the search that lead nowhere, and pages of this course to which none leads."""
    for file, locations in site.search.items():
        if locations is None:
            yield Finding(file=file, at=None, rule="search-index", found="the search index cannot be read", remedy="build the site again")
        if locations is not None and not locations and len(site.built_pages) > 1:
            yield Finding(file=file, at=None, rule="search-index", found="the search index has no text", remedy="build the site again")
        yield from _find_repeated(site, file, locations or ())
        for match in _UNTITLED.finditer(site.read(file).decode("utf-8", "replace")) if locations else ():
            found = f"the result that leads to {shorten(match[1])} has no title"
            yield Finding(file=file, at=match.start(), rule="search-index", found=found, remedy="give the page a heading, or build the site again")
        for location in locations or ():
            target = site.map.resolve("index.html", location or "./")
            page = site.pages.get(target.path)
            if target.kind is not Kind.FILE:
                found = f"a result leads to {shorten(location)}, which is no page"
            elif target.fragment and page is not None and page.is_page and target.fragment not in page.anchors:
                found = f"a result leads to {shorten(location)}, which is no place of its page"
            else:
                continue
            yield Finding(file=file, at=None, rule="search-index", found=found, remedy="build the site again")
        if locations and is_ours(site):
            listed = {location.partition("#")[0] for location in locations}
            for name in site.built_pages:
                if name.removesuffix("index.html") not in listed:
                    yield Finding(file=file, at=None, rule="search-index", found=f"no result leads to page {name}", remedy="build the site again")


def _find_repeated(site: Site, file: str, locations: tuple[str, ...]) -> Iterator[Finding]:
    """Yield results that lead to one place, unless the page itself has that place twice, which is told there."""
    if len(set(locations)) == len(locations):
        return
    text = site.read(file).decode("utf-8", "replace")
    for location, times in Counter(locations).items():
        target = site.map.resolve("index.html", location or "./")
        page = site.pages.get(target.path)
        if times > 1 and not (target.fragment and page is not None and sum(spot.what == target.fragment for spot in page.ids) > 1):
            places = [match.start() for match in re.finditer(rf'"location":\s*{re.escape(json.dumps(location))}', text)]
            found, remedy = f"{times} results lead to {shorten(location)}", "build the site again, and look for a plugin that adds pages twice"
            yield Finding(file=file, at=places[1] if len(places) > 1 else None, rule="search-index", found=found, remedy=remedy)


def find_unlinked(site: Site) -> Iterator[Finding]:
    """Yield pages that no chain of links from the home page reaches."""
    reached = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        name = waiting.pop()
        for reference, target in zip(site.pages[name].references, site.targets[name], strict=True):
            if target.path not in reached and reference.use in {Use.LINK, Use.FRAME, Use.REDIRECT} and target.path in site.pages:
                reached.add(target.path)
                waiting.append(target.path)
    for name in site.built_pages:
        if name not in reached:
            found = "no chain of links leads from the home page to this page"
            yield Finding(file=name, at=None, rule="unlinked-page", found=found, remedy="link to it, add it to the navigation, or delete it")


def _without_address(site: Site) -> str:
    return "" if site.address else "no page says its address: set 'site_url'"


ADDRESSES = Family(about="canonical addresses", find=find_canonical, skip=_without_address)
SITEMAPS = Family(about="the sitemap", find=find_sitemap, skip=_without_address)
SEARCHES = Family(about="the search index", find=find_search, skip=lambda site: "" if site.search else "there is none")
UNLINKED = Family(
    about="pages that nothing links", find=find_unlinked, skip=lambda site: "" if "index.html" in site.pages else f"there is no index.html beside {NOT_FOUND}"
)
