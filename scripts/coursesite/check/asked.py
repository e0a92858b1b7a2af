"""The questions that the sources of built pages ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coursesite.check.origin import Origin
from coursesite.check.site.model import Site


def find_asked(site: Site, origin: Origin) -> Mapping[str, Sequence[str]]:
    """Return the ids that the source of each built page asks for, where it has one that is whole: not one that takes in others."""
    sources = {name: source for name, page in site.pages.items() if (source := origin.find_source(page))}
    texts = {name: source.read_bytes() for name, source in sources.items()}
    files = {sources[name].as_posix(): text for name, text in texts.items() if b"```quiz" in text}
    fences = origin.read_fences(files)
    asked = {}
    for name, text in texts.items():
        if b"--8<--" in text:  # what a snippet brings along is not in this file
            continue
        asked[name] = [
            id
            for bank, only in fences.get(sources[name].as_posix(), ())
            for ids in [[item.id for item in origin.banks.get(bank, ())]]
            for id in (ids if only is None else only)
            if id in ids
        ]
    return asked
