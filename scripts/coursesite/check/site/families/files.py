"""What style sheets, drawings and manifests load, and pictures as files: they exist, hold what their name says, and something shows them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from coursequiz.problems import shorten
from coursesite.assets import hash_folder
from coursesite.check.site.address import Kind
from coursesite.check.site.families.apps import judge_manifest
from coursesite.check.site.families.hosts import judge_host
from coursesite.check.site.families.links import judge
from coursesite.check.site.families.offline import find_changed
from coursesite.check.site.families.secrets import TEXTUAL, find_secret
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site, plain_name
from coursesite.check.site.page import Reference, Use
from coursesite.check.site.styles import StyleAddress
from coursesite.check.site.tags import is_json

MAGIC = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "ico": (b"\x00\x00\x01\x00", b"\x89PNG"),
    "woff2": (b"wOF2",),
    "woff": (b"wOFF",),
}
"""How files of a type begin."""
HASHED = re.compile(r"assets/[\w-]+\.[0-9a-f]{8}/")
LEFT_BEHIND = re.compile(
    r"""(?:~|\.(?:orig|rej|bak|old|swp|tmp|pyc|pem|key|p12|pfx))$ | ^(?:mkdocs\.ya?ml|package(?:-lock)?\.json|requirements\.txt)$
    | (?:^|/)(?:Thumbs\.db|desktop\.ini|\.DS_Store|\.env(?:\.[\w.-]+)?|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.npmrc|\.pypirc)$
    | (?:^|/)(?:\.git|\.svn|\.hg|\.ipynb_checkpoints|__pycache__|node_modules|\.venv|\.idea|\.vscode)/""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of files that no site needs, and that some must not show."""
SYNTAX_REMEDIES = (
    (" stands outside ", "put it where it belongs: browsers show it as any text"),
    (" stands within ", "take one out of the other"),
    ("there is no element", "correct its name, or write &lt; for the sign: browsers show what stands behind it as text"),
    ("may be meant", "correct it: browsers pass over a word that they do not know"),
    ("may not be", "write a value that the attribute has: browsers pass over any other"),
    ("a curly quotation", "write straight ones: browsers take the curly ones for a part of the value"),
    ("a slash does not", "write its end tag: browsers pass over the slash, and the element goes on"),
    ("without 'as'", 'say what it is, such as as="font": browsers pass over it'),
    (" takes ", "name the file that is meant: browsers drop one of another kind"),
    (" stands twice in ", "keep one of them: browsers pass over the second"),
    ("'srcset' has", "give each picture its width, such as 480w, or else each its density, such as 2x: browsers pass over the others"),
    ("JSON", "correct it, or build the site again: a script reads it"),
)
"""Words of what is wrong with a page's markup, and what to do."""
PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "avif", "svg")
THEME_LEFTOVERS = ("assets/images/favicon.png", "img/", "css/", "fonts/")
"""Pictures that themes bring along, used or not."""


