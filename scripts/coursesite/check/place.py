"""Findings in built files made problems: at the author's line where there is one, else at the built file's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path

from coursequiz.problems import Problem, show_path
from coursesite.check.edit import Edit, Remark
from coursesite.check.origin import Origin, find_clue
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import NOT_FOUND, Site, plain_name
from coursesite.check.site.page import Page
from coursesite.offset import find_place

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|~-])")
_IS_ADDRESS = re.compile(r"[./:]")
_SOURCE = re.compile(r'\bsrc="[^"]*"')
SETTINGS = "mkdocs.yml"
"""Beside the folder of pages."""
MANY = 50
"""Findings of one rule in one file that are told one by one."""


def place_findings(site: Site, findings: Iterable[Finding], origin: Origin | None) -> list[Remark]:
    """Return the findings as problems; the same mistake in what pages share is told once, with how many pages have it.

    Args:
        site: The built site.
        findings: What its rules found, in the order of each file.
        origin: Where its sources lie; None where only the site is at hand.
    """
    single: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    shared: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if _is_meant(site, finding, origin):
            continue
        if finding.shared:
            shared[finding.rule, finding.shared].append(finding)
        else:
            single[finding.rule, finding.file].append(finding)
    problems = []
    for alike in single.values():
        seen: Counter[str] = Counter()
        for finding in alike[:MANY]:
            more = f", and {len(alike) - MANY:,} more here" if len(alike) > MANY and finding is alike[MANY - 1] else ""
            problems.append(_place(site, finding, origin, seen[finding.clue], more))
            seen[finding.clue] += 1
    for group in shared.values():
        first = min(group, key=lambda finding: (finding.file == NOT_FOUND, finding.file.count("/"), finding.file, finding.at or 0))
        others = len({finding.file for finding in group}) - 1
        more = f", here and on {others} other pages" if others > 1 else ", here and on one other page" if others else ""
        problems.append(_place(site, first, origin, 0, more))
    return list(_once_in_settings(problems))


def _once_in_settings(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Yield the problems, those of a line of the settings once: pages at different depths write an address of theirs in as many ways."""
    told = set()
    for remark in remarks:
        place = (remark.problem.path, remark.problem.line, remark.problem.rule)
        if place not in told:
            yield remark
        if remark.problem.path.endswith(SETTINGS):
            told.add(place)


def _is_meant(site: Site, finding: Finding, origin: Origin | None) -> bool:
    """Return whether Markdown that stayed text was escaped by its author, who wants it read so."""
    page = site.pages.get(finding.file)
    source = origin.find_source(page) if origin is not None and page is not None and finding.rule == "unrendered-markdown" else None
    if source is None:
        return False
    text = source.read_text(encoding="utf-8", errors="replace")
    return bool(finding.clue) and finding.clue not in text and finding.clue in unescape(_ESCAPED.sub(r"\1", text))


def _place(site: Site, finding: Finding, origin: Origin | None, nth: int, more: str = "") -> Remark:
    remedy = (finding.suggest() if finding.suggest else "") or finding.remedy
    found = None if finding.shared else _find_source(site, finding, origin, nth)
    edit = None
    if found is None and origin is not None and (found := _find_setting(site, finding, origin)):
        more = ""
    if found is not None:
        file, text, at = found
        path, (line, column) = show_path(file), find_place(text, at)
        old, new = plain_name(finding.clue), plain_name(finding.better)
        if new and text.startswith(old, at):
            edit = Edit(path=file, start=at, end=at + len(old), old=old, new=new)
    else:
        path, line, column = _find_built(site, finding, origin)
    return Remark(problem=Problem(path=path, line=line, column=column, rule=finding.rule, found=finding.found + more, remedy=remedy), edit=edit)


def _find_source(site: Site, finding: Finding, origin: Origin | None, nth: int) -> tuple[Path, str, int] | None:
    """Return the author's file, its text and the offset of what was found; None where only the built file has it."""
    page = site.pages.get(finding.file)
    if origin is None or page is None:
        return None
    if not finding.clue:
        return _find_tag(site, finding, origin, page)
    for file, text, start, otherwise in origin.find_lines(page, finding.clue, finding.question):
        at = find_clue(text, plain_name(finding.clue), nth, words=finding.words, start=start)
        if at is not None or otherwise >= 0:
            return file, text, otherwise if at is None else at
    return None


def _find_tag(site: Site, finding: Finding, origin: Origin, page: Page) -> tuple[Path, str, int] | None:
    """Return where an author typed the very tag that a finding stands at; None where that is not certain."""
    if finding.at is None or finding.shared:
        return None
    path = site.folder / finding.file
    html = _read(path, path.stat().st_mtime_ns)
    tag = html[finding.at : html.find(">", finding.at) + 1]
    if "<" not in tag[:1] or "\n" in tag:
        return None
    typed = [tag, *_SOURCE.findall(tag)]  # a build adds attributes to pictures
    for file, text, start, _ in origin.find_lines(page, tag, finding.question):
        for clue in typed:
            if text.count(clue, start) == 1:
                return file, text, text.rfind("<", 0, text.index(clue, start) + 1)
    return None


def _find_setting(site: Site, finding: Finding, origin: Origin) -> tuple[Path, str, int] | None:
    """Return where mkdocs.yml names an address that pages have from it and that is nowhere; None where it does not."""
    file, typed = origin.docs.parent / SETTINGS, plain_name(finding.clue)
    if finding.words or not _IS_ADDRESS.search(typed) or not file.is_file():
        return None
    text = _read(file, file.stat().st_mtime_ns)
    for name in (typed, typed.removeprefix(site.map.base)):
        match = re.search(rf"(?<![^\s\"'=,\[{{]){re.escape(name)}(?![^\s\"'>,\]}}])", text)
        if match and name and not (origin.docs / name).exists():
            return file, text, match.start()
    return None


def _find_built(site: Site, finding: Finding, origin: Origin | None) -> tuple[str, int, int]:
    path = site.folder / finding.file
    if origin is not None and finding.file not in site.pages:
        copied = origin.docs / plain_name(finding.file)
        if copied.is_file() and path.is_file() and copied.read_bytes() == path.read_bytes():
            path = copied
    if finding.at is None or not path.is_file():
        return show_path(path), 1, 1
    return show_path(path), *find_place(_read(path, path.stat().st_mtime_ns), finding.at)


@lru_cache(maxsize=8)
def _read(path: Path, modified: int) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")
