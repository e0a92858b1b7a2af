"""The Python-Markdown extension: a ```figure fence becomes an interactive figure, under MkDocs and Zensical alike.

A preprocessor takes the fences out before code fences are read and leaves tokens; a block processor leaves the element with its
caption, which the page renders like its own text; last of all the rest is built around it, where no processor reaches it.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from coursequiz.astray import give_back, take_fences
from coursequiz.problems import show_path
from coursesite.interactive import FIGURES
from coursesite.interactive.fence import Fence, find_figures
from coursesite.interactive.frame import build_figure
from coursesite.interactive.start import read_start

SCRIPTS = "assets/site"
"""Where the scripts of figures stand, from the site's root."""
LOADER = "figures-later.js"
"""Loads them, each as a reader comes near its figure."""

log = logging.getLogger("mkdocs.coursesite")
_NAME = "figure"
_TOKEN = re.compile(f"^\x02{_NAME}-fence:([0-9]+)\x03$")


class _Page:
    """What the steps share while one page is converted."""

    def __init__(self, md: Any) -> None:
        self._md = md
        self.fences: list[Fence] = []
        self.told: list[Fence] = []
        """The same with places as they are in the page's file."""
        self.name = "page"
        """As messages show it."""
        self.typed: list[list[str]] = []
        self.slots: list[tuple[str, Element]] = []

    def begin(self, text: str) -> None:
        """Read the fences of a page's text and log what is wrong, with places as they are in its file, which has front matter too."""
        self.slots = []
        self.fences = find_figures(text, "page", FIGURES)
        if not self.fences:
            return
        file = self._file()
        if file is None:
            self.told = self.fences
        else:
            self.name = show_path(file)
            whole = find_figures(file.read_text(encoding="utf-8-sig", errors="replace"), self.name, FIGURES) if file.suffix == ".md" else []
            self.told = whole if len(whole) == len(self.fences) else find_figures(text, self.name, FIGURES)
        for fence in self.told:
            for problem in fence.problems:
                log.warning("%s", problem)

    def _file(self) -> Path | None:
        if "relpath" in self._md.treeprocessors:  # MkDocs
            return Path(self._md.treeprocessors["relpath"].file.abs_src_path)
        if "rendering_context" in self._md.preprocessors:  # Zensical
            file = Path("docs") / self._md.preprocessors["rendering_context"].page.path
            return file if file.is_file() else None
        return None

    def loader(self) -> str:
        """Return the address of the loader, seen from the page."""
        if "relpath" in self._md.treeprocessors:
            address = str(self._md.treeprocessors["relpath"].file.url).removeprefix("./")
        elif "rendering_context" in self._md.preprocessors:
            address = re.sub(r"(^|/)index\.md$|\.md$", "/", str(self._md.preprocessors["rendering_context"].page.path)).removeprefix("/")
        else:
            address = ""
        return "../" * address.count("/") + f"{SCRIPTS}/{LOADER}"


class _TakeFences(Preprocessor):
    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with each figure fence replaced by a token in a block of its own."""
        self._page.begin("\n".join(lines))
        self._page.typed = take_fences(lines, _NAME, [(fence.first, fence.last, fence.indent) for fence in self._page.fences])
        return lines


class _TakeTokens(BlockProcessor):
    def __init__(self, parser: Any, page: _Page) -> None:
        super().__init__(parser)
        self._page = page

    def test(self, parent: Element, block: str) -> bool:
        """Return whether the block is a token."""
        return _TOKEN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Leave the figure's element with its caption, or a box that says why there is no figure."""
        match = _TOKEN.match(blocks.pop(0))
        assert match is not None, "test() has matched this block"
        fence = self._page.fences[int(match[1])]
        if fence.options is None:
            box = SubElement(parent, "div", {"class": "admonition failure"})
            for problem in fence.problems:
                SubElement(box, "p").text = AtomicString(f"{problem.found}: {problem.remedy}")  # it quotes what was typed
            return
        root = SubElement(parent, f"course-{fence.options.name}", {"class": "course-figure", "data-search-exclude": ""})
        SubElement(SubElement(root, "figure"), "figcaption").text = fence.options.caption
        self._page.slots.append((fence.options.name, root))


class _BuildFigures(Treeprocessor):
    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Build every figure of the page around its caption."""
        for place, (name, element) in enumerate(self._page.slots):
            start, _ = read_start(name)
            assert start is not None, "the fence has been checked"
            build_figure(element, FIGURES[name], start, "" if place else self._page.loader())
        self._page.slots = []


class _GiveBack(Postprocessor):
    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        """Return the page's HTML without a token; a fence that would be read as text is told."""
        html, problems = give_back(text, _NAME, self._page.typed, self._page.told, self._page.name)
        for problem in problems:
            log.warning("%s", problem)
        return html


class FiguresExtension(Extension):
    """Markdown with interactive figures."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps, each beside its like of the quiz engine."""
        page = _Page(md)
        md.preprocessors.register(_TakeFences(md, page), "figure-fences", 28)  # after white space is normalised, before code fences
        md.parser.blockprocessors.register(_TakeTokens(md.parser, page), "figure-tokens", 180)
        md.treeprocessors.register(_BuildFigures(md, page), "figure-build", -10)  # after everything: what it adds is finished
        md.postprocessors.register(_GiveBack(md, page), "figure-give-back", -10)  # after raw HTML is back in its place


def makeExtension(**kwargs: Any) -> FiguresExtension:
    """Return the extension, for Markdown to load it by module name."""
    return FiguresExtension(**kwargs)
