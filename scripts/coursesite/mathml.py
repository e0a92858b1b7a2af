r"""Math in Markdown as MathML, made at build: `$x^2$` in a line, `$$…$$` on lines of their own.

A browser draws MathML itself, so a page with formulas needs no script and no font. Owns the two notations; the translation
is latex2mathml's. A dollar sign that opens no formula stays a dollar sign: the opening one stands before a character, the
closing one after a character and before no digit, so that "$5 and $10" is money. `\$` is always a dollar sign. A number of a lab
stands in a formula as in text: `{{ lab.name = 16.1 }}`.
"""

from __future__ import annotations

import logging
import re
from typing import Any
from xml.etree import ElementTree as etree

from latex2mathml import exceptions
from latex2mathml.converter import convert
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from coursequiz.problems import shorten
from coursesite.numbers.notation import print_marks
from coursesite.place import problem_at

log = logging.getLogger("mkdocs.coursesite")


class UnknownCommandError(Exception):
    """A command that is not LaTeX, or none that the translation knows."""


LATEX_ERRORS: tuple[type[Exception], ...] = (
    etree.ParseError,
    UnknownCommandError,
    *(error for error in vars(exceptions).values() if isinstance(error, type) and issubclass(error, Exception)),
)
"""What latex2mathml raises about a formula; the classes have no common base of their own."""

_INLINE = r"(?<![\\$])\$(?![\s$])((?:\\.|[^\\$])*?(?:\\.|[^\\$\s]))\$(?![\d$])"
_OPENED, _CLOSED = re.compile(r"(?:(?<!\\)|(?<=\\\\))\{"), re.compile(r"(?:(?<!\\)|(?<=\\\\))\}")
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_BLOCK = re.compile(r"^\$\$(?P<latex>.+)\$\$$", re.DOTALL)


def render_math(latex: str, md: Any, *, block: bool) -> etree.Element:
    """Return a `<math>` element, or the source as code with a warning where it is no valid LaTeX."""
    text = print_marks(latex)
    try:
        root = etree.fromstring(convert(text, display="block" if block else "inline"))  # noqa: S314 - our own library's output
        if len(_OPENED.findall(latex)) != len(_CLOSED.findall(latex)):
            raise exceptions.ExtraLeftOrMissingRightError  # the library passes over a brace that is not closed
        if unknown := next((element.text for element in root.iter() if _COMMAND.fullmatch(element.text or "")), None):
            raise UnknownCommandError(f"there is no command {unknown}")  # and shows one that it does not know
    except LATEX_ERRORS as error:
        found = f"formula {shorten(latex)} cannot be read ({error if isinstance(error, UnknownCommandError) else type(error).__name__})"
        remedy = "close what it opens, and look for a command that is not LaTeX"
        log.warning("%s", problem_at(md, latex, rule="bad-formula", found=found, remedy=remedy))
        code = etree.Element("code")
        code.text = AtomicString(text)
        return code
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.text = AtomicString(element.text) if element.text else element.text
        element.tail = None
    return root


class InlineMath(InlineProcessor):
    """Formulas between single dollar signs."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the formula and its place in the line."""
        return render_math(m[1], self.md, block=False), m.start(0), m.end(0)


class BlockMath(BlockProcessor):
    """Formulas between double dollar signs that fill a paragraph."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block is one formula."""
        return _BLOCK.match(block.strip()) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Add the formula, in a container that may scroll sideways, to `parent`."""
        match = _BLOCK.match(blocks.pop(0).strip())
        if match:
            container = etree.SubElement(parent, "div", {"class": "math", "tabindex": "0", "role": "group", "aria-label": "Formula"})
            container.append(render_math(match["latex"].strip(), self.parser.md, block=True))


class MathExtension(Extension):
    """Markdown with formulas."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register both notations: after code spans and escapes, before emphasis and links."""
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        md.inlinePatterns.register(InlineMath(_INLINE, md), "coursesite-math", 185)
        md.parser.blockprocessors.register(BlockMath(md.parser), "coursesite-math", 75)


def makeExtension(**kwargs: Any) -> MathExtension:
    """Return the extension, for Markdown to load it by module name."""
    return MathExtension(**kwargs)
