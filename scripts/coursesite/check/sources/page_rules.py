"""Rules for one page: its form, its outline, its links, its pictures, its terms and its goals; what it defines by names: `named`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

from coursequiz.problems import shorten
from coursesite.check.edit import Edit, Remark
from coursesite.check.sources.named import check_footnotes, check_references
from coursesite.check.sources.text import Text
from coursesite.lessons import Lesson

VAGUE = frozenset("here,click here,this,this page,this link,link,more,read more,learn more,details,see here,page,website,continue,go,url,source".split(","))
"""Words that say nothing of where a link leads."""
LEAST_ALT_WORDS = 4
ALT_LEADS = re.compile(r"(?:an? |the )?(?:image|picture|photo|graphic|screenshot) (?:of|showing)\b", re.IGNORECASE)

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>[^\n]*?)[ \t]*(?:\{[^}\n]*\})?[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)(?<!\\)\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?=[(\[])|<a\b[^>]*>(?P<html>[^<]*)</a>")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]*)")
_GOALS = re.compile(r"^## What you will be able to do[ \t]*\n(?:[ \t]*\n)*[-*] ", re.MULTILINE)
_TERM = re.compile(r"^[^\n]+\n:[ ]{3}", re.MULTILINE)


def check_form(page: Text) -> Iterator[Remark]:
    """Yield line ends of another system, and a last line without an end."""
    if page.raw != page.text:
        edit = Edit(path=page.file, start=0, end=len(page.raw), old=page.raw, new=page.text)
        first = page.raw.index("\r")  # up to there the two are the same
        yield page.remark(first, "line-ends", "a line ends with a carriage return", "save the file with the line ends of Unix", edit)
    elif not page.text.endswith("\n") or page.text.endswith("\n\n"):
        kept = page.text.rstrip("\n")
        edit = Edit(path=page.file, start=len(kept), end=len(page.text), old=page.text[len(kept) :], new="\n")
        found = "the last line has no end" if kept == page.text else "the file ends with empty lines"
        yield page.remark(len(kept), "final-newline", found, "end the file with one line break", edit)


def check_fences(page: Text) -> Iterator[Remark]:
    """Yield code fences that are not closed."""
    for start, _, closed in page.fences:
        if not closed:
            yield page.remark(start, "open-fence", "a code fence is not closed", "end it with a line of the same marks")


def check_outline(page: Text) -> Iterator[Remark]:
    """Yield a second main heading, and headings that are too deep."""
    above = 0
    for match in _HEADING.finditer(page.prose):
        level = len(match["marks"])
        # The words as they were typed: code in a heading is blank in the prose.
        text = shorten(page.text[match.start("text") : match.end("text")])
        if level == 1 and above:
            yield page.remark(match.start(), "one-heading", f"{text} is a second main heading", "make it '##': a page has one title")
        elif above and level > above + 1:
            found = f"heading {text} of level {level} follows one of level {above}"
            yield page.remark(match.start(), "heading-jump", found, f"write {'#' * (above + 1)}: readers of outlines miss what is skipped")
        above = level
    yield from _check_sections(page)


def _check_sections(page: Text) -> Iterator[Remark]:
    """Yield headings that say what another of their section says, and headings with nothing below them."""
    found = [(match.start(), len(match["marks"]), page.text[match.start() : match.end()].strip("# \t"), match.end()) for match in _HEADING.finditer(page.prose)]
    seen: dict[tuple[str, ...], int] = {}
    parents: dict[int, str] = {}
    for (at, level, text, end), (after, below, _, _) in zip(found, [*found[1:], (len(page.text), 1, "", 0)], strict=True):
        parents = {depth: words for depth, words in parents.items() if depth < level} | {level: text}
        first = seen.setdefault(tuple(parents.values()), page.line_of(at))
        if first != page.line_of(at):
            remark = f"heading {shorten(text)} stands here again, first on line {first}"
            yield page.remark(at, "repeated-heading", remark, "say what this part has and the other has not")
        if below <= level and not page.text[end:after].strip():
            yield page.remark(at, "empty-section", f"nothing stands below heading {shorten(text)}", "write its text, or delete it")


def check_links(page: Text) -> Iterator[Remark]:
    """Yield links whose words say nothing."""
    for match in _LINK.finditer(page.prose):
        words = (match["text"] if match["text"] is not None else match["html"] or "").strip(" *_.!").lower()
        if words in VAGUE:
            yield page.remark(match.start(), "vague-link", f"a link is called {shorten(words)}", "say where it leads: links are read out of their sentence")


def check_pictures(page: Text) -> Iterator[Remark]:
    """Yield pictures whose alt text says too little."""
    for match in _IMAGE.finditer(page.prose):
        alt = " ".join(match["alt"].split())
        name = PurePosixPath(match["target"]).name
        if not alt:
            found, remedy = f"picture {shorten(name)} has no alt text", "say what a reader would take from it"
        elif alt == name or re.fullmatch(r"[\w-]+\.(?:svg|png|jpe?g|gif|webp)", alt):
            found, remedy = f"the alt text {shorten(alt)} is a file's name", "say what a reader would take from the picture"
        elif lead := ALT_LEADS.match(alt):
            found, remedy = f"the alt text begins with {shorten(lead[0])}", "begin with what is shown: readers are told that it is a picture"
        elif len(alt.split()) < LEAST_ALT_WORDS:
            found, remedy = f"the alt text {shorten(alt)} has fewer than {LEAST_ALT_WORDS} words", "say what a reader would take from the picture"
        else:
            continue
        yield page.remark(match.start(), "alt-text", found, remedy)


def check_terms(page: Text) -> Iterator[Remark]:
    """Yield lessons without key terms, and key terms that the glossary lacks."""
    if not page.is_lesson:
        return
    match = re.search(r"^## Key terms[ \t]*$", page.prose, re.MULTILINE)
    if match is None:
        found = "the lesson has no section '## Key terms'"
        yield page.remark(0, "no-key-terms", found, "write one: a definition list of the words that the lesson brings in")
    elif _TERM.search(page.prose, match.end()) and page.glossary:
        section = page.prose[match.end() : (page.prose.find("\n## ", match.end()) + 1) or None]
        for term in _TERM.finditer(section):
            words = term[0].split("\n")[0].strip()
            if not _is_listed(words.lower().replace(",", " ").split(), page.glossary):
                found = f"the glossary does not have key term {shorten(words)}"
                yield page.remark(match.end() + term.start(), "unlisted-term", found, f"add '*[{words}]: …' to docs/includes/glossary.md")
    elif not _TERM.search(page.prose, match.end()):
        yield page.remark(match.start(), "no-key-terms", "the section defines no term", "write a term on a line, and ':   ' with its sentence below it")


def _is_listed(words: list[str], glossary: Collection[str]) -> bool:
    """Return whether a glossary has a term in more words or in fewer; one word of several counts only where it is the first."""
    for name in glossary:
        known = name.split()
        if set(words) <= set(known) or (set(words) >= set(known) and (len(known) > 1 or known[0] == words[0])):
            return True
    return False


def check_goals(page: Text) -> Iterator[Remark]:
    """Yield lessons without objectives, objectives that no question of the page asks for, and what is named twice."""
    if isinstance(page.front, Lesson):
        if page.asked and not page.front.objectives and (page.front.sources or _GOALS.search(page.prose)):
            found, remedy = "the lesson asks questions and names no objective", "write 'objectives: […]', with ids of quizzes/objectives.yml"
            yield page.remark(0, "no-objectives", found, remedy)
        if page.is_lesson and not _GOALS.search(page.prose):
            found = "the lesson does not say what a reader will be able to do"
            yield page.remark(0, "no-objectives", found, "write the section '## What you will be able to do', with a list")
        for key, values in (("objectives", page.front.objectives), ("sources", page.front.sources)):
            for value in sorted({value for value in values if values.count(value) > 1}):
                yield page.remark(page.find_front(key, value), "repeated-entry", f"'{key}' names {shorten(value)} twice", "keep one of them")
        for objective in page.front.objectives:
            if objective not in page.asked:
                at = page.find_front("objectives", objective)
                found = f"no question on this page asks for objective {shorten(objective)}"
                yield page.remark(at, "uncovered-objective", found, "ask one, or take it out of 'objectives'")


PAGE_RULES: tuple[Callable[[Text], Iterator[Remark]], ...] = (
    check_form,
    check_fences,
    check_outline,
    check_links,
    check_references,
    check_pictures,
    check_footnotes,
    check_terms,
    check_goals,
)
"""In the order in which they are applied."""
