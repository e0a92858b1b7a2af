"""Where the page stands that a Markdown extension is at work on, under each builder. It is handed the instance and imports none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursequiz.problems import show_path


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


def find_text(md: Any, text: str) -> tuple[str, int, int]:
    """Return file, line and column of a text of the page; its begin where the text is not in it, as with what a bank says."""
    if "relpath" not in md.treeprocessors:
        return find_source(md) or "docs", 1, 1
    file = Path(md.treeprocessors["relpath"].file.abs_src_path)
    page = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    index = max(page.find(text), 0)
    return show_path(file), page.count("\n", 0, index) + 1, index - page.rfind("\n", 0, index)
