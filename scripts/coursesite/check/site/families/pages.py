"""One page at a time: what its head says, its outline, its ids, and names for what has no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursequiz.problems import shorten
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import NOT_FOUND, Site
from coursesite.check.site.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Silence:
    """What is said of an element that has no name."""

    rule: str
    found: str
    remedy: str


SILENCES = {
    "a": Silence(rule="empty-link", found="a link has no text", remedy="write what it leads to, or give its picture an alt text"),
    "alt": Silence(rule="missing-alt", found="the alt text of a picture says nothing of it", remedy="say what it shows"),
    "button": Silence(rule="empty-button", found="a button has no text", remedy="write what it does, in the button or as its 'aria-label'"),
    "iframe": Silence(rule="missing-alt", found="a frame has no title", remedy="say what it shows"),
    "img": Silence(rule="missing-alt", found="a picture has no alt text", remedy="say what it shows"),
    "svg": Silence(rule="missing-alt", found="a drawing has no name", remedy="say what it shows, in its 'aria-label' or a <title>"),
    "table": Silence(
        rule="table-headers", found="a table has no header cells", remedy="write the first row or column as <th>: a screen reader reads them with each cell"
    ),
}
"""By the element's name."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_FIXED_ADDRESS = re.compile(r"/|#|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FIXED = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*1(?:\.0*)?(?![\d.])", re.IGNORECASE)


def find_heads(site: Site) -> Iterator[Finding]:
    """Yield pages that do not say their title, their language, or what they are about."""
    # The theme that comes with MkDocs describes only the home page.
    describes = sum(1 for page in site.built_pages.values() if page.description) * 2 > len(site.built_pages)
    titles, descriptions = dict[str, str](), dict[str, str]()
    for page in site.built_pages.values():
        if not page.typed:
            yield _of_page(page, "no-doctype", "the page does not begin with its type", "write <!doctype html> first: without it browsers lay out as in 1998")
        for spot in page.twice:
            found, remedy = f"the head says twice what it may say once: {spot.what}", "keep one: a browser and a searcher may each take another"
            yield Finding(file=page.name, at=spot.at, rule="repeated-head", found=found, remedy=remedy)
        if (page.charset or "").strip().lower() not in {"utf-8", "utf8"}:
            found = f"the page is UTF-8 and says {shorten(page.charset)}" if page.charset else "the page does not name its encoding"
            yield _of_page(page, "no-charset", found, 'write <meta charset="utf-8"> at the beginning of its head')
        if page.viewport is None:
            remedy = 'write <meta name="viewport" content="width=device-width,initial-scale=1">'
            yield _of_page(page, "viewport", "a phone shows the page as wide as a desk", remedy)
        elif _FIXED.search(page.viewport):
            yield _of_page(page, "viewport", f"no reader can enlarge the page: {shorten(page.viewport)}", "delete 'user-scalable' and 'maximum-scale'")
        if page.title and titles.setdefault(page.title, page.name) != page.name:
            found = f"title {shorten(page.title)} is that of {titles[page.title]} too"
            yield _of_page(
                page,
                "repeated-title",
                found,
                "say what this page has and the other has not: tabs and results of a search show nothing else",
                page.title.split(" - ")[0],
            )
        if page.description and describes and descriptions.setdefault(page.description, page.name) != page.name:
            found = f"description {shorten(page.description)} is that of {descriptions[page.description]} too"
            yield _of_page(page, "repeated-description", found, "write 'description:' in its front matter", page.description)
        if not page.title:
            yield _of_page(page, "no-title", "the page has no title", "write one: it names the page in tabs, bookmarks and results of a search")
        if page.language and not _LANGUAGE.fullmatch(page.language):
            yield _of_page(page, "no-language", f"{shorten(page.language)} is no language's code", "write one like en, de or pt-BR")
        if not page.language:
            yield _of_page(page, "no-language", "the page does not say its language", 'write <html lang="…">: a screen reader chooses its voice by it')
        if not page.description and describes:
            yield _of_page(page, "no-description", "the page does not say what it is about", "write 'description:' in its front matter")


def _of_page(page: Page, rule: str, found: str, remedy: str, clue: str = "") -> Finding:
    return Finding(file=page.name, at=page.root, rule=rule, found=found, remedy=remedy, clue=clue, words=True)


