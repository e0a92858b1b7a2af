"""Text that no reader should see: Markdown and formulas that stayed as they were typed, and letters in a wrong encoding."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from coursequiz.problems import shorten
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site
from coursesite.check.site.page import Page, Use

_SOURCE = r"(?:https?://|[\w./-]+\.(?:md|ipynb|svg|png|jpg|webp)\b)[^()\[\]\s]*"
"""An address as links in Markdown have it."""
SWITCH_ON = "switch the extension on that makes something of it, or leave it out"
LEFTOVERS = (
    ("[", r"(?<![\w\])])\[[^\[\]\n]{1,80}\]\[[^\[\]\n]{0,80}\]", "define the reference, or write the link in full"),
    ("[", r"(?<![\w\])!])!?\[[^\[\]\n]{1,200}\]\([^()\s]{0,200}\)", "leave a blank line before it, or correct its brackets"),
    (
        "[",
        rf"\[[^\[\]\n]{{1,200}}\](?:\s\({_SOURCE}\)|\({_SOURCE}(?=\s|$))|\([^()\n]{{1,200}}\)\[{_SOURCE}\]",
        "write it as [text](address)",
    ),
    ("[", r"\[ ?\^ ?[^\]\s]{1,60}\]|(?<!\w)\^\[[^\[\]\n]{1,200}\]", "write the footnote, or correct its name"),
    ("[", r"\[\[[a-zA-Z][^\[\]\n]{0,80}\]\]", "write it as [text](address)"),
    ("[", r"^\[[ xX]\] |\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "write it in the notation of this site: this one is GitHub's"),
    ("[", r"^\*\[[^\]\n]{1,60}\]: ", "leave a blank line before it, and switch the extension 'abbr' on"),
    ("{", r"\{ ?[:#.][ ]?[#.]?[a-zA-Z][\w-]*[^{}\n]{0,80}(?:\}|$)", "put attributes right behind what they belong to"),
    ("{", r"\{ ?(?:width|height|loading|align|style|target)=[^{}\n]{1,40}\}", "put attributes right behind what they belong to"),
    ("{", r"\{\{[^{}\n]{1,120}\}\}|\{%[^{}\n]{1,120}%\}", "correct the notation, or put it in code"),
    ("{", r"(?<!\{)\{ ?[a-z]\w*\.\w+ = [^{}\n]{1,20}\}", "correct the notation, or put it in code"),
    ("``` ~~~", r"(?:```|~~~)[\w{ .-]*", "begin and end the fence on lines of their own"),
    (
        "!!! ??? ==",
        r"^(?:!!!|\?\?\?\+?) ?[a-z][\w-]*(?: [\"“]| ?$)|^===[!+]? [\"“\w]",
        "leave a blank line before it, or close its quotation marks",
    ),
    ("|", r"^\| (?:[^|\n]*\|){2,}", "leave a blank line before the table, and give it a second line with as many dashes as it has columns"),
    (
        "\n- \n* \n1. \n2)",
        r":\n(?:[-*]|1\.) \S|^-[a-zA-Z][^\n]*\n-[a-zA-Z]|\n(?:[-*] [^\n]+\n[-*]|1\. [^\n]+\n2\.) \S|^1\) [^\n]+\n2\) \S",
        "leave a blank line before the list, and one space behind its marks",
    ),
    ("<<<<<<< >>>>>>>", r"^(?:<{7}|>{7}) \S+", "merge the two versions, and delete the marks around them"),
    ("8<- zxhzdk: zzwxh:", r"-{1,2}8<-{1,2}|\x02?(?:klzzwxh|wzxhzdk):\d+\x03?", "write it on a line of its own, outside HTML"),
    ("**", r"(?<![\w*])\*\*[^\s*][^*\n]{0,120}[^\s*]\*\*(?![\w*])", "leave a blank line before it, or put it in code"),
    ("**", r"\*\* [a-zA-Z][^*\n]{0,120} \*\*", "take out the spaces inside the marks"),
    (":material- :fontawesome- :octicons- :simple-", r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:", SWITCH_ON),
    ("~~", r"(?<!~)~~\w[^~\n]{0,80}~~", SWITCH_ON),
    ("~", r"(?<=[A-Za-z])~[0-4ni]~(?!~)", SWITCH_ON),
    ("{", r"\{(?:--|\+\+|==|>>)[^{}\n]{1,120}(?:--|\+\+|==|<<)\}", SWITCH_ON),
    ("==", r"(?<![\w=])==\w(?:[^=\n]{0,80}\w)?==(?![\w=])", SWITCH_ON),
    ("++", r"(?<![\w+])\+\+[a-z]+(?:\+[a-z0-9]+)*\+\+(?![\w+])", SWITCH_ON),
    ("##", r"^#{2,6} [A-Z\"“]\S*[^\n]*$", "leave a blank line before it, and begin it at the margin"),
    ("&", r"(?<!\w)&[a-z]{2,8};|&(?:amp|lt|gt|quot|nbsp|#\d{2,5});", "write the character itself: its code is shown as it was typed"),
    ("[", r"^\[TOC\]$", "switch the extension 'toc' on, or delete it: the theme shows a list of the headings"),
    ("[", r"^\[[^\[\]\n^*]{1,60}\]: (?:https?://|[\w./-]+\.md\b)\S*", "leave a blank line before it, and begin it at the margin"),
    (">", r"^> ?[A-Z\"“]\S* [^\n]*$", "leave a blank line before it, and begin it at the margin"),
    (
        "\\",
        r"\\(?:frac|sqrt|sum|text(?:bf|it|tt)?|math(?:bf|rm|cal)|cite[pt]?|ref|begin|left)[{(\[]",
        "write it in the notation of this site: this one is that of LaTeX",
    ),
    (":", r":(?<=[^\s:] :)[a-z][a-z_]{2,30}:(?=[\s.,;!?]|$)", SWITCH_ON),
    (":contentReference[ cite", r":contentReference\[oaicite:\d*\]|citeturn\d+\w+", "delete it: it is left of a program that wrote the text"),
    ("<!--", r"<!--", "correct the notation, or put it in code"),
)
"""What Markdown leaves in the text where it did not understand it: signs of which it has one, its pattern, and what to do.

