"""The banks as a page asks for them: which questions a fence names, or why they cannot be shown.

Knows neither Markdown nor HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursequiz.bank import Item
from coursequiz.banks import Course, read_course
from coursequiz.fence import Fence, find_fences
from coursequiz.problems import Problem, show_path, sort_problems, suggest


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """A course's banks, and everything that is wrong with them."""

    folder: Path
    course: Course
    problems: tuple[Problem, ...]

    def find(self, fence: Fence, asked: dict[str, int]) -> tuple[list[Item], list[Problem], list[Problem]]:
        """Return the questions that a fence names, what is wrong with their bank, and what is wrong with the fence.

        Args:
            fence: The fence.
            asked: Ids that stand on the page already, with their fence's line; this fence's are added.
        """
        if fence.problems or fence.bank is None:
            return [], [], list(fence.problems)
        bank = self.course.banks.get(fence.bank)
        path = bank.path if bank else show_path(self.folder / f"{fence.bank}.yml")
        faults = [problem for problem in self.problems if problem.path == path]
        if bank is None:
            remedy = suggest(fence.bank, self.course.banks) if self.course.banks else "write it; 'coursequiz init' writes a first one"
            missing = fence.problem("bank", "unknown-bank", f"there is no bank {path}", remedy)
            return [], faults, [] if faults else [missing]
        by_id = {item.id: item for item in bank.items}
        if fence.test and fence.test.draw > len(by_id) and not faults:
            found = f"{fence.test.draw} questions are to be drawn from {len(by_id)}"
            return [], [], [fence.problem("test", "bad-value", found, "draw fewer, or write more")]
        wanted = fence.only if fence.only is not None else tuple(by_id)
        problems = []
        for id in wanted:
            if id not in by_id and not faults:
                found = f"bank '{fence.bank}' has no question '{id}'"
                problems.append(fence.problem("only", "unknown-question", found, suggest(id, by_id)))
            if id in asked:
                found = f"question '{id}' stands on this page already, in the quiz of line {asked[id]}"
                problems.append(fence.problem("only", "repeated-question", found, "ask it once a page: narrow one of the two with 'only:'"))
            asked[id] = fence.first + 1
        return [by_id[id] for id in wanted if id in by_id], faults, problems

    def check_fences(self, text: str, path: str) -> list[Problem]:
        """Return what is wrong with the quiz fences of a page, as a build would tell it, but for the faults of their banks.

        Args:
            text: The page's Markdown.
            path: The name that problems carry.
        """
        asked: dict[str, int] = {}
        return [problem for fence in find_fences(text, path) for problem in self.find(fence, asked)[2]]


def read_library(folder: Path, docs: Path) -> Library:
    """Return the banks in a folder with all their problems.

    Args:
        folder: The folder of banks.
        docs: The folder that links in banks are relative to.
    """
    course, problems = read_course([folder], docs=docs if docs.is_dir() else None, root=folder)
    return Library(folder=folder, course=course, problems=tuple(sort_problems(problems)))


def read_pages(docs: Path) -> Iterator[tuple[Path, str]]:
    """Yield the Markdown files below a folder, in order, with their texts."""
    for file in sorted(docs.rglob("*.md")):
        if file.is_file():
            yield file, file.read_text(encoding="utf-8-sig", errors="replace")
