"""One page while it is converted: its fences, the banks behind them, and the places of its quizzes.

Owns what the steps of the extension share, and where a page and its banks are found under each builder. It is handed the Markdown
instance and imports none.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from coursequiz.bank import Item
from coursequiz.banks import count_read_banks
from coursequiz.fence import Fence, find_all_fences
from coursequiz.fragments import Fragments
from coursequiz.library import Library, read_library
from coursequiz.objectives import Objective
from coursequiz.problems import show_path
from coursequiz.render import goal_text

# MkDocs counts warnings below its own logger, and stops a strict build when it has seen one.
log = logging.getLogger("mkdocs.coursequiz")

MANY: Final = 20
"""So many banks read at once are taken out of the garbage collector's rounds: it would walk through them for every few questions built."""


@dataclass(kw_only=True, slots=True)
class Slot:
    """The place of one quiz in the page, until it is built."""

    fence: Fence
    items: list[Item]
    parent: Element
    root: Element
    fragments: Fragments | None = None

    def texts(self, goals: Sequence[Objective]) -> Iterator[str]:
        """Yield every Markdown text that building this quiz asks for."""
        for item in self.items:
            for _, text in item.texts:
                yield text
            yield from item.kind.composed(item.question)
        if self.fence.test:
            for goal in goals:
                yield goal_text(goal)


class Page:
    """What the steps share while one page is converted."""

    def __init__(self, md: Any, banks: str, docs: str) -> None:
        self._md = md
        self._banks = banks
        self._docs = docs
        self.fences: list[Fence] = []
        self.typed: list[list[str]] = []
        """The lines of each fence, without the indentation of its first."""
        self.name = "page"
        """As messages show it."""
        self.asked: dict[str, int] = {}
        self.slots: list[Slot] = []

    @property
    def goals(self) -> Sequence[Objective]:
        """The objectives of the course."""
        goals = self.library.course.goals
        return goals.objectives if goals else ()

    @property
    def source(self) -> str | None:
        """The page's path below docs/, where the builder says it."""
        if "relpath" in self._md.treeprocessors:  # MkDocs
            return str(self._md.treeprocessors["relpath"].file.src_uri)
        if "rendering_context" in self._md.preprocessors:  # Zensical
            return str(self._md.preprocessors["rendering_context"].page.path)
        return None

    @cached_property
    def library(self) -> Library:
        """The banks, as they are now."""
        folders = self._folder(self._banks), self._folder(self._docs)
        if "relpath" in self._md.treeprocessors:
            return _read_library(*folders, self._md.treeprocessors["relpath"].files)
        return _read_library.__wrapped__(*folders, None)

    def _folder(self, name: str) -> Path:
        """Return a folder of the options: relative to mkdocs.yml where there is one, else to the current folder."""
        if "relpath" not in self._md.treeprocessors:
            return Path(name)
        return _beside(self._md.treeprocessors["relpath"].config.config_file_path or "", name)

    def begin(self, text: str, count: int) -> None:
        """Read the fences of a page's text, with places as they are in its file.

        The text comes without front matter, so the file is read where it holds as many fences.
        """
        self.asked = {}
        self.slots = []
        self.fences = []
        vars(self).pop("library", None)
        if not count:
            return
        file = self._folder(self._docs) / self.source if self.source else None
        self.name = name = show_path(file) if file else "page"
        if file and file.suffix == ".md" and file.is_file():
            self.fences = find_all_fences(file.read_text(encoding="utf-8-sig", errors="replace"), name)
        if len(self.fences) != count:  # another plugin has changed the text
            self.fences = find_all_fences(text, name)


@lru_cache(maxsize=16)
def _beside(config: str, name: str) -> Path:
    return Path(config).parent / name


@lru_cache(maxsize=1)
def _read_library(banks: Path, docs: Path, build: object) -> Library:
    """Return the banks, read once a build (MkDocs makes a new list of files for each), and log what is wrong with them."""
    before = count_read_banks()
    library = read_library(banks, docs)
    if count_read_banks() - before >= MANY:
        gc.freeze()
    for problem in library.problems:
        log.warning("%s", problem)
    return library