def find_outlines(site: Site) -> Iterator[Finding]:
    """Yield headings that are missing, doubled, empty or too deep."""
    for name, page in site.built_pages.items():
        first = [heading for heading in page.headings if heading.level == 1]
        if len(first) != 1 and page.headings:
            at = first[1].at if first else page.headings[0].at
            found = f"the page has {len(first)} main headings" if first else "the page has no main heading"
            yield Finding(
                file=name, at=at, rule="one-heading", found=found, remedy="keep one <h1>, which is the page's title", clue=first[1].text if first else ""
            )
        level = 0
        for heading in page.headings:
            if level and heading.level > level + 1:
                found = f"heading {shorten(heading.text)} of level {heading.level} follows one of level {level}"
                remedy = f"make it level {level + 1}: readers of outlines miss what is skipped"
                yield Finding(file=name, at=heading.at, rule="heading-jump", found=found, remedy=remedy, clue=heading.text, words=True)
            level = heading.level
            if not heading.text:
                yield Finding(file=name, at=heading.at, rule="empty-heading", found="a heading has no text", remedy="write it, or delete it")


def find_ids(site: Site) -> Iterator[Finding]:
    """Yield ids that stand twice, and names that refer to none."""
    for name, page in site.pages.items():
        if len({spot.what for spot in page.ids}) < len(page.ids):
            seen = set()
            for spot in page.ids:
                if spot.what in seen:
                    found = f"id {shorten(spot.what)} stands twice on the page"
                    clue = f'id="{spot.what}"'
                    yield Finding(file=name, at=spot.at, rule="duplicate-id", found=found, remedy="give each element an id of its own", clue=clue, words=True)
                seen.add(spot.what)
        for spot in page.named_by:
            if spot.what not in page.anchors:
                found = f"an element is named by {shorten(spot.what)}, which is no id of the page"
                yield Finding(file=name, at=spot.at, rule="dangling-reference", found=found, remedy="name an id that exists", clue=spot.what, words=True)


def find_languages(site: Site) -> Iterator[Finding]:
    """Yield codes of languages that are none, in parts of a page and in links to its translations."""
    for name, page in site.pages.items():
        for spot in page.languages:
            if not _LANGUAGE.fullmatch(spot.what) and not spot.what.lower().startswith(("x-", "i-")):
                found, remedy = f"{shorten(spot.what)} is no language's code", "write one like en, de or pt-BR"
                shared = "" if spot.content else f"language {spot.what}"
                yield Finding(file=name, at=spot.at, rule="no-language", found=found, remedy=remedy, question=spot.question, shared=shared)


def find_leading(site: Site) -> Iterator[Finding]:
    """Yield elements to which the tab key goes before anything else."""
    for name, page in site.pages.items():
        for spot in page.leading:
            found = f"the tab key goes to <{spot.what}> before all else of the page"
            remedy = 'write tabindex="0", or nothing: keys then follow the order of the text'
            shared = "" if spot.content else f"tabindex {spot.what}"
            yield Finding(file=name, at=spot.at, rule="tab-order", found=found, remedy=remedy, question=spot.question, shared=shared)


def find_silent(site: Site) -> Iterator[Finding]:
    """Yield what a screen reader cannot name: pictures without alt, frames without title, links and buttons without text, tables without headers."""
    for name, page in site.pages.items():
        for spot in page.silent:
            shared = "" if spot.content else spot.what
            said = SILENCES[spot.what]
            yield Finding(file=name, at=spot.at, rule=said.rule, found=said.found, remedy=said.remedy, question=spot.question, shared=shared)


def find_not_found(site: Site) -> Iterator[Finding]:
    """Yield relative addresses of the 404 page, which is shown at addresses of any depth."""
    page = site.pages.get(NOT_FOUND)
    for reference in page.references if page else ():
        value = reference.value
        if value and not _FIXED_ADDRESS.match(value):
            found = f"address {shorten(value)} of the 404 page is relative"
            remedy = f"begin it with {site.map.base}: the page is shown at addresses of any depth"
            yield Finding(file=NOT_FOUND, at=reference.at, rule="relative-404", found=found, remedy=remedy, shared=f"404 {value}")


HEADS = Family(about="titles, languages and descriptions", find=find_heads)
OUTLINES = Family(about="headings", find=find_outlines)
IDS = Family(about="ids", find=find_ids)
LANGUAGES = Family(about="languages of parts", find=find_languages)
LEADING = Family(about="the order of the tab key", find=find_leading)
SILENT = Family(about="names of pictures, frames and links", find=find_silent)
NOT_FOUND_PAGE = Family(about="the 404 page", find=find_not_found, skip=lambda site: "" if NOT_FOUND in site.pages else "the site has none")
