"""A site of many pages that link to one another, for checkers of links. Knows MkDocs' settings and nothing of a checker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

SETTINGS = """\
site_name: Linked
site_url: https://linked.example/course/
theme: {name: material, font: false, features: [navigation.prune, navigation.footer]}
plugins: [search]
markdown_extensions: [tables, toc: {permalink: true}]
nav:
  - index.md
"""
SECTION = 20
"""Pages in a section of the navigation, and sections in a part of it: so a page is as large in a large site as in a small one."""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'
WORDS = "A model that was right in spring is asked again in autumn, and nobody has told it that the schedule changed. " * 6


def write_linked_site(folder: Path, *, pages: int) -> None:
    """Write the sources of a site; each page has links to pages, anchors and a picture."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Linked\n\n" + WORDS, encoding="utf-8")
    (docs / "figure.svg").write_text(PICTURE, encoding="utf-8")
    entries = []
    for page in range(pages - 1):
        section = docs / f"section-{page // SECTION}"
        section.mkdir(exist_ok=True)
        (section / f"page-{page}.md").write_text("\n\n".join(_write_page(page, pages - 1)), encoding="utf-8")
        entries += [f"  - Part {page // SECTION**2}:"] if page % SECTION**2 == 0 else []
        entries += [f"      - Section {page // SECTION}:"] if page % SECTION == 0 else []
        entries.append(f"          - section-{page // SECTION}/page-{page}.md")
    (folder / "mkdocs.yml").write_text(SETTINGS + "\n".join(entries) + "\n", encoding="utf-8")


def _write_page(page: int, pages: int) -> Iterator[str]:
    yield f"# Page {page}"
    yield f"![A square of nine pixels that stands for a figure of page {page}](../figure.svg)"
    for part in range(4):
        yield f"## Part {part}\n\n{WORDS}"
        others = [(page * 7 + part * 3 + step) % pages for step in range(3)]
        yield " ".join(f"See [page {other}](../section-{other // SECTION}/page-{other}.md#part-{part})." for other in others)
