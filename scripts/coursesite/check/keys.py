"""The questions of a built site held against the banks: the same keys, verdicts, versions and words, and every question that a page asks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from coursequiz.problems import shorten
from coursesite.check.asked import Asked
from coursesite.check.origin import Origin
from coursesite.check.site.finding import Finding
from coursesite.check.site.markup import read_attributes
from coursesite.check.site.model import Site
from coursesite.check.site.page import Question
from coursesite.check.site.parallel import read_in_parallel
from coursesite.check.stated import Stated

_COMPUTED = re.compile(r"\$|\{[{:.#]|\][(\[]|\[\^|[<&]|\+\+|:\w+:|```|~~~|^\s*\d+[.)]\s", re.MULTILINE)
"""What the builder makes something else of, such as a formula."""
_TAG = re.compile(r"<[^>]*>")
_GIVEN_AWAY = re.compile(r"<(?:input|option|details)\b[^>]*\s(checked|selected|open)(?=[\s=/>])")
_LETTERS = re.compile(r"[\W_]+")
REMEDY = "build the site again: the bank has the key"


def find_keys(site: Site, items: Mapping[str, Stated], asked: Mapping[str, Asked]) -> Iterator[Finding]:
    """Yield questions whose published key is not that of their bank, and questions that a page should have and lacks.

    Args:
        site: The built site.
        items: The questions of all banks, by id.
        asked: Built page to what its source asks.
    """
    asking = {name: page.size for name, page in site.pages.items() if page.questions}
    for changed in read_in_parallel(asking, lambda names: [finding for name in names for finding in _find_changed(site, name, items)]):
        yield from changed
    for name, page in site.pages.items():
        for question in page.questions:
            if name in asked and asked[name].whole and question.id in items and question.id not in asked[name].ids:
                found = f"question {shorten(question.id)} stands on a page whose source does not ask it"
                yield Finding(file=name, at=question.at, rule="answer-key", found=found, remedy="build the site again")
    for name, source in asked.items():
        shown = {question.id for question in site.pages[name].questions}
        for id in source.ids:
            if id not in shown:
                found = f"the page's source asks question {shorten(id)}, and the page does not show it"
                yield Finding(file=name, at=site.pages[name].root, rule="lost-question", found=found, remedy="build the site again")


def _find_changed(site: Site, name: str, items: Mapping[str, Stated]) -> Iterator[Finding]:
    """Yield what the questions of a page say otherwise than the banks."""
    html = site.read(name).decode("utf-8-sig", "replace")
    for question in site.pages[name].questions:
        item = items.get(question.id)
        if item is None:
            found = f"question {shorten(question.id)} stands in no bank"
            yield Finding(file=name, at=question.at, rule="answer-key", found=found, remedy=REMEDY)
        else:
            told = [*_compare(name, question, item)]
            yield from told or _compare_words(name, question, item, html)


def _compare(name: str, question: Question, item: Stated) -> Iterator[Finding]:
    def finding(at: int, found: str) -> Finding:
        return Finding(file=name, at=at, rule="answer-key", found=f"question {shorten(question.id)}: {found}", remedy=REMEDY)

    if question.kind != item.kind:
        yield finding(question.at, f"its kind is {shorten(question.kind)} and not '{item.kind}'")
        return
    if _read_key(question.key) != item.key:
        yield finding(question.at, "its key is not that of the bank" if question.key else "it has no key")
    if question.rev != item.rev:
        yield finding(question.at, f"its version is {shorten(question.rev)} and not '{item.rev}'")
    if not _begins(item.prompt, "".join(question.prompt)):
        yield finding(question.at, f"its prompt says {shorten(' '.join(''.join(question.prompt).split()))}, not what the bank has")
    texts = item.choices
    for id in texts.keys() - {choice.id for choice in question.choices}:
        yield finding(question.at, f"choice {shorten(id)} is missing")
    for choice in question.choices:
        if choice.value != choice.id:
            yield finding(choice.at, f"choice {shorten(choice.id)} answers {shorten(choice.value)}")
        elif choice.id not in texts or not _says(choice.text, texts[choice.id]):
            yield finding(choice.at, f"choice {shorten(choice.id)} says {shorten(choice.text.strip()[1:])}, not what the bank has")
    stated = [(id, verdict) for id, verdict, _ in item.feedback]
    for index, (id, verdict, at) in enumerate(question.verdicts):
        if index >= len(stated) or stated[index] != (id, verdict):
            yield finding(at, f"feedback {shorten(id)} is called {shorten(verdict)}, not as in the bank")
            return
    if len(question.verdicts) < len(stated):
        yield finding(question.at, f"feedback {shorten(stated[len(question.verdicts)][0])} is missing")


def _compare_words(name: str, question: Question, item: Stated, html: str) -> Iterator[Finding]:
    """Yield what a question says or shows otherwise than its bank, apart from what decides the score."""
    end = html.find("</quiz-question>", question.at)
    body = html[question.at : end if end > 0 else len(html)]

    def finding(at: int, found: str) -> Finding:
        return Finding(file=name, at=question.at + at, rule="answer-key", found=f"question {shorten(question.id)}: {found}", remedy=REMEDY)

    attributes = read_attributes(body[14 : body.find(">")])
    for field in ("objective", "section"):
        stated = getattr(item, field)
        if attributes.get(f"data-{field}") != stated:
            yield finding(0, f"its {field} is {shorten(attributes.get(f'data-{field}', ''))} and not {shorten(stated or '')}")
    for match in _GIVEN_AWAY.finditer(body):
        yield finding(match.start(), f"its answer is '{match[1]}' before anybody has answered")
    for start, end, word, id, text in _find_texts(question, item, body):
        if not _holds(body[start:end], text):
            yield finding(start, f"{word}{f' {shorten(id)}' if id else ''} is not that of the bank, {shorten(text)}")


def _find_texts(question: Question, item: Stated, body: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield where each hint, feedback and explanation stands in a question's HTML, what it is called, its id if any, and what its bank has."""
    answer, last = body.find('class="quiz-answer"'), body.find('class="quiz-explanation"')
    last = last if last >= 0 else len(body)
    for hint in item.hints:
        yield 0, answer, "a hint", "", hint
    starts = [at - question.at for _, _, at in question.verdicts]
    for (id, _, text), start, end in zip(item.feedback, starts, [*starts[1:], last], strict=True):
        yield start, end, "feedback", id, text
    yield last, len(body), "its explanation", "", item.explanation


