"""The Content-Security-Policy: every page carries it, it allows exactly the inline scripts there are, and the headers agree."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from coursequiz.problems import shorten
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import HEADERS, Site

WEAK = ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:")
"""Sources of scripts that make a policy worthless."""
DIRECTIVES = frozenset(
    """base-uri block-all-mixed-content child-src connect-src default-src fenced-frame-src font-src form-action frame-ancestors frame-src img-src
    manifest-src media-src navigate-to object-src plugin-types prefetch-src referrer report-to report-uri require-sri-for require-trusted-types-for
    sandbox script-src script-src-attr script-src-elem style-src style-src-attr style-src-elem trusted-types upgrade-insecure-requests
    worker-src""".split()
)
"""Those of all levels of the standard, old ones too."""
_UNQUOTED = re.compile(r"self|none|unsafe-[a-z-]+|wasm-unsafe-eval|strict-dynamic|report-sample|(?:nonce|sha256|sha384|sha512)-\S+")
HEADER_ONLY = ("frame-ancestors", "report-uri", "report-to", "sandbox")


def find_policies(site: Site) -> Iterator[Finding]:
    """Yield pages without a policy, and what their policy does not allow."""
    promised = any(page.policy for page in site.pages.values())
    for name, page in site.pages.items():
        if name not in site.built_pages and name != "404.html":
            continue
        if page.policy is None and promised:
            yield Finding(
                file=name, at=page.root, rule="no-policy", found="the page has no policy of its own", remedy="finish it with 'course finish', or build it again"
            )
            continue
        directives = read_policy(page.policy.what if page.policy else site.policy_header or "")
        scripts = directives.get("script-src", directives.get("default-src", ()))
        styles = directives.get("style-src", directives.get("default-src", ()))
        at = page.policy.at if page.policy else 0
        yield from _judge_syntax(name, at, directives)
        for source in scripts:
            if source in WEAK:
                yield Finding(file=name, at=at, rule="weak-policy", found=f"the policy allows {source} for scripts", remedy="allow scripts by file or by hash")
        for script in page.scripts:
            if hash_of(script.what) not in scripts and "'unsafe-inline'" not in scripts:
                found = f"the policy does not know the script {shorten(script.what, 40)}, so it does not run"
                clue = script.what.strip()
                yield Finding(
                    file=name, at=script.at, rule="policy-hash", found=found, remedy="move it into a file, or build the page again", clue=clue, words=True
                )
        for spot in page.inline:
            if "'unsafe-inline'" not in (scripts if spot.what.startswith("attribute on") else styles):
                found = f"{spot.what}: the policy stops it"
                clue = f"{spot.what.removeprefix('attribute ')}=" if "attribute" in spot.what else "<style"
                remedy = "give the element a class, and put the rest into a file"
                clue, shared = clue.replace("style attribute", "style"), "" if spot.content else spot.what
                yield Finding(file=name, at=spot.at, rule="policy-inline", found=found, remedy=remedy, clue=clue, words=True, shared=shared)


def _judge_syntax(name: str, at: int, directives: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Yield what browsers do not understand in a policy, and so leave out."""
    for directive, sources in directives.items():
        if directive not in DIRECTIVES:
            found = f"no browser knows the directive {shorten(directive)}"
            yield Finding(file=name, at=at, rule="policy-syntax", found=found, remedy="correct its name: what is not known is left out")
        for source in sources:
            if _UNQUOTED.fullmatch(source):
                found = f"{source} in '{directive}' has no quotation marks, so it is the name of a host"
                yield Finding(file=name, at=at, rule="policy-syntax", found=found, remedy=f"write '{source}'")


def find_headers(site: Site) -> Iterator[Finding]:
    """Yield where the policy of the headers and that of the pages differ."""
    metas = [page.policy.what for page in site.pages.values() if page.policy]
    if not metas:
        return
    usual = read_policy(max(set(metas), key=metas.count))
    for file, page in site.pages.items():
        own = read_policy(page.policy.what) if page.policy else usual
        for name in _differing(own, usual):
            found = f"'{name}' is {_show(own, name)} here and {_show(usual, name)} in most pages"
            at = page.policy.at if page.policy else None
            yield Finding(file=file, at=at, rule="policy-headers", found=found, remedy="run 'course finish', or build the site again")
    if not site.policy_header:
        yield Finding(file=HEADERS, at=None, rule="policy-headers", found="the file has no policy", remedy="run 'course finish', or build the site again")
        return
    header = read_policy(site.policy_header)
    allowed = header.get("script-src", ())
    missing = {hash_of(script.what) for page in site.pages.values() for script in page.scripts} - set(allowed)
    known = {source for meta in metas for source in read_policy(meta).get("script-src", ())}
    for source in sorted(missing & known | {source for source in known if source not in allowed and source.startswith(("'sha", "'wasm"))}):
        found = f"the headers do not allow {source}, which a page's own policy does"
        yield Finding(file=HEADERS, at=None, rule="policy-headers", found=found, remedy="run 'course finish', or build the site again")
    for name in _differing(usual, header):
        found = f"'{name}' is {_show(header, name)} here and {_show(usual, name)} in the pages"
        yield Finding(file=HEADERS, at=None, rule="policy-headers", found=found, remedy="run 'course finish', or build the site again")


def _differing(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the directives that differ in two policies, hashes of scripts and what only headers can say aside."""
    return [name for name in sorted(one.keys() | other.keys()) if name not in HEADER_ONLY and _plain(one, name) != _plain(other, name)]


def _plain(policy: Mapping[str, Sequence[str]], name: str) -> Sequence[str] | None:
    sources = policy.get(name)
    return sources if sources is None or name != "script-src" else [source for source in sources if not source.startswith(("'sha", "'wasm"))]


def _show(policy: Mapping[str, Sequence[str]], name: str) -> str:
    return " ".join(policy.get(name, ())) or "missing"


def read_policy(text: str) -> dict[str, tuple[str, ...]]:
    """Return the directives of a policy with their sources."""
    parts = (part.split() for part in text.split(";"))
    return {part[0].lower(): tuple(part[1:]) for part in parts if part}


@lru_cache(maxsize=4096)
def hash_of(script: str) -> str:
    """Return the source that allows an inline script with exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _without_policy(site: Site) -> str:
    return "" if site.has_policy else "the site has none"


POLICIES = Family(about="the Content-Security-Policy", find=find_policies, skip=_without_policy)
HEADER_POLICY = Family(
    about="the policy as a header", find=find_headers, skip=lambda site: _without_policy(site) or ("" if HEADERS in site.sizes else f"there is no {HEADERS}")
)
