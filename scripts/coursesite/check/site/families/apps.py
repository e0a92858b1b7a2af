"""Manifests of apps: what they say of their icons, their names and where they begin. A browser that cannot read one offers no app."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any

from coursequiz.problems import shorten
from coursesite.check.site.address import Kind
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import Site
from coursesite.picture_sizes import measure_picture

TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml"}
"""What the ending of a picture says that it is."""
_COLOUR = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]+(?:-[a-z]+)*|[a-z-]+\(.+\)", re.IGNORECASE)


def judge_manifest(site: Site, name: str, text: str, manifest: Any) -> Iterator[Finding]:
    """Yield what a manifest says that is not so, or that no browser reads."""
    if not isinstance(manifest, dict):
        return
    for key in ("name", "short_name"):
        if isinstance(said := manifest.get(key), str) and not said.strip():
            yield _tell(name, text, f'"{key}"', f"'{key}' is empty", "write what the app is called, or take it out")
    for key in ("theme_color", "background_color"):
        if isinstance(said := manifest.get(key), str) and not _COLOUR.fullmatch(said.strip()):
            yield _tell(name, text, f'"{key}"', f"'{key}' is {shorten(said)}, which is no colour", "write it like #3f51b5")
    for key, kinds in (("start_url", {Kind.EXTERNAL}), ("scope", {Kind.EXTERNAL, Kind.OUTSIDE})):  # a beginning outside the site's path is told as any file
        said = manifest.get(key)
        if isinstance(said, str) and not site.map.base.startswith(said) and site.map.resolve(name, said).kind in kinds:
            yield _tell(name, text, f'"{key}"', f"'{key}' is {shorten(said)}, outside the site", "write an address of this site, such as './'")
    icons = manifest.get("icons")
    for icon in icons if isinstance(icons, list) else ():
        if isinstance(icon, dict) and isinstance(icon.get("src"), str):
            yield from _judge_icon(site, name, text, icon)


def _judge_icon(site: Site, name: str, text: str, icon: dict[str, Any]) -> Iterator[Finding]:
    target, said, sizes = site.map.resolve(name, icon["src"]), icon.get("type"), icon.get("sizes")
    if target.kind is not Kind.FILE or not site.sizes.get(target.path):
        return
    word, suffix = f"icon {shorten(icon['src'])}", target.path.rpartition(".")[2].lower()
    if isinstance(said, str) and suffix in TYPES and said.lower() != TYPES[suffix]:
        yield _tell(name, text, f'"{icon["src"]}"', f"{word} is said to be {shorten(said)}", f"write '{TYPES[suffix]}'")
    if isinstance(sizes, str) and suffix in {"png", "gif", "webp"} and (size := _measure(site, target.path)) and not {size, "any"} & set(sizes.lower().split()):
        yield _tell(name, text, f'"{icon["src"]}"', f"{word} is said to be {shorten(sizes)}, and is {size}", f"write '{size}', or draw it anew")


def _measure(site: Site, path: str) -> str:
    """Return the size of a picture as manifests say it; empty where it has none."""
    try:
        size = measure_picture(site.folder / path)
    except (ValueError, IndexError, ArithmeticError, struct.error):
        return ""
    return "x".join(f"{side:.0f}" for side in size) if size else ""


def _tell(name: str, text: str, where: str, found: str, remedy: str) -> Finding:
    return Finding(file=name, at=max(0, text.find(where)), rule="manifest", found=found, remedy=remedy)
