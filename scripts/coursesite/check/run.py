"""The whole check: sources judged, and the site that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from coursequiz.problems import Problem
from coursequiz.report import count
from coursesite.check.build import ADDRESS, FAILED, NO_SNIPPET, OF_MKDOCS, provide_site
from coursesite.check.built import check_built
from coursesite.check.edit import Remark
from coursesite.check.origin import read_origin
from coursesite.check.sources.address import compare_address
from coursesite.check.sources.course import Folders, check_sources
from coursesite.check.sources.settings import read_settings


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
            remarks += [Remark(problem=problem) for problem in _leave_out(warnings, remarks)]
            return remarks, ["the built site (there is none)"], summary
        site, more, skipped = check_built(folder, read_origin(folders.docs, folders.quizzes))
        more = [_show_as(remark, folder, built) for remark in more]
        settings, _ = read_settings(folders.config, folders.docs)
        given = ADDRESS if folder != built else ""
    more += [Remark(problem=problem) for problem in (compare_address(settings, site.address, given) if settings else ())]
    told = {(remark.problem.path, remark.problem.line, remark.problem.rule) for remark in remarks}
    warned = [Remark(problem=problem) for problem in _leave_out(warnings, [*remarks, *more])]
    remarks += [remark for remark in (*warned, *more) if (remark.problem.path, remark.problem.line, remark.problem.rule) not in told]
    return remarks, skipped, f"{summary}, {count(len(site.pages), 'built page')}"


def _leave_out(warnings: Iterable[Problem], remarks: Iterable[Remark]) -> list[Problem]:
    """Return what a build says, without what a rule of ours tells of the same line or the same missing file: it knows a remedy."""
    told = [remark.problem for remark in remarks]
    places = {(problem.path, problem.line) for problem in told}
    missing = [problem.found.split("'")[1] for problem in told if problem.rule == "setting-path"]

    def is_told(problem: Problem) -> bool:
        follows = any(name in problem.found for name in missing) or (missing and NO_SNIPPET in problem.found)
        return problem.rule in OF_MKDOCS and bool(follows or (problem.path, problem.line) in places)

    return [problem for problem in warnings if not is_told(problem)]


def _show_as(remark: Remark, folder: Path, built: Path) -> Remark:
    """Return a remark on a file of a folder that is thrown away as one on the file that a build writes."""
    path = Path(remark.problem.path)
    if folder == built or not path.is_relative_to(folder):
        return remark
    return replace(remark, problem=replace(remark.problem, path=(built / path.relative_to(folder)).as_posix()))
