"""The whole check of a built site: read, judged by every family that applies, placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from coursequiz.problems import Problem
from coursesite.check.keys import find_keys, skip_keys
from coursesite.check.origin import Origin
from coursesite.check.place import place_findings
from coursesite.check.site.families import FAMILIES
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import Site, read_site


def check_built(folder: Path, origin: Origin | None) -> tuple[Site, list[Problem], list[str]]:
    """Return a built site with every problem of it, and which rules do not apply to it, with the reason.

    Args:
        folder: The built site.
        origin: Where its sources lie; None where only the site is at hand.
    """
    site = read_site(folder)
    findings: list[Finding] = []
    skipped: list[str] = []
    for family in FAMILIES:
        if why := family.skip(site):
            skipped.append(f"{family.about} ({why})")
        else:
            findings += family.find(site)
    course = origin.course if origin else None
    if (why := skip_keys(site, course)) or course is None or origin is None:
        skipped.append(f"answer keys ({why})")
    else:
        findings += find_keys(site, course, _read_asked(site, origin))
    return site, place_findings(site, findings, origin), skipped


def _read_asked(site: Site, origin: Origin) -> Mapping[str, Sequence[str]]:
    """Return the ids that the source of each built page asks for."""
    from coursesite.notebooks import render_notebook
    from coursesite.pages import find_asked

    assert origin.course is not None
    asked: dict[str, list[str]] = {}
    for name, page in site.pages.items():
        source = origin.find_source(page)
        if source is None:
            continue
        text = source.read_text(encoding="utf-8-sig", errors="replace")
        if "```quiz" not in text:
            continue
        text = render_notebook(text, source.name) if source.suffix == ".ipynb" else text
        asked[name] = [id for _, id in find_asked(text, source.as_posix(), origin.course)]
    return asked
