"""The questions that the sources of built pages ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coursequiz.banks import Course
from coursesite.check.origin import Origin
from coursesite.check.site.model import Site
from coursesite.notebooks import read_markdown
from coursesite.pages import find_asked


def read_asked(site: Site, origin: Origin, course: Course) -> Mapping[str, Sequence[str]]:
    """Return the ids that the source of each built page asks for, where it has one."""
    asked: dict[str, list[str]] = {}
    for name, page in site.pages.items():
        source = origin.find_source(page)
        if source is None:
            continue
        text = read_markdown(source)
        if "--8<--" in text:  # what a snippet brings along is not in this file
            continue
        if "```quiz" not in text:
            asked[name] = []
            continue
        asked[name] = [id for _, id in find_asked(text, source.as_posix(), course)]
    return asked
