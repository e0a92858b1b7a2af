"""Rules for one Markdown text of a bank: no raw HTML, no headings, known attributes, safe links.

Owns what may stand in a text that a stranger may have sent. It reads the text without rendering it, so it is fast;
`extension` looks a second time at the rendered tree. Knows no question and no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from coursequiz.problems import shorten

SCHEMES = frozenset({"http", "https", "mailto"})
ATTRIBUTES = frozenset({"alt", "class", "dir", "height", "lang", "loading", "title", "width"})

# Of a form that every builder takes for code: not indented, closed as it was opened, and no fence of its own sort in it.
_FENCE = re.compile(r"^((?P<mark>[`~])(?P=mark){2,})(?![`~])[ ]*(?P<info>[^\n]*)\n(?:(?![ >]*(?P=mark){3}).*\n)*?\1[ ]*$", re.MULTILINE)
_FENCE_INFO = re.compile(r'[\w.+#-]*([ ]+(title|hl_lines|linenums)="[^"<>]*")*[ ]*')
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_TICKS = re.compile(r"(?P<escape>(?<!\\)(?:\\\\)*\\(?=`))?`+")
# What may end a paragraph, and code that has begun in it: a line that begins a block, such as a fence.
_BREAK = re.compile(r"\n[ \t]*(?:[#>*+|:=!?\[/{$~\d-]|```)")
_INDENTED = re.compile(r"(?:^|(?<=\n\n))(?: {4}|\t)[^\n]*(?:\n(?: {4}|\t)[^\n]*)*")
# What makes an indented block below it something else than code.
_CONTAINER = re.compile(r"^[ ]{0,3}(?:(?:[-*+]|\d+[.)])[ ]|!!!|\?\?\?|===|///|[:>]|\[\^)", re.MULTILINE)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!<-]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>", re.IGNORECASE)
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<[!?]|<[A-Za-z][\w-]*\s+[\w-]+\s*=[^<>]*")
_DEFINITION = re.compile(r"^[ >]*(\[\^?[^\]\n]+\]:|\*\[[^\]\n]+\]:)", re.MULTILINE)
_HEADING = re.compile(r"^[ >]*(#{1,6}[^\n]*)$|^[ ]{0,3}(\S[^\n]*)\n[ ]{0,3}(?:=+|-+)[ ]*$", re.MULTILINE)
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*([^}\n]+?)[ ]*\}")
_ATTRIBUTE = re.compile(r"""([^\s=]+)=("[^"]*"|'[^']*'|[^\s]*)|(\S+)""")
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)")
_LINK = re.compile(r"\](?=\(\s*<?([^)\n>]*))|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s>]+)", re.MULTILINE)
_TITLE = re.compile(r"""\s+["'].*|\s+$""")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Two looks, because most texts pass the first, which is quick: a character, then what has to follow or precede it.
_UNUSUAL = re.compile(r"[<#{\]`~\n]")
_SPECIAL = re.compile(r"[<#{]|\]\(|\]:|```|~~~|^[ ]{0,3}[=-]+[ ]*$", re.MULTILINE)
_BLOCK_START = re.compile(r"[ ]{4}|\t|[-*+][ ]|\d+[.)][ ]|>|```|~~~|\||!!!|\?\?\?|===|\$\$")


@dataclass(frozen=True, slots=True)
class TextFlaw:
    """A rule that a text breaks."""

    rule: str
    found: str
    remedy: str


def find_text_flaws(text: str) -> Iterable[TextFlaw]:
    """Return every rule that a Markdown text breaks by itself."""
    return _find_flaws(text) if _UNUSUAL.search(text) and _SPECIAL.search(text) else ()


def _find_flaws(text: str) -> Iterator[TextFlaw]:
    yield from _find_fence_flaws(text)
    bare = mask_code(text)
    yield from _find_html(bare)
    for match in _HEADING.finditer(bare):
        found = f"heading {shorten(match[1] or match[2])} inside a question"
        yield TextFlaw("heading", found, "use bold text; write \\# for a line that begins with #")
    for match in _DEFINITION.finditer(bare):
        yield TextFlaw("definition", f"{shorten(match[1])} defines something for the whole page", "define it in the page; a question can only use it")
    yield from _find_attributes(bare)
    for match in _PICTURE.finditer(bare):
        if _SCHEME.match(match[1]) and match[1].lower().startswith(("http:", "https:")):
            yield TextFlaw("url-scheme", f"picture {shorten(match[1])} comes from another site", "put it below docs/ and name its path")
    for url in find_links(text):
        if flaw := find_scheme_flaw(url):
            yield flaw


