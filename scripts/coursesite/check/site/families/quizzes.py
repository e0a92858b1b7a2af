"""What a page with questions needs beside them: the script that checks answers, and the sections that teach them."""

from __future__ import annotations

from collections.abc import Iterator

from coursequiz.problems import shorten
from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site

SCRIPT = "quiz.js"
NONE = "the site has no questions"


def find_unchecked(site: Site) -> Iterator[Finding]:
    """Yield pages with questions that lack the script which other such pages load."""
    pages = [page for page in site.pages.values() if page.questions]
    lacking = [page for page in pages if not any(reference.value.endswith(SCRIPT) for reference in page.references)]
    if len(lacking) * 2 < len(pages):
        for page in lacking:
            found = f"the page has questions and does not load {SCRIPT}"
            yield Finding(file=page.name, at=page.root, rule="quiz-script", found=found, remedy="build the site again: without it no answer is checked")


def find_untaught(site: Site) -> Iterator[Finding]:
    """Yield questions whose section is no heading above them."""
    for name, page in site.pages.items():
        places = {spot.what: spot.at for spot in page.ids} if page.questions else {}
        for question in page.questions:
            if question.section and places.get(question.section, question.at) >= question.at:
                where = "stands below it" if question.section in places else "is no place of the page"
                found = f"section {shorten(question.section)} of question {shorten(question.id)} {where}"
                remedy = "name the heading that teaches it: a reader is sent there, and asked after it"
                yield Finding(
                    file=name, at=question.at, rule="unknown-section", found=found, remedy=remedy, clue=question.section, words=True, question=question.id
                )


SECTIONS = Family(
    about="the sections of the questions", find=find_untaught, skip=lambda site: "" if any(page.questions for page in site.pages.values()) else NONE
)
QUIZZES = Family(
    about="the script of the questions",
    find=find_unchecked,
    skip=lambda site: "" if any(page.questions for page in site.pages.values()) else NONE,
)
