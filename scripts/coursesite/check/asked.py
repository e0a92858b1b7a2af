"""The questions that the sources of built pages ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursesite.check.origin import Origin
from coursesite.check.site.model import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the source of a page asks."""

    ids: tuple[str, ...]
    whole: bool
    """Whether it is all that the page may show: a snippet brings along what is not in this file."""


def find_asked(site: Site, origin: Origin) -> Mapping[str, Asked]:
    """Return the questions that the source of each built page asks, where it has one."""
    sources = {name: source for name, page in site.pages.items() if (source := origin.find_source(page))}
    texts = {name: source.read_bytes() for name, source in sources.items()}
    files = {sources[name].as_posix(): text for name, text in texts.items() if b"quiz" in text}
    fences = origin.read_fences(files)
    held = {bank: [item.id for item in items] for bank, items in origin.banks.items()}
    asked = {}
    for name, text in texts.items():
        ids: list[str] = []
        for bank, only in fences.get(sources[name].as_posix(), ()):
            there = held.get(bank, [])
            ids += there if only is None else [id for id in only if id in there]
        asked[name] = Asked(ids=tuple(ids), whole=b"--8<--" not in text)
    return asked
