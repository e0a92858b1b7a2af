"""Rules for slips of Markdown that no builder tells, because what comes out is some text or other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from coursequiz.lint.words import UNFINISHED
from coursequiz.problems import shorten
from coursequiz.report import count
from coursequiz.source import CONTROL
from coursesite.check.edit import Edit, Remark
from coursesite.check.sources.code import check_code, check_merged
from coursesite.check.sources.figures import check_numbers
from coursesite.check.sources.tables import check_repeats
from coursesite.check.sources.text import Text
from coursesite.check.sources.words import check_doubled, check_empty

BOXES = """abstract attention bug caution check cite danger done error example fail failure faq help hint important info missing note question quote
success summary tip tldr todo warning""".split()
"""Kinds of boxes that the theme knows; a site may have its own."""
FENCES = ("quiz", "figure")
"""Code fences that are no code."""

_BOX = re.compile(r"^(?P<indent> *)(?:!!!|\?\?\?\+?|===[!+]?)[ ]+(?P<kind>[\w-]*)[^\n]*$", re.MULTILINE)
_SHORT_BOX = re.compile(rf"^ *(?P<marks>!!?|\?\??) (?P<kind>{'|'.join(BOXES)})(?= \"|$)", re.MULTILINE)
_BARE_TITLE = re.compile(r"(?:!!!|\?\?\?\+?) [\w-]+ (?!inline\b|end\b|annotate\b)(?P<title>[^\"\n]+?) *$")
_SHORT_TAB = re.compile(r"^ *(?P<marks>={1,2}[!+]?) \"[^\"\n]+\" *$", re.MULTILINE)
_DISPLAY = re.compile(r"(?<!\\)\$\$(?=[ \t]*$)|^[ \t]*\$\$(?=\S)", re.MULTILINE)
_DOLLAR = re.compile(r"(?<![\w\\$])\$(?=\\?[a-zA-Z]{1,9}[_^{(\\])")
_SCRIPT = re.compile(r"<script\b(?![^<>]*\b(?:src=|type=\"?application/))", re.IGNORECASE)
_APART = re.compile(r"(?<![^\s(>*_])! +(?=\[[^\[\]\n]*\]\([^()\s]+\.(?:svg|png|jpe?g|gif|webp|avif)\b)", re.IGNORECASE)
_CONTAINER = re.compile(r"<(?P<end>/?)(?P<name>figure|figcaption|div|section|details|aside)\b", re.IGNORECASE)
_RULER = re.compile(r"^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d+\.) +\S")
_STRONG = re.compile(r"(?<![\\*])\*\*(?!\*)")
_TICK = re.compile(r"(?<![\\`])`(?!`)")
_UNREAD = re.compile(r"\$[^$\n]+\$|\]\([^()\n]*\)|<[^<>\n]*>")
_BLOCK = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")


def check_boxes(page: Text) -> Iterator[Remark]:
    """Yield boxes and tabs whose text stands outside them, and kinds of boxes that are misspelt."""
    for match in _BOX.finditer(page.prose):
        indent = len(match["indent"])
        below = page.text[match.end() + 1 :].split("\n", 50)
        first = next((line for line in below if line.strip()), "")
        step = len(first) - len(first.lstrip(" ")) - indent
        if first and step < 4 and (first is below[0] or step > 0) and not first.startswith("\t"):
            line = page.text.index(first, match.end())
            yield page.remark(line, "box-body", f"{shorten(first.strip())} stands outside the box above it", f"indent it by {indent + 4} spaces")
        elif step < 4 and not first.startswith("\t") and match[0][indent] in "?=":  # a box may be a title alone
            yield page.remark(match.start(), "box-body", f"{shorten(match[0].strip())} holds nothing", f"indent what belongs to it by {indent + 4} spaces")
        if words := _BARE_TITLE.match(match[0][indent:]):
            found, remedy = f"{shorten(words['title'])} is no title without quotation marks", f'write "{words["title"]}"'
            yield page.remark(match.start() + indent + words.start("title"), "box-kind", found, remedy)
        kind = match["kind"]
        if kind and "=" not in match[0][: indent + 1] and kind not in BOXES and (near := get_close_matches(kind.lower(), BOXES, n=1, cutoff=0.75)):
            yield page.remark(match.start("kind"), "box-kind", f"there is no box {shorten(kind)}", f"did you mean '{near[0]}'?")
    for match in _SHORT_BOX.finditer(page.prose):
        found = f"{shorten(match[0].strip())} begins no box"
        yield page.remark(match.start("marks"), "box-kind", found, f"write '{match['marks'][0] * 3} {match['kind']}'")
    for match in _SHORT_TAB.finditer(page.prose):
        yield page.remark(match.start("marks"), "box-kind", f"{shorten(match[0].strip())} begins no tab", "write '=== \"…\"'")


def check_tables(page: Text) -> Iterator[Remark]:
    """Yield rows with more or fewer cells than their table's header: what is too much is not shown."""
    for ruler in _RULER.finditer(page.prose):
        columns = _count_cells(ruler[0])
        above = page.prose.rfind("\n", 0, max(0, ruler.start() - 1)) + 1
        if not ruler.start() or _count_cells(page.prose[above : ruler.start() - 1]) != columns:
            continue
        at = ruler.end() + 1
        for row in page.prose[at:].split("\n"):
            if not row.strip() and not page.text[at : at + len(row)].strip():
                break
            if (cells := _count_cells(row)) != columns:
                yield page.remark(
                    at,
                    "table-cells",
                    f"the row has {count(cells, 'cell')}, the table {count(columns, 'column')}",
                    "give it as many; write \\| for a line in a cell",
                )
            at += len(row) + 1


