"""Lint rules about how a question and its feedback are worded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursequiz.bank import Item
from coursequiz.kinds.numeric import Numeric
from coursequiz.lint.rule import Finding, ItemRule
from coursequiz.lint.words import UNFINISHED, find_doubled, plain, words
from coursequiz.problems import shorten
from coursequiz.prose import mask_code

_QUESTION = re.compile(r"[^.!?\n]*\?", re.DOTALL)
_TRAP = re.compile(r"(which|what)\b.{0,60}\b(is|are|does|do|would|will|can|should) (not|least)\b|(which|what)\b.*\bexcept\b")
_BOLD = re.compile(r"\*\*[^*]*\b(not|except|least)\b[^*]*\*\*", re.IGNORECASE)
_CAPITALS = re.compile(r"\b(NOT|EXCEPT|LEAST|FALSE)\b")
_POSITION = re.compile(r"\b(?:[Oo]ption|[Cc]hoice|[Aa]nswer) [A-H]\b|\b[Tt]he (?:first|second|third|fourth|last) (?:option|choice|answer)\b")
_LETTERED = re.compile(r"[(]?[A-Ha-h][)] \S")
_THIN_WORDS = 6
_PRAISE = re.compile(r"(?:correct|right|exactly|yes|well done|that(?:'s| is) (?:right|correct))[.!:]|(?:correct|exactly|yes|well done),", re.IGNORECASE)
_BLAME = re.compile(
    r"(?:wrong|incorrect|no|not (?:quite|right|correct)|that(?:'s| is) (?:wrong|incorrect|not right))[.!:]|(?:wrong|incorrect|not (?:quite|right|correct)),",
    re.IGNORECASE,
)
_SUM = re.compile(r"\{\{[^{}]*\}\}")
"""A number of a lab, in which two stars are a power."""


def _negative_stem(item: Item) -> Iterator[Finding]:
    """Look at the sentence that asks: 'Which of these is not …?'; 'why does it not …?' is no trap."""
    prompt = item.question.prompt
    for sentence in _QUESTION.findall(plain(prompt)):
        if _TRAP.match(sentence.strip().lower()) and not _BOLD.search(prompt) and not _CAPITALS.search(prompt):
            found = f"the question {shorten(sentence)} turns on a word that is easy to miss"
            yield Finding(path=("prompt",), found=found, remedy="ask for what is true, or set the negation in bold")


def _article_cue(item: Item) -> Iterator[Finding]:
    if match := re.search(r"\b(a|an)[ ]*[:…_]*[ ]*$", plain(item.question.prompt).strip().lower()):
        found = f"the prompt ends with '{match[1]}', which fits only some choices"
        yield Finding(path=("prompt",), found=found, remedy="write 'a or an', or move the article into the choices")


def _position_reference(item: Item) -> Iterator[Finding]:
    for path, text in item.texts:
        match = _POSITION.search(plain(text)) or (_LETTERED.match(text) if path[0] == "choices" and path[-1] == "text" else None)
        if match:
            yield Finding(path=path, found=f"'{match[0]}' names a choice by its place", remedy="name it by what it says")


def _thin_feedback(item: Item) -> Iterator[Finding]:
    for path, text in item.texts:
        if path[-1] in {"feedback", "otherwise", "explanation"} and len(words(text)) < _THIN_WORDS:
            yield Finding(path=path, found=f"{shorten(text)} has fewer than {_THIN_WORDS} words", remedy="say why, in a sentence or two")


def _verdict_clash(item: Item) -> Iterator[Finding]:
    for index, choice in enumerate(getattr(item.question, "choices", ())):
        if match := (_BLAME if choice.correct else _PRAISE).match(choice.feedback):
            found = f"the {'right' if choice.correct else 'wrong'} choice is told {shorten(match[0])}"
            yield Finding(path=("choices", index, "feedback"), found=found, remedy="say why: the verdict stands in front of it")
    for index, entry in enumerate(getattr(item.question, "wrong", ())):
        if match := _PRAISE.match(entry.feedback):
            found = f"a wrong answer is told {shorten(match[0])}"
            yield Finding(path=("wrong", index, "feedback"), found=found, remedy="say why: the verdict stands in front of it")


def _same_feedback(item: Item) -> Iterator[Finding]:
    seen = {" ".join(words(item.question.prompt)): "the prompt"}
    for index, choice in enumerate(getattr(item.question, "choices", ())):
        seen.setdefault(" ".join(words(choice.text)), f"choice {choice.id or index}")
    for path, text in sorted(item.texts, key=lambda pair: pair[0][-1] == "explanation"):
        if path[-1] in {"feedback", "otherwise", "explanation"} and (said := " ".join(words(text))):
            # Several wrong numbers may come from one mistake.
            if said in seen and (path[0] != "wrong" or not seen[said].startswith("a wrong")):
                yield Finding(path=path, found=f"it says the same as {seen[said]}", remedy="say what this answer gets right or wrong")
            seen.setdefault(said, f"{'a wrong answer is told' if path[0] == 'wrong' else f'the {path[-1]} before it'}")


def _unfinished(item: Item) -> Iterator[Finding]:
    for path, text in item.texts:
        if match := UNFINISHED.search(plain(text)):
            yield Finding(path=path, found=f"{shorten(match[0])} stands in the text", remedy="write what is missing, or put the word into code")


def _lone_mark(item: Item) -> Iterator[Finding]:
    for path, text in item.texts:
        masked = _SUM.sub("", mask_code(text))
        for mark in ("`", "**"):
            if any(block.count(mark) % 2 for block in masked.split("\n\n")):
                remedy = f"end what it begins with {mark}, or write \\{mark[0]} for the sign"
                yield Finding(path=path, found=f"{mark} stands here without a partner", remedy=remedy)


def _doubled_word(item: Item) -> Iterator[Finding]:
    for path, text in item.texts:
        for _, word in find_doubled(text, mask_code(text)):
            yield Finding(path=path, found=f"{shorten(word)} stands twice", remedy="delete one of them")


def _exact_decimal(item: Item) -> Iterator[Finding]:
    question = item.question
    if isinstance(question, Numeric):
        exact = not question.tolerance.absolute and not question.tolerance.relative
        if exact and question.answer != question.answer.to_integral_value():
            yield Finding(path=("answer",), found=f"only exactly {question.answer} is right", remedy="add a tolerance: readers round")


RULES = (
    ItemRule(name="negative-stem", sentence="A question that asks for what is not so sets the negation in bold.", find=_negative_stem),
    ItemRule(name="article-cue", sentence="A prompt does not end with 'a' or 'an'.", find=_article_cue),
    ItemRule(name="position-reference", sentence="No text names a choice by its letter or place.", find=_position_reference),
    ItemRule(name="thin-feedback", sentence=f"Every feedback and explanation has at least {_THIN_WORDS} words.", find=_thin_feedback),
    ItemRule(name="verdict-clash", sentence="No feedback begins with the opposite of its verdict.", find=_verdict_clash),
    ItemRule(name="same-feedback", sentence="No feedback and no explanation says the same as another text of its question.", find=_same_feedback),
    ItemRule(name="unfinished", sentence="No text says `TODO`, `FIXME`, `TBD`, `XXX` or `lorem ipsum`.", find=_unfinished),
    ItemRule(name="lone-mark", sentence="Each mark of code or strong text has its partner in the paragraph.", find=_lone_mark),
    ItemRule(name="doubled-word", sentence="No word stands twice in a row, 'that that' and 'had had' aside.", find=_doubled_word),
    ItemRule(name="exact-decimal", sentence="A numeric answer that is not whole has a tolerance.", find=_exact_decimal),
)
