"""The Python-Markdown extension: a ```quiz fence becomes questions inside the page's own Markdown.

The only module that imports markdown. It works under MkDocs and Zensical alike, because it is not a plugin of either.
A preprocessor takes the fences out before code fences are read and leaves a token; a block processor leaves an empty element
for each. The texts of the questions are put there before the page's own processors run, so links, code, tables, math, footnotes
and abbreviations in a bank are those of the page, and MkDocs validates the links. Last of all the questions are built around the
rendered texts: the form needs no rendering, so no processor spends time on it, and nothing in a bank can reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
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
from coursequiz.fence import find_fence_lines
from coursequiz.fragments import Fragments
from coursequiz.guard import guard
from coursequiz.languages import ENGLISH, Words, list_languages, read_words, translate
from coursequiz.page import Page, Slot, log
from coursequiz.problems import suggest
from coursequiz.render import ELEMENT, render_problems, render_quiz, render_test

NAME = "quiz"
TOKEN = re.compile(f"^\x02{NAME}-fence:([0-9]+)\x03$")


class QuizExtension(Extension):
    """Options: `banks`, the folder of banks; `docs`, the folder that links in banks are relative to; `language` of what readers are told."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "banks": ["quizzes", "Folder of banks, relative to mkdocs.yml."],
            "docs": ["docs", "Folder that links in banks are relative to."],
            "language": ["en", "Language in which questions speak to readers."],
        }
        super().__init__(**{name: value for name, value in options.items() if name in self.config})
        for name in options.keys() - self.config.keys():
            log.warning("coursequiz: option %s is not known: %s", name, suggest(name, self.config))

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps."""
        page = Page(md, str(self.getConfig("banks")), str(self.getConfig("docs")))
        words = read_words(self._find_language())
        md.preprocessors.register(_TakeFences(md, page), "quiz-fences", 28)  # after white space is normalised, before code fences
        md.parser.blockprocessors.register(_TakeTokens(md.parser, page), "quiz-tokens", 180)
        md.treeprocessors.register(_RenderTexts(md, page), "quiz-texts", 60)  # before footnotes, the first of the page's own
        md.treeprocessors.register(_Guard(md, page), "quiz-guard", 3)  # after attribute lists, before MkDocs' links
        md.treeprocessors.register(_BuildQuizzes(md, page, words), "quiz-build", -10)  # after everything: what it adds is finished
        md.postprocessors.register(_GiveBack(md, page), "quiz-give-back", -10)  # after raw HTML is back in its place
        # Raw HTML in a bank stays text: the inline pattern does not apply below a question.
        html: Any = md.inlinePatterns["html"]
        html.ANCESTOR_EXCLUDES = (*html.ANCESTOR_EXCLUDES, ELEMENT)

    def _find_language(self) -> str:
        """Return the language of the options, or English where that is none of the engine's."""
        language, known = str(self.getConfig("language")), list_languages()
        if language in known:
            return language
        log.warning("coursequiz: language %s is none of %s: questions speak English", language, ", ".join(known))
        return ENGLISH


class _TakeFences(Preprocessor):
    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with each quiz fence replaced by a token in a block of its own."""
        text = "\n".join(lines)
        here = find_fence_lines(text)
        self._page.begin(text, len(here))
        self._page.typed = take_fences(lines, NAME, here)
        return lines


class _TakeTokens(BlockProcessor):
    def __init__(self, parser: Any, page: Page) -> None:
        super().__init__(parser)
        self._page = page

    def test(self, parent: Element, block: str) -> bool:
        """Return whether the block is a token."""
        return TOKEN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Leave an empty element for the questions of the fence, or the box that says why they cannot be shown."""
        match = TOKEN.match(blocks.pop(0))
        assert match is not None, "test() has matched this block"
        fence = self._page.fences[int(match[1])]
        items, faults, problems = self._page.library.find(fence, self._page.asked)
        for problem in problems:
            log.warning("%s", problem)
        if faults or problems:
            _take_as_typed(render_problems(parent, [*faults, *problems]))
        else:
            self._page.slots.append(Slot(fence=fence, items=items, parent=parent, root=SubElement(parent, ELEMENT)))


