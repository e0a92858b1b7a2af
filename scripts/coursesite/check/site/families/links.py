"""Where links lead: every page, anchor and redirect exists, in its exact case and below the site's own path."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePath

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind, Target
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site
from coursesite.check.site.page import Page, Reference, Use

WORDS = {
    Use.LINK: "link",
    Use.ASSET: "file",
    Use.FRAME: "frame",
    Use.SEND: "form",
    Use.REDIRECT: "redirect",
    Use.SHARED: "shared picture",
    Use.CONNECT: "connection",
}


CORRECT = "correct the address, or add what it names"


def find_links(site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the addresses of pages that belong to this site."""
    for name, page in site.pages.items():
        start = page_start(name, page)
        for reference in page.references:
            target = site.map.resolve(start, reference.value)
            if target.kind is not Kind.FILE or target.fragment or target.own:
                yield from judge(site, name, reference, target)


def page_start(name: str, page: Page) -> str:
    """Return the path that a page's relative addresses start from."""
    return name if not page.base or "//" in page.base else name[: name.rfind("/") + 1] + page.base


def judge(site: Site, name: str, reference: Reference, target: Target) -> Iterator[Finding]:
    """Yield what is wrong with one address that is not simply a file of the site."""
    word = f"{WORDS[reference.use]} {shorten(reference.value)}"

    def finding(rule: str, found: str, remedy: str, suggest: Callable[[], str] | None = None) -> Finding:
        shared = "" if reference.content else f"{target.kind} {target.path}#{target.fragment}"
        at, clue, question = reference.at, reference.value, reference.question
        return Finding(file=name, at=at, rule=rule, found=found, remedy=remedy, clue=clue, question=question, suggest=suggest, shared=shared)

    def near_file() -> str:
        wanted = target.path.rstrip("/")
        names = (file.removesuffix("/index.html") for file in site.map.files)
        return _near(wanted, [name for name in names if PurePath(name).suffix == PurePath(wanted).suffix])

    match target.kind:
        case Kind.FILE if target.fragment and name not in site.styles and not has_anchor(site, target):
            found, remedy = f"{word} names no place in {target.path}", "name a heading of the page, or an id"
            yield finding("broken-anchor", found, remedy, lambda: _near(target.fragment, _anchors(site, target), "#"))
        case Kind.MISSING if reference.use is Use.REDIRECT:
            yield finding("broken-redirect", f"{word} leads to no file", CORRECT, near_file)
        case Kind.MISSING if reference.use is Use.LINK:
            yield finding("broken-link", f"{word} leads to no file", CORRECT, near_file)
        case Kind.MISSING if reference.use is not Use.SEND:
            yield finding("missing-asset", f"{word} is not there", CORRECT, near_file)
        case Kind.OTHER_CASE:
            yield finding(
                "wrong-case", f"{word} is written in another case than {target.path}", "write it in the file's own case: most servers tell them apart"
            )
        case Kind.SOURCE:
            yield finding("source-link", f"{word} names a source, not the page built from it", f"link to {target.path.removesuffix('index.html')}")
        case Kind.OUTSIDE:
            yield finding("outside-base", f"{word} leaves the site's path {site.map.base}", "write it relative to the page")
        case Kind.BAD:
            yield finding("bad-address", f"{word} cannot be followed: {target.why}", "write an address that works for every reader")
        case Kind.EMPTY if reference.use in {Use.LINK, Use.ASSET, Use.FRAME}:
            yield finding("empty-link", f"a {WORDS[reference.use]} has no address", "write where it leads, or delete it")
        case _:
            pass
    if target.own and target.scheme == "http" and site.map.scheme == "https":
        yield finding("insecure-own-link", f"{word} goes to this site without encryption", "write it relative to the page")


def has_anchor(site: Site, target: Target) -> bool:
    """Return whether a file of the site has the place that a fragment names."""
    if target.path in site.pages:
        fragment = target.fragment
        return fragment in site.pages[target.path].anchors or fragment.lower() == "top" or fragment.startswith((":~:", "__"))
    if target.path in site.drawings:
        return target.fragment in site.drawings[target.path].ids or "(" in target.fragment
    return True


def _anchors(site: Site, target: Target) -> Collection[str]:
    return site.pages[target.path].anchors if target.path in site.pages else site.drawings[target.path].ids


def _near(wanted: str, known: Iterable[str], mark: str = "") -> str:
    """Return `did you mean …?` for what is nearest, or nothing."""
    near = get_close_matches(wanted, known, n=1, cutoff=0.75)
    return f"did you mean '{mark}{near[0]}'?" if near else ""


LINKS = Family(about="links, anchors, redirects, pictures, scripts and styles of pages", find=find_links)
