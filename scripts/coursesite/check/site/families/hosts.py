"""What a page asks of other hosts: nothing, where the site promises so; and nothing without encryption anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind, Target
from coursesite.check.site.families.links import WORDS
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site
from coursesite.check.site.page import Reference, Use

NAMESPACES = ("www.w3.org", "purl.org")


def find_hosts(site: Site) -> Iterator[Finding]:
    """Yield what pages ask of other hosts."""
    for name, page in site.pages.items():
        for reference, target in zip(page.references, site.targets[name], strict=True):
            if target.kind is Kind.EXTERNAL and reference.use not in {Use.LINK, Use.SHARED, Use.REDIRECT}:
                yield from judge_host(site, name, reference, target)


def judge_host(site: Site, name: str, reference: Reference, target: Target) -> Iterator[Finding]:
    """Yield what is wrong with asking another host for something."""
    host = urlsplit(target.path).netloc
    word = f"{WORDS[reference.use]} {shorten(reference.value)}"

    def finding(rule: str, found: str, remedy: str) -> Finding:
        shared = "" if reference.content else reference.value
        clue = reference.value
        return Finding(file=name, at=reference.at, rule=rule, found=found, remedy=remedy, clue=clue, question=reference.question, shared=shared)

    if host in NAMESPACES:
        return
    if target.scheme == "http" and reference.use is Use.SEND:
        yield finding("mixed-content", f"{word} is sent without encryption", "write https:, or take the form out")
    elif target.scheme == "http" and reference.use in {Use.ASSET, Use.FRAME}:
        remedy = "keep a copy on this site, or write https: browsers block the rest"
        yield finding("mixed-content", f"{word} is loaded without encryption", remedy)
    elif site.has_policy:
        found = f"{word} asks {host} for something, which the site's policy forbids"
        yield finding("third-party", found, "keep a copy on this site, or link to it instead")


HOSTS = Family(about="what is asked of other hosts", find=find_hosts)