def _holds(html: str, text: str) -> bool:
    """Return whether a piece of HTML shows what the bank has, markup aside; what the builder computes is taken on trust."""
    return text in html or bool(_COMPUTED.search(text)) or _LETTERS.sub("", text) in _LETTERS.sub("", unescape(_TAG.sub("", html)))


def _says(shown: str, text: str) -> bool:
    """Return whether a label says what its bank has, markup aside; what the builder computes, such as a formula, is taken on trust."""
    if shown.strip()[1:].lstrip() == text or _COMPUTED.search(text):
        return True
    return _LETTERS.sub("", shown)[1:] == _LETTERS.sub("", text)


def _begins(text: str, shown: str) -> bool:
    """Return whether a prompt begins with its legend, which is all of it or its first paragraph; none is no legend."""
    if not shown.strip():
        return bool(_COMPUTED.search(text))
    return text.startswith(shown) or bool(_COMPUTED.search(text)) or _LETTERS.sub("", text).startswith(_LETTERS.sub("", shown))


def _read_key(text: str | None) -> object:
    try:
        return json.loads(text or "null")
    except ValueError:
        return None


def skip_keys(site: Site, origin: Origin | None) -> str:
    """Return why keys are not compared; empty where they are."""
    ids = {question.id for page in site.pages.values() for question in page.questions}
    if not ids:
        return "the site has no questions"
    if origin is None or not origin.quizzes.is_dir():
        return "there are no banks here"
    held = origin.may_hold(ids) and any(item.id in ids for items in origin.banks.values() for item in items)
    return "" if held else "the banks here are of another site"
