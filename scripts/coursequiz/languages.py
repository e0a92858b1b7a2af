"""The languages that the engine speaks beside English: one file each in `languages/`, with the sentences of page, browser and test.

Owns those files, and how a finished question is said in one of them. English stands in the code: `strings` for what is written
into a page, `browser/*strings.mjs` for what the scripts say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.etree.ElementTree import Element

from coursequiz.strings import Sentence

ENGLISH = "en"

Forms = Mapping[str, str | Mapping[str, str]]
"""Sentences by name: one pattern, or one for each plural category of the language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Everything that the engine says in one language."""

    page: Mapping[str, str]
    """Patterns by their English pattern."""
    browser: Forms
    test: Forms


@cache
def list_languages() -> tuple[str, ...]:
    """Return the languages that the engine speaks."""
    others = {file.name.removesuffix(".json") for file in (files("coursequiz") / "languages").iterdir() if file.name.endswith(".json")}
    return tuple(sorted(others | {ENGLISH}))


@cache
def read_words(language: str) -> Words:
    """Return what the engine says in a language of `list_languages`."""
    if language == ENGLISH:
        return Words(page={}, browser={}, test={})
    return Words(**json.loads((files("coursequiz") / "languages" / f"{language}.json").read_text(encoding="utf-8")))


def translate(quiz: Element, words: Words) -> None:
    """Say everything in a finished quiz in another language, and tell its scripts what to say."""
    for element in quiz.iter() if words.page else ():
        if isinstance(element.text, Sentence):
            element.text = element.text.say(words.page)
        for name, value in element.attrib.items():
            if isinstance(value, Sentence):
                element.set(name, value.say(words.page))
    spoken = {**words.browser, **(words.test if quiz.tag != "section" else {})}
    if spoken:
        quiz.set("data-words", json.dumps(spoken, ensure_ascii=False, separators=(",", ":")))
