"""One order of pages: the sidebar of every page, and the links to the previous and the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from coursesite.check.site.address import Kind
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site
from coursesite.check.site.page import Page, Spot

_VIEW = re.compile(r"(?:^|/)(?:archive|author|category|page)/[^/]+/")
PRUNED = b"md-nav__item--pruned"
"""What the theme calls a section of which it shows the first page alone."""
NEARLY_ALL = 0.9
"""Of the pages: what so many sidebars have, the others lack by mistake."""


def find_order(site: Site) -> Iterator[Finding]:
    """Yield links to a wrong neighbour, and sidebars in another order than those of their pages."""
    bars = {name: _read_sidebar(site, name, page) for name, page in site.built_pages.items()}
    after = {name: _neighbour(bar, name, 1) for name, bar in bars.items() if name in bar}
    led = sum(1 for page in site.built_pages.values() if _in_head(page.previous) or _in_head(page.next)) * 2 > len(site.built_pages)
    paged = sum(1 for page in site.built_pages.values() if page.previous or page.next) * 2 > len(site.built_pages)
    for name, page in site.built_pages.items():
        if name not in after or not (paged or page.previous or page.next):
            continue
        yield from _judge_pager(site, page, bars[name], "next", 1)
        yield from _judge_pager(site, page, bars[name], "previous", -1)
        for word, spots, step in (("next", page.next, 1), ("previous", page.previous, -1)):
            if led and spots and not _in_head(spots) and (expected := _neighbour(bars[name], name, step)):
                found, remedy = f"the head does not name the {word} page", f"link to {_show(expected)}, as the text below does"
                yield Finding(file=name, at=page.root, rule="nav-order", found=found, remedy=remedy)
    for name, bar in bars.items():
        yield from _judge_sidebar(name, bar, after)
    yield from _find_shortened(site, bars)


def _in_head(spots: Sequence[Spot]) -> bool:
    return any(not spot.content for spot in spots)


def _find_shortened(site: Site, bars: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Yield sidebars that leave out what nearly all others have, and are not pruned."""
    shown = [(name, set(bar)) for name, bar in bars.items() if bar]
    counts = Counter(entry for _, bar in shown for entry in bar)
    usual = {entry for entry, number in counts.items() if number < len(shown) and number >= len(shown) * NEARLY_ALL}
    for name, bar in shown if usual else ():
        if not usual <= bar and PRUNED in site.read(name):
            continue
        for entry in sorted(usual - bar):
            found = f"the sidebar leaves out {_show(entry)}, which those of the other pages have"
            yield Finding(file=name, at=None, rule="nav-order", found=found, remedy="build the site again: every sidebar comes from 'nav' in mkdocs.yml")


def _read_sidebar(site: Site, name: str, page: Page) -> list[str]:
    """Return the pages of a page's sidebar, each once."""
    built = site.built_pages
    leads = site.targets[name]
    targets = [leads[index] for index in page.sidebar]
    return list(dict.fromkeys([target.path for target in targets if target.kind is Kind.FILE and not target.fragment and target.path in built]))


def _neighbour(bar: Sequence[str], name: str, step: int) -> str | None:
    index = bar.index(name) + step
    return bar[index] if 0 <= index < len(bar) else None


def _judge_pager(site: Site, page: Page, bar: Sequence[str], word: str, step: int) -> Iterator[Finding]:
    spots = page.next if step > 0 else page.previous
    expected = _neighbour(bar, page.name, step)
    if _VIEW.search(page.name) or _VIEW.search(expected or ""):
        return  # a blog sorts its lists by year, category and author in another way than its sidebar
    if not spots and expected:
        found = f"the page has no link to its {word} page"
        yield Finding(file=page.name, at=page.root, rule="nav-order", found=found, remedy=f"link to {_show(expected)}, its neighbour in the sidebar")
    told: set[str] = set()
    for spot in spots:
        target = site.map.resolve(page.name, spot.what)
        # A pruned sidebar leaves out most pages of other sections, so it says nothing of them.
        if _VIEW.search(target.path):
            continue
        if target.path in told or target.kind is not Kind.FILE or target.path == expected or target.path not in bar:
            continue
        told.add(target.path)
        found = f"the {word} page is {_show(target.path)}, and the sidebar goes to {_show(expected) if expected else 'none'}"
        yield Finding(file=page.name, at=spot.at, rule="nav-order", found=found, remedy="make the two agree: both come from 'nav' in mkdocs.yml")


def _judge_sidebar(name: str, bar: Sequence[str], after: dict[str, str | None]) -> Iterator[Finding]:
    listed = set(bar)
    for first, second in pairwise(bar):
        expected = after.get(first)
        if expected is not None and expected != second and expected in listed:
            found = f"the sidebar goes from {_show(first)} to {_show(second)}, and on that page itself to {_show(expected)}"
            yield Finding(file=name, at=None, rule="nav-order", found=found, remedy="build the site again: every sidebar has the order of 'nav' in mkdocs.yml")
            return


def _show(page: str | None) -> str:
    return (page or "").removesuffix("index.html") or "the home page"


ORDER = Family(
    about="the order of pages",
    find=find_order,
    skip=lambda site: "" if any(page.sidebar for page in site.built_pages.values()) else "no sidebar of the theme Material was found",
)
