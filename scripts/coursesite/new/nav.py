"""A page's line in `nav` of mkdocs.yml, added to the text: comments, quotes and the order of everything else stay."""

from __future__ import annotations

import re

_NAV = re.compile(r"^nav:[ \t]*(?:#.*)?\n(?P<lines>(?:[ \t]+.*\n|[ \t]*\n|[ \t]*#.*\n)*)", re.MULTILINE)


def add_page(text: str, page: str) -> str | None:
    """Return the configuration with a page below the last one of its folder; None where `nav` names no page of that folder."""
    folder = page.rpartition("/")[0]
    found = _find_last(text, rf"{re.escape(folder)}/[^/\s]+")
    if found is None:
        return None
    end, indent = found
    return f"{text[:end]}{indent}- {page}\n{text[end:]}"


def add_section(text: str, title: str, page: str, after: list[str]) -> str | None:
    """Return the configuration with a new section and its first page, below the last section that holds a page of some folders.

    Args:
        text: The configuration.
        title: The section's title.
        page: Its first page.
        after: Folders of docs.
    """
    found = _find_last(text, rf"(?:{'|'.join(map(re.escape, after))})/\S+")
    if found is None:
        return None
    end, indent = found
    outer = indent[: len(indent) // 3]
    return f"{text[:end]}{outer}- {title}:\n{indent}- {page}\n{text[end:]}"


def _find_last(text: str, page: str) -> tuple[int, str] | None:
    """Return where the last line of `nav` ends that names such a page, and the line's indentation."""
    nav = _NAV.search(text)
    if nav is None:
        return None
    lines = list(re.finditer(rf"^(?P<indent>[ \t]+)- (?:[^#\n]*?: )?['\"]?{page}['\"]?[ \t]*(?:#.*)?\n", nav["lines"], re.MULTILINE))
    return (nav.start("lines") + lines[-1].end(), lines[-1]["indent"]) if lines else None
