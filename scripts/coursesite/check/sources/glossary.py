"""The glossary's source: each term once, in alphabetical order, used by some page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coursequiz.problems import Problem, shorten, show_path
from coursesite.check.edit import Edit, Remark
from coursesite.glossary import SOURCE, make_glossary, read_terms


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
    for problem in make_glossary(docs, order)[1]:  # those of the source among them
        yield Remark(problem=problem)
