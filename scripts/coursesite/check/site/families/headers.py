"""`_headers`: blocks of a path and the headers that a host sends with it. A browser passes over what it does not understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from coursequiz.problems import shorten
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import HEADERS, Site

NAMES = """access-control-allow-origin cache-control content-security-policy content-security-policy-report-only content-type cross-origin-embedder-policy
    cross-origin-opener-policy cross-origin-resource-policy link permissions-policy referrer-policy strict-transport-security x-content-type-options
    x-frame-options x-robots-tag""".split()
"""Headers that a static site sends."""
ANY_OF = {
    "cross-origin-embedder-policy": r"(?:require-corp|credentialless|unsafe-none)(?:;.*)?",
    "cross-origin-opener-policy": r"(?:same-origin(?:-allow-popups)?|noopener-allow-popups|unsafe-none)(?:;.*)?",
    "cross-origin-resource-policy": "same-site|same-origin|cross-origin",
    "referrer-policy": r"(?:.*,\s*)?(?:no-referrer(?:-when-downgrade)?|(?:strict-)?origin(?:-when-cross-origin)?|same-origin|unsafe-url)(?:\s*,.*)?",
    "strict-transport-security": r"(?:.*;\s*)?max-age\s*=\s*(?:\d+|\"\d+\")\s*(?:;.*)?",
    "x-content-type-options": "nosniff",
    "x-frame-options": "deny|sameorigin",
}
"""What browsers read in headers that can be sent once, in small letters."""
EXAMPLES = {
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_LINE = re.compile(r"^.*$", re.MULTILINE)
AGES = ("max-age", "s-maxage", "stale-while-revalidate", "stale-if-error")
"""What `Cache-Control` gives in seconds."""
_LONG = re.compile(r"\bimmutable\b|\bmax-age\s*=\s*\"?\d{8}", re.IGNORECASE)
"""For ever, or for so many seconds that a reader's browser is another one by then."""
_FIXED = re.compile(r"[0-9a-f]{6}|\d+\.\d+|/lunr/", re.IGNORECASE)
"""What the address of a file has that never changes: a hash, or a version."""


def read_lines(site: Site, name: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a host's file that say something, with their offsets."""
    for match in _LINE.finditer(site.read(name).decode("utf-8-sig", "replace")):
        if match[0].strip() and not match[0].lstrip().startswith("#"):
            yield match.start(), match[0]


def judge_headers(site: Site) -> Iterator[Finding]:
    """Yield lines that are nothing, that say something twice, or that browsers cannot read, and what they would keep for ever."""
    path, paths, said = "", set[str](), set[str]()
    for at, line in read_lines(site, HEADERS):
        name, colon, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        if not line[0].isspace():
            path, said = line.strip(), set()
            yield from _judge_path(site, at, path, known=path in paths)
            paths.add(path)
        elif not colon:
            if not line.lstrip().startswith("!"):
                yield _tell(at, f"{shorten(line.strip())} is no header", "write it as 'Name: value'")
        elif name not in NAMES and (not name or get_close_matches(name, NAMES, n=1, cutoff=0.85)):
            known = get_close_matches(name, NAMES, n=1)
            yield _tell(at, f"no browser knows the header {shorten(name)}", f"did you mean '{known[0]}'?" if known else "write it as 'Name: value'")
        else:
            yield from _judge_value(at, name, value, said)
            if name == "cache-control" and _LONG.search(value):
                yield from _judge_kept(site, at, path)


def _tell(at: int, found: str, remedy: str) -> Finding:
    return Finding(file=HEADERS, at=at, rule="host-file", found=found, remedy=remedy)


def _judge_path(site: Site, at: int, path: str, *, known: bool) -> Iterator[Finding]:
    if near := _find_near(site, path):
        yield _tell(at, f"{shorten(path)} stands for no file of the site", f"did you mean '{near}'?")
    if not path.startswith(("/", "http://", "https://")):
        yield _tell(at, f"{shorten(path)} is no path", "indent it below the path that it is for, or begin it with '/'")
    elif known:
        yield _tell(at, f"path {shorten(path)} has a block already", "put the two together: some hosts send both, others one of them")


def _judge_value(at: int, name: str, value: str, said: set[str]) -> Iterator[Finding]:
    """Yield what browsers cannot read in a value, and what the block has said before."""
    words = [name] if name in ANY_OF else []
    if name in ANY_OF and not re.fullmatch(ANY_OF[name], value.lower()):
        yield _tell(at, f"no browser reads {shorten(f'{name}: {value}')}", f"write it like '{EXAMPLES[name]}'")
    if name == "cache-control":
        for part in value.lower().split(","):
            word, _, seconds = part.strip().partition("=")
            near = get_close_matches(word.strip(), AGES, n=1, cutoff=0.85)
            if near and (near[0] != word.strip() or not seconds.strip(' "').isdecimal()):
                yield _tell(at, f"{shorten(part.strip())} is no time", f"write the seconds, such as '{near[0]}=3600'")
            words += near
    for word in words:
        if word in said:
            yield _tell(at, f"the block says {word} twice", "keep one: browsers may take either, or none")
        said.add(word)


def _judge_kept(site: Site, at: int, path: str) -> Iterator[Finding]:
    """Yield a page, or else a style sheet or a script without a hash, that browsers are told to keep."""
    pattern = re.compile(re.sub(r"\\\*|:\w+", ".*", re.escape(path)))
    if page := next((name for name in site.built_pages if pattern.fullmatch("/" + name) or pattern.fullmatch("/" + name.removesuffix("index.html"))), ""):
        found, remedy = f"and page {page} is there", "keep only what has a hash in its name: readers never see the page change"
    elif file := next(
        (name for name in site.sizes if name.endswith((".css", ".js", ".json")) and pattern.fullmatch("/" + name) and not _FIXED.search(name)), ""
    ):
        found, remedy = f"and the address of {file} stays when it changes", "put a hash or a version into its name, or keep it for an hour"
    else:
        return
    yield _tell(at, f"browsers are told to keep {path} for ever, {found}", remedy)


def _find_near(site: Site, path: str) -> str:
    """Return what a path of `_headers` may mean where no file of the site is meant; nothing where it may be that of a program of the host."""
    folder = re.match(r"/([\w.-]+)/?\*?$", path)
    tops = {name.partition("/")[0] for name in site.sizes}
    near = get_close_matches(folder[1], tops, n=1, cutoff=0.75) if folder and folder[1] not in tops else []
    return path.replace(folder[1], near[0]) if folder and near else ""
