"""Hashes with which pages guard what they load: a browser refuses a file that has another one."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache

from coursesite.check.site.address import Kind
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site
from coursesite.check.site.page import Use

KINDS = ("sha512", "sha384", "sha256")
"""What browsers know, the strongest first: where several are named, only the strongest counts."""


def find_broken_seals(site: Site) -> Iterator[Finding]:
    """Yield files of the site that are not what the `integrity` of a tag says."""

    @lru_cache(maxsize=256)
    def digest(file: str, kind: str) -> str:
        return base64.b64encode(hashlib.new(kind, site.read(file)).digest()).decode()

    for name, page in site.pages.items():
        seals = {spot.at: spot.what for spot in page.sealed}
        for reference, target in zip(page.references, site.targets[name], strict=True) if seals else ():
            if reference.at not in seals or reference.use is not Use.ASSET or target.kind is not Kind.FILE:
                continue
            stated = [part.partition("?")[0].partition("-") for part in seals[reference.at].split()]
            kind = next((kind for kind in KINDS if any(part[0] == kind for part in stated)), "")
            if kind and digest(target.path, kind) not in [value for name, _, value in stated if name == kind]:
                found = f"the file that the tag loads has another {kind}, so browsers refuse it"
                remedy = f'write integrity="{kind}-{digest(target.path, kind)}", or leave it out: the file comes from this site'
                shared = "" if reference.content else reference.value
                yield Finding(file=name, at=reference.at, rule="wrong-integrity", found=found, remedy=remedy, shared=shared)


SEALS = Family(about="hashes that pages ask of what they load", find=find_broken_seals)
