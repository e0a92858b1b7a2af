"""What a page with questions needs beside them: the script that checks answers."""

from __future__ import annotations

from collections.abc import Iterator

from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site

SCRIPT = "quiz.js"


def find_unchecked(site: Site) -> Iterator[Finding]:
    """Yield pages with questions that lack the script which other such pages load."""
    pages = [page for page in site.pages.values() if page.questions]
    lacking = [page for page in pages if not any(reference.value.endswith(SCRIPT) for reference in page.references)]
    if len(lacking) * 2 < len(pages):
        for page in lacking:
            found = f"the page has questions and does not load {SCRIPT}"
            yield Finding(file=page.name, at=page.root, rule="quiz-script", found=found, remedy="build the site again: without it no answer is checked")


QUIZZES = Family(
    about="the script of the questions",
    find=find_unchecked,
    skip=lambda site: "" if any(page.questions for page in site.pages.values()) else "the site has no questions",
)
