"""The course's pages in Material as it comes: what a reader would be sent without this site's theme, scripts and finishing."""

from __future__ import annotations

import re
from pathlib import Path

CONFIG = """\
site_name: Machine learning in production
site_url: {url}
docs_dir: docs
exclude_docs: |
  /includes/
  *.py
theme: {{name: material}}
extra_css: [assets/quiz/quiz.css]
extra_javascript:
  - {{path: assets/quiz/quiz.js, defer: true}}
plugins:
  - search
  - coursequiz
  - mkdocs-jupyter: {{include: ["*.ipynb"], ignore: ["*.md", "*.py"], execute: false}}
"""
EXTENSIONS = re.compile(r"^markdown_extensions:\n(?:[ #].*\n|\n)*", re.MULTILINE)


def render_stock(settings: str, url: str) -> str:
    """Return settings that build the same pages, questions included, with the theme as it comes.

    Args:
        settings: The course's own `mkdocs.yml`, whose Markdown extensions are kept.
        url: Where the site will be served.

    Raises:
        ValueError: The settings name no extensions.
    """
    found = EXTENSIONS.search(settings)
    if not found:
        raise ValueError("mkdocs.yml names no markdown_extensions")
    return CONFIG.format(url=url) + found[0]


def write_stock(project: Path, file: Path, url: str) -> None:
    """Write those settings beside the course's own, which relative paths start from."""
    file.write_text(render_stock((project / "mkdocs.yml").read_text(encoding="utf-8"), url), encoding="utf-8")
