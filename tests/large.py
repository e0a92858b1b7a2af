"""A large course: the small site's pages, and many lessons in modules of twenty."""

from __future__ import annotations

from pathlib import Path

from coursesite.bench.questions import make_sections
from tests.browser.project import NAV, copy_project

MODULE = 20
"""Lessons in a module."""


def write_large(folder: Path, lessons: int, *, pruned: bool = True) -> Path:
    """Return `folder` with the sources of a course of so many lessons.

    Args:
        folder: An empty folder.
        lessons: How many.
        pruned: Whether a page's navigation leaves out other modules' lessons.
    """
    project = copy_project(folder)
    nav = NAV
    for number in range(lessons):
        source = name_lesson(number)
        if number % MODULE == 0:
            nav += f"  - Module {number // MODULE}:\n"
            (project / "docs" / source).parent.mkdir()
        nav += f"      - {source}\n"
        head = f"---\ntitle: Lesson {number}\ndescription: The lesson with number {number}.\nminutes: {number % 30 + 1}\n---\n\n"
        (project / "docs" / source).write_text(head + "\n\n".join(make_sections(number)) + "\n", encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8").replace(NAV, nav)
    if pruned:
        config = config.replace("    - navigation.path\n", "    - navigation.path\n    - navigation.prune\n")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    return project


def name_lesson(number: int) -> str:
    """Return the path of a lesson below docs."""
    return f"module-{number // MODULE}/lesson-{number}.md"
