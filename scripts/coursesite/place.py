"""Where the page stands that a Markdown extension is at work on, under each builder. It is handed the instance and imports none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursequiz.problems import Problem, show_path
from coursesite.offset import make_problem


def find_source(md: Any) -> str | None:
    """Return the page's path below docs/, where the builder says it."""
    if "relpath" in md.treeprocessors:  # MkDocs
        return str(md.treeprocessors["relpath"].file.src_uri)
    if "rendering_context" in md.preprocessors:  # Zensical
        return str(md.preprocessors["rendering_context"].page.path)
    return None


def find_folder(md: Any, name: str) -> Path:
    """Return a folder of the project: relative to mkdocs.yml where there is one, else to the current folder."""
    if "relpath" not in md.treeprocessors:
        return Path(name)
    return Path(md.treeprocessors["relpath"].config.config_file_path or "").parent / name


def problem_at(md: Any, words: str, *, rule: str, found: str, remedy: str) -> Problem:
    """Return a problem at words of the page; at its begin where they are not in it, as with what a bank says."""
    if "relpath" not in md.treeprocessors:
        return make_problem("", 0, find_source(md) or "docs", rule=rule, found=found, remedy=remedy)
    file = Path(md.treeprocessors["relpath"].file.abs_src_path)
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    return make_problem(text, max(text.find(words), 0), show_path(file), rule=rule, found=found, remedy=remedy)
