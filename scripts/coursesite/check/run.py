"""The whole check: sources judged, the site that belongs to them read, judged by every family that applies, and placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coursequiz.report import count
from coursesite.check.build import FAILED, provide_site
from coursesite.check.edit import Remark
from coursesite.check.keys import find_keys, skip_keys
from coursesite.check.origin import Origin, read_origin
from coursesite.check.place import place_findings
from coursesite.check.site.families import FAMILIES
from coursesite.check.site.finding import Finding
from coursesite.check.site.model import Site, read_site
from coursesite.check.sources.course import Folders, check_sources
from coursesite.notebooks import render_notebook
from coursesite.pages import find_asked


def check_course(folders: Folders, built: Path | None) -> tuple[list[Remark], list[str], str]:
    """Return every problem of a course, which rules do not apply to it, and what was checked.

    Args:
        folders: Where its sources lie.
        built: Where its built site may be; None where only the sources are checked.
    """
    course, remarks = check_sources(folders)
    questions = sum(len(pairs) for pairs in course.asked.values())
    summary = f"{count(len(course.pages), 'page')} with {count(questions, 'question')}"
    if built is None or not folders.config.is_file():
        return remarks, [] if built is None else [f"the built site (there is no {folders.config})"], summary
    sources = (folders.docs, folders.quizzes, *folders.others)
    with provide_site(built, folders.config, sources) as (folder, warnings):
        if any(problem.rule == FAILED for problem in warnings):
            return [*remarks, *(Remark(problem=problem) for problem in warnings)], ["the built site (there is none)"], summary
        site, more, skipped = check_built(folder, read_origin(folders.docs, folders.quizzes))
        more = [_show_as(remark, folder, built) for remark in more]
    told = {(remark.problem.path, remark.problem.line, remark.problem.rule) for remark in remarks}
    remarks += [
        remark
        for remark in (*(Remark(problem=problem) for problem in warnings), *more)
        if (remark.problem.path, remark.problem.line, remark.problem.rule) not in told
    ]
    return remarks, skipped, f"{summary}, {count(len(site.pages), 'built page')}"


def _show_as(remark: Remark, folder: Path, built: Path) -> Remark:
    """Return a remark on a file of a folder that is thrown away as one on the file that a build writes."""
    path = Path(remark.problem.path)
    if folder == built or not path.is_relative_to(folder):
        return remark
    return replace(remark, problem=replace(remark.problem, path=(built / path.relative_to(folder)).as_posix()))


def check_built(folder: Path, origin: Origin | None) -> tuple[Site, list[Remark], list[str]]:
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
    if why := skip_keys(site, origin):
        skipped.append(f"answer keys ({why})")
    elif origin is not None and origin.course is not None:
        findings += find_keys(site, origin.course, _read_asked(site, origin))
    return site, place_findings(site, findings, origin), skipped


def _read_asked(site: Site, origin: Origin) -> Mapping[str, Sequence[str]]:
    """Return the ids that the source of each built page asks for."""
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
