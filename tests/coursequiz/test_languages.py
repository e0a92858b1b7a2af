"""Every language says in a page what English says, with the same places."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from coursequiz import strings
from coursequiz.extension import QuizExtension
from coursequiz.languages import list_languages, read_words
from coursequiz.strings import Sentence, either

SENTENCES = [value for value in vars(strings).values() if isinstance(value, Sentence)]
OTHERS = [language for language in list_languages() if language != "en"]
REPOSITORY = Path(__file__).parents[2]


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_sentence_of_a_page(language: str) -> None:
    words = read_words(language).page
    assert set(words) == {sentence.pattern for sentence in SENTENCES}
    assert not [english for english, own in words.items() if places(own) != places(english)]


def test_a_sentence_is_english_to_whoever_does_not_ask() -> None:
    sentence = strings.INSTEAD_OF.format(answer=either(["{a}", "b", "c"]))
    assert sentence == "If you wrote {a} or b or c:"
    assert sentence.say(read_words("de").page) == "Wenn Sie {a} oder b oder c geschrieben haben:"
    assert sentence.say({}) == sentence


def convert(folder: Path, text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> BeautifulSoup:
    monkeypatch.chdir(folder)
    return BeautifulSoup(Markdown(extensions=[QuizExtension(language=language)]).convert(text), "lxml")


PROJECT = REPOSITORY / "tests" / "browser" / "project"
TEST = "```quiz\nbank: pool\ntest: {draw: 6, pass: 80}\n```"


def test_a_page_speaks_one_language_and_brings_it_to_the_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    page = convert(PROJECT, "```quiz\nbank: kinds\n```", "de", monkeypatch)
    section = page.select_one("section.quiz")
    assert section is not None
    assert section["aria-label"] == "Fragen"
    assert json.loads(str(section["data-words"])) == read_words("de").browser
    buttons = {button.get_text(strip=True) for button in page.select("button[type=submit]")}
    assert buttons == {"Antwort prüfen"}
    assert page.select_one("[data-move=up]") is not None
    assert not {sentence for sentence in SENTENCES if "{" not in sentence} & {text.strip() for text in page.find_all(string=True)}


@pytest.mark.parametrize("fence", ["```quiz\nbank: kinds\n```", TEST])
def test_english_pages_carry_no_words(fence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not convert(PROJECT, fence, "en", monkeypatch).select("[data-words]")


def test_a_test_brings_its_own_words_too(monkeypatch: pytest.MonkeyPatch) -> None:
    (holder,) = convert(PROJECT, TEST, "de", monkeypatch).select("[data-words]")
    assert holder.name == "quiz-test"
    assert json.loads(str(holder["data-words"])) == {**read_words("de").browser, **read_words("de").test}


def test_a_language_that_is_unknown_is_named(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        page = convert(PROJECT, "```quiz\nbank: kinds\n```", "tlh", monkeypatch)
    assert caplog.messages == ["coursequiz: language tlh is none of de, en: questions speak English"]
    assert page.select_one("button[type=submit]") is not None


def test_an_option_that_is_unknown_is_named_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        Markdown(extensions=["coursequiz"], extension_configs={"coursequiz": {"bank": "questions"}})
    assert caplog.messages == ["coursequiz: option bank is not known: did you mean 'banks'?"]
