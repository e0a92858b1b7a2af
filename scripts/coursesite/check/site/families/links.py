"""Where links lead: every page, anchor and redirect exists, in its exact case and below the site's own path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import PurePath

from coursequiz.problems import shorten
from coursesite.check.site.address import RUNS, Kind, Target
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site, plain_name
from coursesite.check.site.page import Reference, Use

WORDS = {
    Use.LINK: "link",
    Use.ASSET: "file",
    Use.FRAME: "frame",
    Use.SEND: "form",
    Use.REDIRECT: "redirect",
    Use.SHARED: "shared picture",
    Use.CONNECT: "connection",
}


_SHOWS = re.compile(r"<(?:img|image|source|video|audio|track|input|script)\b|<link\b[^>]*\b(?:stylesheet|icon)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:\.{0,2}/)+")
CORRECT = "correct the address, or add what it names"


def find_links(site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the addresses of pages that belong to this site."""
    for name, page in site.pages.items():
        for reference, target in zip(page.references, site.targets[name], strict=True):
            if target.kind is not Kind.FILE or target.own or (target.fragment and not has_anchor(site, target)):
                yield from judge(site, name, reference, target)
            elif reference.use is Use.ASSET and target.path in site.pages and not target.fragment and _is_shown(site, name, reference):
                found = f"file {shorten(plain_name(reference.value))} is a page, and stands where none can"
                remedy = "name the file itself, or link to the page"
                shared = "" if reference.content else target.path
                at, clue, question = reference.at, reference.value, reference.question
                yield Finding(file=name, at=at, rule="page-as-file", found=found, remedy=remedy, clue=clue, question=question, shared=shared)


def _is_shown(site: Site, name: str, reference: Reference) -> bool:
    """Return whether a tag shows or runs what it names; others may well name a page, such as one that asks for it ahead."""
    text = site.read(name).decode("utf-8-sig")
    return bool(_SHOWS.match(text, reference.at))


def judge(site: Site, name: str, reference: Reference, target: Target) -> Iterator[Finding]:
    """Yield what is wrong with one address that is not simply a file of the site."""
    word = f"{WORDS[reference.use]} {shorten(plain_name(reference.value))}"

    def finding(rule: str, found: str, remedy: str, suggest: Callable[[], str] | None = None, better: str = "") -> Finding:
        shared = "" if reference.content else f"{target.kind} {target.path}#{target.fragment}"
        at, clue, question = reference.at, reference.value, reference.question
        return Finding(file=name, at=at, rule=rule, found=found, remedy=remedy, clue=clue, question=question, suggest=suggest, better=better, shared=shared)

    def near_file() -> str:
        wanted = plain_name(target.path).rstrip("/")
        names = (plain_name(file).removesuffix("/index.html") for file in site.map.files)
        return _near(wanted, [name for name in names if PurePath(name).suffix == PurePath(wanted).suffix])

    match target.kind:
        case Kind.FILE if target.fragment and name not in site.styles and not has_anchor(site, target):
            found, remedy = f"{word} names no place in {plain_name(target.path)}", "name a heading of the page, or an id"
            yield finding("broken-anchor", found, remedy, lambda: _near(target.fragment, _anchors(site, target), "#"))
        case Kind.MISSING if reference.use is Use.REDIRECT:
            yield finding("broken-redirect", f"{word} leads to no file", CORRECT, near_file)
        case Kind.MISSING if reference.use is Use.LINK:
            yield finding("broken-link", f"{word} leads to no file", CORRECT, near_file)
        case Kind.MISSING if reference.use is not Use.SEND:
            yield finding("missing-asset", f"{word} is not there", CORRECT, near_file)
        case Kind.OTHER_CASE:
            found, remedy = f"{word} is written in another case than {plain_name(target.path)}", "write it in the file's own case: most servers tell them apart"
            yield finding("wrong-case", found, remedy, better=_recase(reference.value, target.path))
        case Kind.SOURCE:
            found, remedy = f"{word} names a source, not the page built from it", f"link to {target.path.removesuffix('index.html')}"
            yield finding("source-link", found, remedy, better=_relink(name, target))
        case Kind.OUTSIDE:
            yield finding("outside-base", f"{word} leaves the site's path {site.map.base}", "write it relative to the page")
        case Kind.BAD if reference.content or target.why != RUNS:
            yield finding("bad-address", f"{word} cannot be followed: {target.why}", "write an address that works for every reader")
        case Kind.EMPTY if reference.use in {Use.LINK, Use.ASSET, Use.FRAME}:
            found, remedy = f"a {WORDS[reference.use]} has no address", "write where it leads, or delete it"
            yield replace(finding("empty-link", found, remedy), clue="]()", words=True)
        case _:
            pass
    if target.own and target.scheme == "http" and site.map.scheme == "https":
        found = f"{word} goes to this site without encryption"
        yield finding("insecure-own-link", found, "write it relative to the page", better=f"https{reference.value[4:]}")


def _recase(typed: str, path: str) -> str:
    """Return an address as it was typed, in the case of the file's path; empty where the two differ in more."""
    before, mark, fragment = typed.partition("#")
    tail = _LEAD.sub("", before).rstrip("/").removesuffix(".md")
    for actual in (path, path.removesuffix("/index.html"), plain_name(path)):
        if tail and actual.lower().endswith(tail.lower()):
            start = before.rindex(tail)
            return before[:start] + actual[len(actual) - len(tail) :] + before[start + len(tail) :] + mark + fragment
    return ""


def _relink(page: str, target: Target) -> str:
    """Return the address of a page as another one of the site may type it in HTML."""
    path = target.path.removesuffix("index.html")
    relative = posixpath.relpath(path or ".", posixpath.dirname(page) or ".")
    return relative + ("/" if path != target.path else "") + (f"#{target.fragment}" if target.fragment else "")


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


def find_circles(site: Site) -> Iterator[Finding]:
    """Yield redirects that lead back to where they begin."""
    steps = {name: (reference, target.path) for name, reference, target in _find_redirects(site)}
    for name, (reference, start) in steps.items():
        passed, path = {name}, start
        while path in steps and path not in passed:
            passed.add(path)
            path = steps[path][1]
        if path == name:
            found = f"redirect {shorten(reference.value)} leads back to this page"
            yield Finding(file=name, at=reference.at, rule="broken-redirect", found=found, remedy="send readers to a page that stays", clue=reference.value)


def _find_redirects(site: Site) -> Iterator[tuple[str, Reference, Target]]:
    for name, page in site.pages.items():
        if page.refreshes:
            for reference, target in zip(page.references, site.targets[name], strict=True):
                if reference.use is Use.REDIRECT and reference.value:
                    yield name, reference, target


REDIRECTS = Family(about="redirects in a circle", find=find_circles)
LINKS = Family(about="links, anchors, redirects, pictures, scripts and styles of pages", find=find_links)
