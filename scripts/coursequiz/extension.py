"""The Python-Markdown extension: a ```quiz fence becomes questions inside the page's own Markdown.

The only module that imports markdown. It works under MkDocs and Zensical alike, because it is not a plugin of either.
A preprocessor takes the fences out before code fences are read and leaves a token; a block processor builds the tree in
the page's own instance, so links, code, tables, math, footnotes and abbreviations in a bank are those of the page; a tree
processor guards what comes out before MkDocs validates the links.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from coursequiz.banks import show_path
from coursequiz.fence import Fence, find_fences
from coursequiz.guard import guard
from coursequiz.library import Library, read_library
from coursequiz.render import ELEMENT, TEST_ELEMENT, render_problems, render_quiz, render_test

# MkDocs counts warnings below its own logger, and stops a strict build when it has seen one.
log = logging.getLogger("mkdocs.coursequiz")
TOKEN = re.compile("^\x02quiz-fence:([0-9]+)\x03$")


class QuizExtension(Extension):
    """Options: `banks`, the folder of banks; `docs`, the folder that links in banks are relative to."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "banks": ["quizzes", "Folder of banks, relative to mkdocs.yml."],
            "docs": ["docs", "Folder that links in banks are relative to."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the three steps."""
        page = _Page(md, str(self.getConfig("banks")), str(self.getConfig("docs")))
        md.preprocessors.register(_TakeFences(md, page), "quiz-fences", 28)  # after white space is normalised, before code fences
        md.parser.blockprocessors.register(_BuildQuizzes(md.parser, page), "quiz-build", 180)
        md.treeprocessors.register(_Guard(md, page), "quiz-guard", 3)  # after attribute lists, before MkDocs' links
        # Raw HTML in a bank stays text: the inline pattern does not apply below a question.
        html: Any = md.inlinePatterns["html"]
        html.ANCESTOR_EXCLUDES = (*html.ANCESTOR_EXCLUDES, ELEMENT)


class _Page:
    """What the steps share while one page is converted."""

    def __init__(self, md: Markdown, banks: str, docs: str) -> None:
        self._md = md
        self._banks = banks
        self._docs = docs
        self.fences: list[Fence] = []
        self.asked: dict[str, int] = {}

    @property
    def source(self) -> str | None:
        """The page's path below docs/, where the builder says it."""
        if "relpath" in self._md.treeprocessors:  # MkDocs
            return str(self._md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined]
        if "rendering_context" in self._md.preprocessors:  # Zensical
            return str(self._md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined]
        return None

    @property
    def library(self) -> Library:
        """The banks, as they are now."""
        folders = self._folder(self._banks), self._folder(self._docs)
        if "relpath" in self._md.treeprocessors:
            return _read_library(*folders, self._md.treeprocessors["relpath"].files)  # type: ignore[attr-defined]
        return _read_library.__wrapped__(*folders, None)

    def _folder(self, name: str) -> Path:
        """Return a folder of the options: relative to mkdocs.yml where there is one, else to the current folder."""
        if "relpath" not in self._md.treeprocessors:
            return Path(name)
        relpath: Any = self._md.treeprocessors["relpath"]
        return Path(relpath.config.config_file_path or "").parent / name

    def begin(self, text: str) -> None:
        """Find the fences of a page's text, with places as they are in its file."""
        self.asked = {}
        file = self._folder(self._docs) / self.source if self.source else None
        name = show_path(file) if file else "page"
        self.fences = find_fences(text, name)
        if self.fences and file and file.is_file():  # the text comes without front matter: number lines as the file does
            whole = find_fences(file.read_text(encoding="utf-8-sig"), name)
            if len(whole) == len(self.fences):
                self.fences = whole


@lru_cache(maxsize=1)
def _read_library(banks: Path, docs: Path, build: object) -> Library:
    """Return the banks, read once a build (MkDocs makes a new list of files for each), and log what is wrong with them."""
    library = read_library(banks, docs)
    for problem in library.problems:
        log.warning("%s", problem)
    return library


class _TakeFences(Preprocessor):
    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with each quiz fence replaced by a token in a block of its own."""
        text = "\n".join(lines)
        here = find_fences(text, "page")
        self._page.begin(text)
        for index, fence in reversed(list(enumerate(here))):
            lines[fence.first : fence.last + 1] = ["", f"{fence.indent}\x02quiz-fence:{index}\x03", ""]
        return lines


class _BuildQuizzes(BlockProcessor):
    def __init__(self, parser: Any, page: _Page) -> None:
        super().__init__(parser)
        self._page = page

    def test(self, parent: Element, block: str) -> bool:
        """Return whether the block is a token."""
        return TOKEN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the questions of the fence, or the box that says why they cannot be shown."""
        match = TOKEN.match(blocks.pop(0))
        assert match is not None, "test() has matched this block"
        fence = self._page.fences[int(match[1])]
        items, faults, problems = self._page.library.find(fence, self._page.asked)
        for problem in problems:
            log.warning("%s", problem)
        if faults or problems:
            render_problems(parent, [*faults, *problems])
        elif fence.test:
            goals = self._page.library.course.goals
            render_test(parent, items, goals.objectives if goals else (), fence, self._render)
        else:
            render_quiz(parent, items, self._render)

    def _render(self, text: str) -> list[Element]:
        """Return the blocks of a bank's text, by the page's own parser."""
        root = Element("div")
        if "\n" not in text and text[:1].isalpha():  # what the block parser makes of such a line, without asking all its parts
            paragraph = Element("p")
            paragraph.text = text.rstrip()
            return [paragraph]
        lines = text.split("\n")
        for name in ("normalize_whitespace", "fenced_code_block"):  # not raw HTML, not snippets: a bank is data
            if name in self.parser.md.preprocessors:
                lines = self.parser.md.preprocessors[name].run(lines)
        self.parser.parseChunk(root, "\n".join(lines))
        return list(root)


class _Guard(Treeprocessor):
    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Clean every question of the tree."""
        if not self._page.fences:
            return
        tests = [element for test in root.iter(TEST_ELEMENT) for element in test.iterfind("div")]
        for element in [*root.iter(ELEMENT), *tests]:
            for found in guard(element, self._page.source):
                log.warning("%s: question %s: %s was taken out", self._page.source, element.get("id", "")[2:], found)


def makeExtension(**options: Any) -> QuizExtension:
    """Return the extension, for `markdown_extensions: [coursequiz.extension]`."""
    return QuizExtension(**options)