def find_in_files(site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the addresses in style sheets and drawings."""
    texts = [*site.styles.items(), *((name, drawing.addresses) for name, drawing in site.drawings.items())]
    for name, addresses in texts:
        yield from _judge_addresses(site, name, addresses)


def find_in_manifests(site: Site) -> Iterator[Finding]:
    """Yield manifests of apps that cannot be read, and what they name that is not there."""
    for name in _find_manifests(site):
        try:
            text, manifest = _read_manifest(site, name)
        except (ValueError, RecursionError):
            yield Finding(file=name, at=None, rule="missing-asset", found="the manifest cannot be read", remedy="write it as JSON")
            continue
        addresses = _find_named(text, manifest)
        yield from judge_manifest(site, name, text, manifest)
        yield from _judge_addresses(site, name, addresses)


def _judge_addresses(site: Site, name: str, addresses: Iterable[StyleAddress]) -> Iterator[Finding]:
    """Yield what is wrong with what a file that is no page names."""
    for address in addresses:
        reference = Reference(use=Use.ASSET, value=address.value, at=address.at, content=True)
        target = site.map.resolve(name, address.value)
        if target.kind is not Kind.FILE or target.fragment or target.own:
            yield from judge(site, name, reference, target)
        if target.kind is Kind.EXTERNAL:
            yield from judge_host(site, name, reference, target)


def _find_manifests(site: Site) -> Iterator[str]:
    return (name for name in site.sizes if name.endswith(".webmanifest") or name.rpartition("/")[2] == "manifest.json")


def _read_manifest(site: Site, name: str) -> tuple[str, Any]:
    """Return the text of a manifest, and what it says."""
    text = site.read(name).decode("utf-8-sig")
    return text, json.loads(text)


def _find_named(text: str, manifest: Any) -> list[StyleAddress]:
    """Return what a manifest names: pictures, and pages where an app begins."""
    lists = [manifest.get(key) for key in ("icons", "screenshots", "shortcuts")] if isinstance(manifest, dict) else []
    entries = [manifest, *(entry for some in lists if isinstance(some, list) for entry in some)]
    values = [entry[key] for entry in entries if isinstance(entry, dict) for key in ("src", "url", "start_url") if isinstance(entry.get(key), str)]
    return [StyleAddress(value=value, at=max(0, text.find(f'"{value}"'))) for value in values]


def find_scripts(site: Site) -> Iterator[Finding]:
    """Yield drawings that would run something."""
    for name, drawing in site.drawings.items():
        if drawing.script is not None:
            remedy = "delete it: a drawing can be opened by itself"
            yield Finding(file=name, at=drawing.script, rule="drawing-script", found="the drawing runs a script", remedy=remedy)


def find_pictures(site: Site) -> Iterator[Finding]:
    """Yield pictures that hold something else, and pictures that nothing shows."""
    shown = _find_shown(site)
    for name, size in site.sizes.items():
        suffix = name.rpartition(".")[2].lower()
        if suffix not in PICTURES and suffix not in MAGIC:
            continue
        if not _is_sound(site, name, suffix, size):
            what = "is empty" if size == 0 else f"holds no {suffix.upper()}"
            yield Finding(file=name, at=None, rule="broken-image", found=f"the file {what}", remedy="save it again in the format that its name says")
        elif suffix == "png" and b"IEND" not in site.read(name)[-4096:]:
            yield Finding(file=name, at=None, rule="broken-image", found="the file ends in the middle", remedy="save it again, or copy it again")
        elif suffix == "svg" and (flaw := site.drawings[name].flaw) is not None:
            found, remedy = f"the drawing cannot be shown: {flaw.what}", "correct it: a browser shows a drawing whole or not at all"
            yield Finding(file=name, at=flaw.at, rule="broken-image", found=found, remedy=remedy)
        if suffix in PICTURES and name not in shown and not name.startswith(THEME_LEFTOVERS):
            yield Finding(file=name, at=None, rule="unused-image", found="no page and no style shows this picture", remedy="show it, or delete it")


def _find_shown(site: Site) -> set[str]:
    """Return the files that something of the site points to."""
    shown: set[str] = set()
    for targets in site.targets.values():
        shown.update([target.path for target in targets])
    for name, addresses in site.styles.items():
        shown.update(site.map.resolve(name, address.value).path for address in addresses)
    for name, drawing in site.drawings.items():
        shown.update(site.map.resolve(name, address.value).path for address in drawing.addresses)
    for name in _find_manifests(site):
        with suppress(ValueError, RecursionError):
            shown.update(site.map.resolve(name, address.value).path for address in _find_named(*_read_manifest(site, name)))
    return shown


def _is_sound(site: Site, name: str, suffix: str, size: int) -> bool:
    if size == 0 or name in site.unreadable:
        return False
    start = _begin(site, name)
    return b"<svg" in start or b"<?xml" in start if suffix == "svg" else start.startswith(MAGIC.get(suffix, (b"",)))


def _begin(site: Site, name: str) -> bytes:
    """Return how a file begins."""
    with (site.folder / name).open("rb") as file:
        return file.read(400)


def find_leftovers(site: Site) -> Iterator[Finding]:
    """Yield files that a program or a person left behind, keys to what is not public, and notebooks that nobody can open."""
    for name in site.sizes:
        if LEFT_BEHIND.search(name):
            found, remedy = "the file was left behind by an editor, a system or a person", "delete it: all that is in the folder is published"
            yield Finding(file=name, at=None, rule="leftover-file", found=found, remedy=remedy)
            continue
        data = site.read(name) if name.endswith(TEXTUAL) and name not in site.search else b""
        if (at := find_secret(data)) is not None:
            remedy = "declare it void where it was made, then delete it: all that is in the folder is published"
            yield Finding(file=name, at=at, rule="secret", found="a key to what is not public stands here", remedy=remedy)
        if name.endswith(".ipynb") and not is_json(data):
            yield Finding(file=name, at=None, rule="notebook", found="the notebook cannot be read", remedy="build the site again, or run the lab again")


def find_hashes(site: Site) -> Iterator[Finding]:
    """Yield folders of assets that hold something else than the hash in their name says."""
    for folder in sorted({"/".join(name.split("/")[:2]) for name in site.sizes if HASHED.match(name)}):
        stated, actual = folder[-8:], hash_folder(site.folder / folder)
        if stated != actual and plain_name(folder + "/") != "assets/search/":
            found = f"the folder is called .{stated}, and what it holds makes .{actual}"
            within = [name for name in site.sizes if name.startswith(f"{folder}/")]
            file = next((finding.file for finding in find_changed(site, ()) if finding.file in within), within[0])
            yield Finding(file=file, at=None, rule="stale-hash", found=found, remedy="build the site again: browsers keep the old files for ever")


def find_unreadable(site: Site) -> Iterator[Finding]:
    """Yield pages and other texts that cannot be read as what they are called."""
    for name, why in site.unreadable.items():
        if "bytes" in why:
            yield Finding(file=name, at=None, rule="oversized-page", found=why, remedy="split it: no reader's phone holds such a page")
        else:
            yield Finding(file=name, at=None, rule="not-utf-8", found=why, remedy="save the file as UTF-8, or give it the name of what it is")
    counts = Counter(what for page in site.pages.values() for what in {flaw.what for flaw in page.flaws})
    for name, page in site.pages.items():
        if not page.is_page:
            found = "the page is empty" if page.size == 0 else "the page holds no element"
            yield Finding(file=name, at=None, rule="empty-page", found=found, remedy="build it again, or delete it")
        for flaw in page.flaws[:5]:
            more = f", and {len(page.flaws) - 5} more" if len(page.flaws) > 5 and flaw is page.flaws[4] else ""
            found = f"{shorten(flaw.what)[1:-1]}{more}"
            remedy = next((remedy for words, remedy in SYNTAX_REMEDIES if words in flaw.what), "give each element its end and each value its quotation marks")
            shared = flaw.what if counts[flaw.what] * 2 > len(site.pages) > 4 else ""  # what most pages have is the theme's
            yield Finding(file=name, at=flaw.at, rule="html-syntax", found=found, remedy=remedy, shared=shared)
    for name, what in _find_strange_files(site):
        remedy = "build the site again: a host may have put its page for what is missing in the file's place"
        yield Finding(file=name, at=None, rule="wrong-content", found=f"the file holds {what}", remedy=remedy)
    for name, flaw in site.style_flaws.items():
        remedy = "give each { its }, and each comment its end: browsers drop what follows"
        yield Finding(file=name, at=flaw.at, rule="css-syntax", found=flaw.what, remedy=remedy)


def _find_strange_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield style sheets and scripts that hold a page."""
    for name in site.sizes:
        if name.endswith((".css", ".js", ".mjs")) and _begin(site, name).lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith((b"<!doctype", b"<html")):
            yield name, "a page of HTML"


TEXTS = Family(about="pages that can be read, with tags that end", find=find_unreadable)
FILES = Family(about="addresses in style sheets and drawings", find=find_in_files)
MANIFESTS = Family(about="manifests of apps", find=find_in_manifests)
DRAWINGS = Family(about="scripts in drawings", find=find_scripts)
HASHES = Family(about="hashes of assets", find=find_hashes, skip=lambda site: "" if any(HASHED.match(name) for name in site.sizes) else "no folder carries one")
LEFTOVER_FILES = Family(about="files left behind", find=find_leftovers)
PICTURE_FILES = Family(about="pictures as files", find=find_pictures)
