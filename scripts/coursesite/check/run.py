"""The whole check: sources judged, and the site that belongs to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coursequiz.report import count
from coursesite.check.build import FAILED, provide_site
from coursesite.check.built import check_built
from coursesite.check.edit import Remark
from coursesite.check.origin import read_origin
from coursesite.check.sources.course import Folders, check_sources


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
    places = {(remark.problem.path, remark.problem.line) for remark in more}
    warnings = [problem for problem in warnings if problem.rule != "unresolved-link" or (problem.path, problem.line) not in places]
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
