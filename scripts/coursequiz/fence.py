"""The quiz fence of a page: where one stands in a Markdown text and which questions it asks for.

Owns finding the fences (not those inside other fences) and reading their two options. Knows neither banks nor Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from coursequiz.document import Document
from coursequiz.fields import BankName, Several, Slug, Whole
from coursequiz.model import Model, read_model
from coursequiz.problems import Problem, shorten
from coursequiz.source import read_document

_OPEN = re.compile(r"^(?P<indent>[ ]*(?:>[ ]?)*)(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`\n]*)$")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class TestOptions(Model):
    """How a bank is used as a test: answers are held until the end, and the questions are drawn."""

    draw: Annotated[Whole, Field(ge=1, description="How many questions are drawn, spread over the objectives.")]
    pass_mark: Annotated[Whole, Field(alias="pass", ge=1, le=100, description="Percent that passes.")]


class FenceOptions(Model):
    """What stands inside a quiz fence."""

    bank: BankName
    test: TestOptions | None = None
    only: Annotated[Several[Slug] | None, BeforeValidator(lambda value: [value] if isinstance(value, str) else value), Field(min_length=1)] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fence:
    """A quiz fence: its lines in the text and what it asks for."""

    first: int
    """Index of the opening line."""
    last: int
    """Index of the closing line."""
    indent: str
    bank: str | None
    """Name of the bank, or None where the options could not be read."""
    only: tuple[str, ...] | None
    test: TestOptions | None
    document: Document | None
    problems: tuple[Problem, ...]

    def problem(self, key: str, rule: str, found: str, remedy: str) -> Problem:
        """Return a problem at one of the fence's options."""
        assert self.document is not None, "a fence without a document has no options"
        return self.document.problem((key,), rule, found, remedy)


def find_fence_lines(text: str) -> list[tuple[int, int, str]]:
    """Return the first line, the last line and the indentation of each quiz fence, without reading it."""
    if "quiz" not in text.lower():
        return []
    return [(first, last, indent) for first, last, indent, info, _ in find_blocks(text.split("\n")) if _is_quiz(info)]


def _is_quiz(info: str) -> bool:
    """Return whether a fence is called quiz, or so that nothing else can be meant: `Quiz`, `{quiz}`, `{.quiz}`."""
    return info.strip("{}. ").split(" ")[0].rstrip("}").lower() == "quiz"


def find_fences(text: str, path: str) -> list[Fence]:
    """Return the quiz fences of a Markdown text that ask something, in order: one in a comment is asleep.

    Args:
        text: The page's source.
        path: The name that problems carry.
    """
    fences = find_all_fences(text, path)
    if not fences or "<!--" not in text:
        return fences
    lines = text.split("\n")
    prose = lines.copy()
    for first, last, *_ in find_blocks(lines):
        prose[first : last + 1] = [""] * (last + 1 - first)
    prose = [_CODE.sub("", line) for line in prose]
    return [fence for fence in fences if not _opens_comment("\n".join(prose[: fence.first]))]


def _opens_comment(text: str) -> bool:
    """Return whether a text ends within a comment."""
    return text.rfind("<!--") > text.rfind("-->")


def find_all_fences(text: str, path: str) -> list[Fence]:
    """Return the quiz fences of a Markdown text, in order, those in comments too.

    Args:
        text: The page's source.
        path: The name that problems carry.
    """
    if "quiz" not in text.lower():
        return []
    lines = text.split("\n")
    return [_read_fence(lines, first, last, indent, path, closed=closed) for first, last, indent, info, closed in find_blocks(lines) if _is_quiz(info)]


def find_blocks(lines: list[str]) -> Iterator[tuple[int, int, str, str, bool]]:
    """Yield every code fence: first line, last line, indentation, info, and whether it is closed."""
    index = 0
    while index < len(lines):
        line = lines[index]
        opening = _OPEN.match(line.rstrip()) if "```" in line or "~~~" in line else None
        if opening is None:
            index += 1
            continue
        fence = opening["fence"]
        closing = re.compile(rf"^[ >]*{re.escape(fence[0])}{{{len(fence)},}}$")
        last = next((i for i in range(index + 1, len(lines)) if closing.match(lines[i].rstrip())), None)
        end = last if last is not None else len(lines) - 1
        yield index, end, opening["indent"], opening["info"], last is not None
        index = end + 1


def _read_fence(lines: list[str], first: int, last: int, indent: str, path: str, *, closed: bool) -> Fence:
    def broken(found: str, remedy: str) -> Fence:
        problem = Problem(path=path, line=first + 1, column=len(indent) + 1, rule="bad-fence", found=found, remedy=remedy)
        return Fence(first=first, last=last, indent=indent, bank=None, only=None, test=None, document=None, problems=(problem,))

    if not closed:
        return broken("the quiz fence is not closed", "end it with a line of ```")
    info = lines[first].strip().strip(" >`~")
    if info.split(" ")[0] != "quiz":
        return broken(f"the fence is called {shorten(info)}", "call it 'quiz'")
    if info != "quiz":
        return broken("words stand after 'quiz' in the opening line", "write the options on lines of their own: bank: …, only: […]")
    body = [line[len(indent) :] if line.startswith(indent) else line.lstrip() for line in lines[first + 1 : last]]
    if not "".join(body).strip():
        return broken("the quiz fence is empty", "name a bank: 'bank: module/lesson'")
    # Blank lines before the body, and its indentation, so that places are those of the page.
    text = "\n" * (first + 1) + "\n".join(body)
    document, problems = read_document(text.encode(), path)
    if document is None:
        return Fence(first=first, last=last, indent=indent, bank=None, only=None, test=None, document=None, problems=tuple(problems))
    options, more = read_model(FenceOptions, document, (), document.value)
    return Fence(
        first=first,
        last=last,
        indent=indent,
        bank=options.bank if options else None,
        only=options.only if options else None,
        test=options.test if options else None,
        document=document,
        problems=tuple([*problems, *more]),
    )
