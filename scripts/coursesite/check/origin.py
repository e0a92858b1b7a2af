"""From a built file to what its author wrote: the source of a page, and the line in it.

Owns how MkDocs names pages after sources. Knows no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import coursequiz
from coursequiz.files import find_banks, name_bank
from coursesite.check import stated
from coursesite.check.kept import make_of_files
from coursesite.check.site.page import Page
from coursesite.check.stated import Stated, load_banks, load_fences

CODE = (Path(coursequiz.__file__).parent, Path(stated.__file__))
"""What decides how banks and fences are read."""
_WORD = re.compile(r"[\w-]+")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where the sources of a site lie."""

    docs: Path
    quizzes: Path

    kept: Path | None = None
    """The folder that keeps what was made of them for the next run; None to keep nothing."""

    @cached_property
    def bank_files(self) -> dict[str, Path]:
        """The banks by name; none where there is no folder of them."""
        return {name_bank(file, self.quizzes): file for file in find_banks([self.quizzes])[0]}

    @cached_property
    def banks(self) -> dict[str, list[Stated]]:
        """The questions of each bank, read when they are first asked for."""
        names = {file.as_posix(): name for name, file in self.bank_files.items()}
        files = {file: self._data[name] for file, name in names.items() if name in self._data}
        made = make_of_files(files, load_banks, code=CODE, kept=self.kept and self.kept / "banks.json")
        return {names[file]: [Stated(*row) for row in rows] for file, rows in made.items()}

    @cached_property
    def _data(self) -> dict[str, bytes]:
        """What the banks hold, by name, where they can be read: what cannot is told by the check of the sources."""
        return {name: data for name, file in self.bank_files.items() if (data := _read(file)) is not None}

    def read_fences(self, files: Mapping[str, bytes]) -> dict[str, list[tuple[str, Sequence[str] | None]]]:
        """Return the bank and the chosen ids, None for all of them, of each quiz fence of some pages' sources."""
        return make_of_files(files, load_fences, code=CODE, kept=self.kept and self.kept / "fences.json")

    def may_hold(self, questions: set[str]) -> bool:
        """Return whether the banks may hold any of some ids: whether one is a word of theirs, which is known long before they are parsed."""
        return any(not questions.isdisjoint(_WORD.findall(data.decode("utf-8", "replace"))) for data in self._data.values())

    def find_source(self, page: Page) -> Path | None:
        """Return the Markdown file or the notebook that a page was built from; None where there is none, or one with another title."""
        stem = page.name.removesuffix(".html")
        stems = [stem] if not stem.endswith("index") else [stem, stem[:-5] + "README", *([stem.removesuffix("/index")] if "/" in stem else [])]
        for candidate in (self.docs / f"{stem}{suffix}" for stem in stems for suffix in (".md", ".ipynb")):
            if candidate.is_file() and _is_of(page, candidate.read_text(encoding="utf-8", errors="replace")):
                return candidate
        return None

    def find_lines(self, page: Page, clue: str, question: str) -> Iterator[tuple[Path, str, int, int]]:
        """Yield the sources that a clue may stand in: file, text, where to begin in it, and where to go if the clue is not found, or -1."""
        for name, items in self.banks.items() if question else ():
            for item in items:
                if item.id == question:
                    text = self._data[name].decode("utf-8", "replace")
                    start = sum(len(row) + 1 for row in text.split("\n")[: item.line - 1])
                    yield self.bank_files[name], text, start, start
        source = self.find_source(page)
        if source is not None:
            if source.suffix == ".ipynb" and (lab := source.with_suffix(".py")).is_file():
                yield lab, lab.read_text(encoding="utf-8", errors="replace"), 0, -1
            yield source, source.read_text(encoding="utf-8", errors="replace"), 0, -1


def read_origin(docs: Path, quizzes: Path, kept: Path | None = None) -> Origin | None:
    """Return where the sources of a site lie; None where there is no folder of pages."""
    return Origin(docs=docs, quizzes=quizzes, kept=kept) if docs.is_dir() else None


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _is_of(page: Page, source: str) -> bool:
    """Return whether a page may come from a source: its heading or its title stands there, markup aside."""
    names = [name for name in (page.headings[0].text if page.headings else "", (page.title or "").split(" - ")[0]) if name]
    if any(name in source for name in names):
        return True
    letters = _LETTERS.sub("", source)
    return any(_LETTERS.sub("", name) in letters for name in names)


def find_clue(text: str, clue: str, nth: int, *, words: bool, start: int = 0) -> int | None:
    """Return where a clue stands in a source.

    Args:
        text: The source.
        clue: What was seen in the page, such as a link's address.
        nth: Which of several equal ones, from 0.
        words: Whether the clue is words of the text, not an address.
        start: Where to begin.
    """
    for pattern in _spell_words(clue) if words else _spell_address(clue):
        places = [match.start() for match in pattern.finditer(text, start)]
        if places:
            return places[min(nth, len(places) - 1)]
    return None


def _spell_words(clue: str) -> Iterator[re.Pattern[str]]:
    """Yield ways in which an author may have typed words of a page, with markup between them."""
    words = [re.escape(word) for word in clue.split()]
    if words:
        lead = r"(?<!\{)" if clue.startswith("{") else ""  # one brace is not the second of two
        yield re.compile(lead + r"\s+".join(words))
        yield re.compile(lead + r"[\s*_`]+".join(words))


def _spell_address(clue: str) -> Iterator[re.Pattern[str]]:
    """Yield ways in which an author may have typed an address: as it is, or as a link to a source, which the builder has rewritten."""
    yield re.compile(rf"(?<![^\s(\"'<=,]){re.escape(clue)}(?![^\s)\"'>,}}])")
    path, mark, fragment = clue.partition("#")
    name = path.rstrip("/").rpartition("/")[2]
    stem = r"(?:index|README)" if name in {".", "..", ""} else rf"{re.escape(unquote(name))}(?:/index)?"
    if not fragment:  # a link to a source is sound, a picture of one is not
        yield re.compile(rf"!\[[^\[\]]*\]\([^()\s]*?(?<![\w-]){stem}(?:\.md|\.ipynb)\b")
        if "." in name.strip(".") and not name.endswith((".md", ".ipynb")):  # a file of another folder, seen from the page
            yield re.compile(rf"(?<=\]\()(?:[^()\s]*/)?{re.escape(unquote(name))}(?=[)\s])")
        return
    if path:
        yield re.compile(rf"(?<![\w-]){stem}(?:\.md|\.ipynb){re.escape(mark + fragment)}(?![\w-])")
    yield re.compile(rf"{re.escape(mark + fragment)}(?![\w-])")