def _take_as_typed(box: Element) -> None:
    """Keep Markdown from reading what a box says: its messages quote what a stranger may have sent."""
    for element in box.iter():
        if element.text is not None:
            element.text = AtomicString(element.text)


class _RenderTexts(Treeprocessor):
    """Early: puts the texts of all questions into the tree, where the page's processors render them."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Fill every empty element with the blocks of its questions' texts."""
        if not self._page.slots:
            return
        with self._without_definitions():
            for slot in self._page.slots:
                slot.fragments = Fragments(slot.root, self._abbreviations(), plain=not self._changes_letters())
                for text in slot.texts(self._page.goals):
                    element = slot.fragments.prepare(text)
                    if element is not None:
                        self._parse(element, text)

    def _parse(self, element: Element, text: str) -> None:
        """Put the blocks of a bank's text into `element`, by the page's own parser."""
        if "\n" not in text and text[:1].isalpha():  # what the block parser makes of such a line, without asking all its parts
            SubElement(element, "p").text = text.rstrip()
            return
        lines = text.split("\n")
        for name in ("normalize_whitespace", "fenced_code_block"):  # not raw HTML, not snippets: a bank is data
            if name in self.md.preprocessors:
                lines = self.md.preprocessors[name].run(lines)
        self.md.parser.parseChunk(element, "\n".join(lines))

    @contextmanager
    def _without_definitions(self) -> Iterator[None]:
        """Footnotes, abbreviations and link targets are the page's: a bank cannot define any."""
        processors = self.md.parser.blockprocessors
        muted: list[Any] = [processors[name] for name in ("footnote", "abbr", "reference") if name in processors]
        for processor in muted:
            processor.test = lambda parent, block: False
        try:
            yield
        finally:
            for processor in muted:
                del processor.test

    def _abbreviations(self) -> list[str]:
        if "abbr" not in self.md.treeprocessors:
            return []
        processor: Any = self.md.treeprocessors["abbr"]
        return list(processor.abbrs)

    def _changes_letters(self) -> bool:
        """Return whether an extension rewrites plain letters and punctuation."""
        return any(name in self.md.treeprocessors for name in ("smarty", "smart-symbols")) or "magiclink" in self.md.inlinePatterns


class _Guard(Treeprocessor):
    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Clean the rendered texts."""
        for slot in self._page.slots:
            for found in guard(slot.root, self._page.source):
                log.warning("%s: %s was taken out of a question of bank %s", self._page.source, found, slot.fence.bank)


class _BuildQuizzes(Treeprocessor):
    """Last: puts the questions, built around their rendered texts, in place of the elements that held these."""

    def __init__(self, md: Markdown, page: Page, words: Words) -> None:
        super().__init__(md)
        self._page = page
        self._words = words

    def run(self, root: Element) -> None:
        """Build every quiz of the page."""
        for slot in self._page.slots:
            assert slot.fragments is not None, "the texts were rendered before"
            place = list(slot.parent).index(slot.root)
            if slot.fence.test:
                quiz = render_test(slot.parent, slot.items, self._page.goals, slot.fence, slot.fragments.blocks)
            else:
                quiz = render_quiz(slot.parent, slot.items, slot.fragments.blocks)
            translate(quiz, self._words)
            slot.parent.remove(quiz)
            quiz.tail = slot.root.tail or "\n"
            slot.parent[place] = quiz
        self._page.slots = []


class _GiveBack(Postprocessor):
    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        """Return the page's HTML without a token; a fence that would be read as text is told."""
        html, problems = give_back(text, NAME, self._page.typed, self._page.fences, self._page.name)
        for problem in problems:
            log.warning("%s", problem)
        return html


def makeExtension(**options: Any) -> QuizExtension:
    """Return the extension, for `markdown_extensions: [coursequiz.extension]`."""
    return QuizExtension(**options)
