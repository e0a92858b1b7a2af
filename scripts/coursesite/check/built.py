"""The check of a built site: read, judged by every family of rules that applies, held against the banks, and placed.

Imports nothing that a site without questions does not need: most of the time of a small site is that of starting.
"""

from __future__ import annotations

from pathlib import Path

from coursequiz.collector import without_collection
from coursesite.check.asked import find_asked
from coursesite.check.edit import Remark
from coursesite.check.keys import find_keys, skip_keys
from coursesite.check.origin import Origin
from coursesite.check.place import place_findings
from coursesite.check.site.families import FAMILIES
from coursesite.check.site.families.offline import find_changed
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import Site, read_site


def check_built(folder: Path, origin: Origin | None) -> tuple[Site, list[Remark], list[str]]:
    """Return a built site with every problem of it, and which rules do not apply to it, with the reason.

    Args:
        folder: The built site.
        origin: Where its sources lie; None where only the site is at hand.
    """
    with without_collection():
        return _check_built(folder, origin)


def _check_built(folder: Path, origin: Origin | None) -> tuple[Site, list[Remark], list[str]]:
    site = read_site(folder)
    findings: list[Finding] = []
    skipped: list[str] = []
    for family in FAMILIES:
        if why := family.skip(site):
            skipped.append(f"{family.about} ({why})")
        else:
            findings += family.find(site)
    if why := skip_keys(site, origin):
        skipped.append(f"answer keys ({why})")
    elif origin is not None:
        items = {item.id: item for bank in origin.banks.values() for item in bank}
        findings += find_keys(site, items, find_asked(site, origin))
    findings += find_changed(site, {finding.file for finding in findings})
    return site, place_findings(site, findings, origin), skipped