def _count_cells(row: str) -> int:
    return len(_CELL_END.split(re.sub(r"^\||(?<!\\)\|$", "", row.strip())))


def check_lists(page: Text) -> Iterator[Remark]:
    """Yield lists within lists that are not indented enough to be any."""
    above: int | None = None
    at = 0
    for line in page.prose.split("\n"):
        item = _ITEM.match(line)
        if item is not None:
            indent = len(item["indent"])
            if above is not None and 0 < indent - above < 4:
                yield page.remark(
                    at, "list-indent", f"the item is indented by {indent - above} spaces", f"indent it by {above + 4}: with fewer it is no list of its own"
                )
            else:
                above = indent
        elif line.strip() and not line.startswith(" "):
            above = None
        at += len(line) + 1


def check_marks(page: Text) -> Iterator[Remark]:
    """Yield code, strong text and formulas that begin and never end."""
    displays = [match.start() for match in _DISPLAY.finditer(page.prose)]
    if len(displays) % 2:
        yield page.remark(displays[-1], "open-mark", "$$ stands here without a partner", "end the formula with $$, or write \\$ for the sign")
    for block in _BLOCK.finditer(page.prose):
        text = _UNREAD.sub(lambda match: " " * len(match[0]), block[0])
        if dollar := _DOLLAR.search(text):
            found, remedy = "$ stands here without a partner", "end the formula with $, or write \\$ for the sign"
            yield page.remark(block.start() + dollar.start(), "open-mark", found, remedy)
        for marks, pattern in (("`", _TICK), ("**", _STRONG)):
            places = [match.start() for match in pattern.finditer(text)]
            if len(places) % 2:
                found = f"{marks} stands here without a partner"
                yield page.remark(block.start() + places[-1], "open-mark", found, f"end what it begins with {marks}, or write \\{marks[0]} for the sign")


def check_picture_marks(page: Text) -> Iterator[Remark]:
    """Yield pictures that are links to them, because a space stands behind their mark."""
    for match in _APART.finditer(page.prose):
        edit = Edit(path=page.file, start=match.start(), end=match.end(), old=match[0], new="!")
        yield page.remark(match.start(), "picture-mark", "a space behind the ! makes the picture a link", "write ![…](…), without the space", edit)


def check_finished(page: Text) -> Iterator[Remark]:
    """Yield what somebody meant to write later."""
    for match in UNFINISHED.finditer(page.prose):
        yield page.remark(match.start(), "unfinished-text", f"{shorten(match[0])} stands in the text", "write what is missing, or put the word into code")


def check_scripts(page: Text) -> Iterator[Remark]:
    """Yield scripts that stand in a page: a build allows each by its hash, so no policy stops them."""
    for match in _SCRIPT.finditer(page.prose):
        yield page.remark(match.start(), "inline-script", "a script stands in the text", "put it into a file, and load that with 'src' and 'defer'")


def check_fence_names(page: Text) -> Iterator[Remark]:
    """Yield code fences whose name is nearly that of a quiz or a figure, or of a language."""
    for start, _, _ in page.fences:
        line = page.text[start : page.text.find("\n", start)]
        name = re.search(r"[`~ ]([a-zA-Z][\w+-]*)", line)
        if name is None or name[1] in FENCES or name[1].lower() == "quiz":  # the fence's own reader tells the second
            continue
        if near := get_close_matches(name[1].lower(), FENCES, n=1, cutoff=0.75):
            yield page.remark(start, "bad-fence", f"a fence called {shorten(name[1])} is shown as code", f"did you mean '{near[0]}'?")
        elif name[1].lower() not in (known := _languages()) and (near := get_close_matches(name[1].lower(), known, n=1, cutoff=0.8)):
            yield page.remark(start, "code-language", f"there is no language {shorten(name[1])}", f"did you mean '{near[0]}'?")


def _languages() -> frozenset[str]:
    """Return the names by which the highlighter knows languages."""
    from pygments.lexers import get_all_lexers  # type: ignore[import-untyped]

    return frozenset(alias for _, aliases, _, _ in get_all_lexers() for alias in aliases)


def check_characters(page: Text) -> Iterator[Remark]:
    """Yield characters that nobody sees, and those that turn the direction of writing."""
    for match in CONTROL.finditer(page.text, 1 if page.text.startswith("\ufeff") else 0):
        yield page.remark(match.start(), "control-character", f"invisible character U+{ord(match[0]):04X}", "delete it: no reader sees it")


def check_elements(page: Text) -> Iterator[Remark]:
    """Yield containers of raw HTML that are not closed, and ends of none: Markdown within them closes them where it likes."""
    opened: dict[str, list[int]] = {}
    for match in _CONTAINER.finditer(page.prose):
        places = opened.setdefault(match["name"].lower(), [])
        if not match["end"]:
            places.append(match.start())
        elif places:
            places.pop()
        else:
            yield page.remark(match.start(), "html-syntax", f"{match[0]}> ends nothing", "give each element its end and each value its quotation marks")
    for name, places in opened.items():
        for at in places:
            yield page.remark(at, "html-syntax", f"<{name}> never ends", "give each element its end and each value its quotation marks")


SLIPS: tuple[Callable[[Text], Iterator[Remark]], ...] = (
    check_boxes,
    check_tables,
    check_lists,
    check_marks,
    check_picture_marks,
    check_characters,
    check_elements,
    check_finished,
    check_scripts,
    check_fence_names,
    check_code,
    check_merged,
    check_doubled,
    check_empty,
    check_repeats,
    check_numbers,
)
"""In the order in which they are applied."""