def is_paragraph_first(text: str) -> bool:
    """Return whether the text begins with a paragraph."""
    return _BLOCK_START.match(text.lstrip("\n")) is None


def find_links(text: str) -> list[str]:
    """Return the targets of all links and images, as typed."""
    if "](" not in text and "]:" not in text and "<" not in text:
        return []
    bare = mask_code(text)
    return [_TITLE.sub("", unescape(match[1] or match[2] or "").replace("\\", "")) for match in _LINK.finditer(bare)]


def find_scheme_flaw(url: str) -> TextFlaw | None:
    """Return what is wrong with a link's scheme, if anything."""
    plain = re.sub(r"[\x00-\x20]", "", url)
    if plain.startswith(("//", "\\\\", "/\\")):
        return TextFlaw("url-scheme", f"link {shorten(url)} has no scheme", "write https:// before it")
    match = _SCHEME.match(plain)
    if match is None or match[1].lower() in SCHEMES:
        return None
    return TextFlaw("url-scheme", f"link {shorten(url)} has the scheme '{match[1].lower()}'", "use http, https, mailto or a path below docs/")


def is_relative(url: str) -> bool:
    """Return whether a link points to a file of the site."""
    return bool(url) and not url.startswith("#") and not _SCHEME.match(url) and not url.startswith("//")


def mask_code(text: str) -> str:
    """Return the text with code blanked and escaped characters taken out; its length stays the same.

    Builders differ in what they make of backticks that do not pair. Such a paragraph keeps all of them: to refuse a harmless text is the
    smaller harm.
    """
    masked = _FENCE.sub(_blank, text) if "```" in text or "~~~" in text else text
    if "    " in masked or "\t" in masked:
        masked = masked if _CONTAINER.search(masked) else _INDENTED.sub(_blank, masked)
    if "`" in masked:
        masked = _PARAGRAPH.sub(_blank_code, masked)
    return _ESCAPED.sub("  ", masked) if "\\" in masked else masked


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_code(paragraph: re.Match[str]) -> str:
    """Return a paragraph with its code spans blanked, or as it is where they cannot be told for certain."""
    text = whole = paragraph[0]
    runs = list(_TICKS.finditer(whole))
    while runs:
        first = runs.pop(0)
        length = len(first[0]) - len(first["escape"] or "")
        if first["escape"]:
            if length > 1:
                return whole
            continue
        last = next((index for index, run in enumerate(runs) if len(run[0]) - len(run["escape"] or "") == length), None)
        if last is None or _BREAK.search(whole, first.start(), runs[last].start()):
            return whole
        code = whole[first.start() : runs[last].end()]
        text = text[: first.start()] + re.sub(r"[^\n]", " ", code) + text[runs[last].end() :]
        del runs[: last + 1]
    return text


def _find_fence_flaws(text: str) -> Iterator[TextFlaw]:
    for match in _FENCE.finditer(text):
        if not _FENCE_INFO.fullmatch(match["info"]):
            yield TextFlaw("attribute", f"code fence option {shorten(match['info'])}", 'write the language, then only title="…", hl_lines="…" or linenums="…"')


def _find_html(bare: str) -> Iterator[TextFlaw]:
    if "<" not in bare:
        return
    for match in _HTML.finditer(_AUTOLINK.sub("", bare)):
        yield TextFlaw("raw-html", f"raw HTML {shorten(match[0])}", "write it in Markdown; put code in backticks, and write \\< for a plain <")


def _find_attributes(bare: str) -> Iterator[TextFlaw]:
    for group in _ATTRIBUTE_LIST.finditer(bare):
        for match in _ATTRIBUTE.finditer(group[1]):
            key, word = match[1], match[3]
            if key is not None and key not in ATTRIBUTES:
                yield TextFlaw("attribute", f"attribute {shorten(match[0])}", "use only " + ", ".join(sorted(ATTRIBUTES)))
            elif word is not None and word.lstrip("{:").startswith("#"):
                yield TextFlaw("attribute", f"id {shorten(word)}", "delete it: ids in a question are the engine's")
            elif word is not None and re.fullmatch(r"on[a-z]+|style|src|href|srcdoc", word, re.IGNORECASE):
                yield TextFlaw("attribute", f"attribute '{word}'", "use only " + ", ".join(sorted(ATTRIBUTES)))
