"""The glossary's source: each term once, in alphabetical order, used by some page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path
from coursesite.check.edit import Edit, Remark
from coursesite.glossary import PAGE, SOURCE, make_glossary, read_terms

USES = "    Used in "
"""How the line begins that says which pages use a term."""


def check_glossary(docs: Path, order: Sequence[str]) -> Iterator[Remark]:
    """Yield what is wrong with the terms.

    Args:
        docs: The docs folder.
        order: Its pages, below docs.
    """
    file = docs / SOURCE
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    terms, problems = read_terms(docs)

    def remark(line: int, rule: str, found: str, remedy: str, edit: Edit | None = None) -> Remark:
        return Remark(problem=Problem(path=show_path(file), line=line, column=1, rule=rule, found=found, remedy=remedy), edit=edit)

    seen: dict[str, int] = {}
    for term in terms:
        first = seen.setdefault(term.name.casefold(), term.line)
        if first != term.line:
            yield remark(term.line, "repeated-term", f"term {shorten(term.name)} stands here again, first on line {first}", "keep one of them")
    names = [term.name.casefold() for term in terms]
    if names != sorted(names):
        late = next(index for index in range(1, len(names)) if names[index] < names[index - 1])
        rows = text.rstrip("\n").split("\n")
        ordered = "\n".join(sorted(rows, key=lambda row: row[2:].split("]")[0].casefold())) + "\n"
        edit = Edit(path=file, start=0, end=len(text), old=text, new=ordered) if len(rows) == len(terms) and not problems else None
        found = f"{shorten(terms[late].name)} stands behind {shorten(terms[late - 1].name)}"
        yield remark(terms[late].line, "unsorted-term", found, "keep the terms in alphabetical order", edit)
    made, problems = make_glossary(docs, order)
    for problem in problems:  # those of the source among them
        yield Remark(problem=problem)
    page = docs / PAGE
    if page.is_file() and not problems and (line := _find_difference(page.read_text(encoding="utf-8", errors="replace"), made)):
        found, remedy = "the page differs from its source", "run 'course glossary'"
        yield Remark(problem=Problem(path=show_path(page), line=line, column=1, rule="stale-file", found=found, remedy=remedy))


def _find_difference(written: str, made: str) -> int:
    """Return the first line in which two glossaries differ, or 0; which pages use a term changes with every page."""
    pairs = enumerate(zip_longest(written.split("\n"), made.split("\n")), 1)
    return next((line for line, (one, other) in pairs if one != other and not (one and other and one.startswith(USES) and other.startswith(USES))), 0)