The signs are looked for first: most pages have few of them.
"""
FORMULA = re.compile(
    r"""\$\$[^$\n]+\$\$ | (?<![\w$\\])\$[^\s$\d][^$\n]{0,120}?(?:\\[a-zA-Z]+|[_^]\{?\w)(?:[^$\n]{0,120}[^\s$])?\$(?![\w$])
    | \\\([^\n]{1,200}?\\\) | \\\[[^\n]{1,200}?\\\]""",
    re.VERBOSE,
)
"""A formula as authors type it."""
MATH_SCRIPT = re.compile(r"math|katex|temml|tex-(?:mml|svg|chtml)", re.IGNORECASE)
"""Names of scripts that make formulas of what stands in the text."""
GARBLED = re.compile(r"[ÃÂ][\u0080-\u009f\u00a1-\u00bf]|â€|\ufffd")
"""Letters that were read in another encoding than they were written in."""

_ORDINARY = bytes(code for code in range(256) if chr(code).isalnum() or code > 127 or chr(code) in " .,;'\"()/-")
"""Bytes that most texts have, in UTF-8: they tell nothing, and are taken out at once."""


def _find_signs(text: str) -> frozenset[int]:
    """Return the bytes of a text that are not ordinary."""
    return frozenset(text.encode("utf-8", "replace").translate(None, _ORDINARY))


_PATTERNS = tuple(
    (frozenset(sign for mark in marks.split(" ") for sign in _find_signs(mark)), marks.split(" "), re.compile(pattern, re.MULTILINE), remedy)
    for marks, pattern, remedy in LEFTOVERS
)


def find_leftovers(site: Site) -> Iterator[Finding]:
    """Yield Markdown that was left in the text of a page."""
    for name, page in site.built_pages.items():
        signs = _find_signs(page.prose)
        for needed, marks, pattern, remedy in _PATTERNS:
            if signs.isdisjoint(needed) or not any(mark in page.prose for mark in marks):
                continue
            for match in pattern.finditer(page.prose):
                if "\n" in match[0] and _begins_block(page, match.start() + match[0].index("\n")):
                    continue
                found = f"{shorten(match[0].strip())} stands in the text as it was typed"
                clue = "" if match[0].startswith(("```", "~~~")) else match[0].strip("\ufffc")
                yield Finding(file=name, at=_place_in_html(page, match.start()), rule="unrendered-markdown", found=found, remedy=remedy, clue=clue, words=True)


def find_formulas(site: Site) -> Iterator[Finding]:
    """Yield formulas that stayed text, on pages that load nothing to draw them."""
    for name, page in site.built_pages.items():
        if not any(mark in page.prose for mark in ("$", "\\(", "\\[")) or (match := FORMULA.search(page.prose)) is None:
            continue
        if not any(reference.use is Use.ASSET and MATH_SCRIPT.search(reference.value) for reference in page.references):
            found = f"formula {shorten(match[0])} stands in the text as it was typed"
            at, remedy = _place_in_html(page, match.start()), "switch on what draws formulas, or write \\$ for the sign"
            yield Finding(file=name, at=at, rule="unrendered-markdown", found=found, remedy=remedy, clue=match[0].strip("\ufffc"), words=True)


def find_garbled(site: Site) -> Iterator[Finding]:
    """Yield text that was read in another encoding than it was written in."""
    for name, page in site.built_pages.items():
        if any(mark in page.prose for mark in ("Ã", "Â", "â€", "\ufffd")) and (match := GARBLED.search(page.prose)):
            found = f"{shorten(page.prose[max(0, match.start() - 20) : match.end() + 20].strip())} was read in another encoding than it was written in"
            at, remedy = _place_in_html(page, match.start()), "type the letters anew, and save the file as UTF-8"
            yield Finding(file=name, at=at, rule="wrong-encoding", found=found, remedy=remedy, clue=match[0], words=True)


def _begins_block(page: Page, index: int) -> bool:
    """Return whether a line break of the prose is the end of an element, not one within a text."""
    return page.prose_places[bisect_right(page.prose_places, (index, 1 << 60)) - 1][0] == index


def _place_in_html(page: Page, index: int) -> int:
    start, at = page.prose_places[bisect_right(page.prose_places, (index, 1 << 60)) - 1]
    return at + index - start


LEFT_OVER = Family(about="Markdown left in the text", find=find_leftovers)
FORMULAS = Family(about="formulas left in the text", find=find_formulas)
GARBLED_TEXT = Family(about="text in a wrong encoding", find=find_garbled)
