"""The site's own furniture in other languages than English, and in the other direction."""

from __future__ import annotations

import re

import jinja2
import pytest

from coursesite.finish import finish_page
from coursesite.words import WORDS
from tests.conftest import REPOSITORY

STRINGS = REPOSITORY / "scripts" / "theme" / "strings"
OTHERS = sorted(file.stem for file in STRINGS.glob("*.html") if file.stem != "en")
SHEETS = sorted(REPOSITORY.glob("scripts/course*/browser/**/*.css"))
ONE_DIRECTION = re.compile(
    r"^\s*(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|(?:left|right)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right))"
)


def read_strings(language: str) -> dict[str, object]:
    """Return the sentences of the theme in a language."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(STRINGS), autoescape=True)
    return {name: value for name, value in vars(environment.get_template(f"{language}.html").module).items() if not name.startswith("_")}


def shape(value: object) -> object:
    """Return what a translation keeps: places, the number of reasons, the names of forms."""
    if isinstance(value, dict):
        return {name: shape(form) for name, form in value.items()}
    return len(value) if isinstance(value, list) else re.findall(r"\{\w+\}", str(value))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_of_the_theme_says_everything(language: str) -> None:
    english, own = read_strings("en"), read_strings(language)
    assert {name: shape(value) for name, value in own.items()} == {name: shape(value) for name, value in english.items()}
    assert set(WORDS[language]) == {word for words in WORDS.values() for word in words}


def test_names_are_said_in_the_language_of_the_page_and_finishing_twice_changes_nothing() -> None:
    page = '<html lang="{}"><head><meta charset="utf-8"></head><nav class="md-path" aria-label="Navigation"></nav><table><tr><td>1</td></tr></table><details><summary>The numbers as a table</summary></details><div class="footnote"><hr><ol></ol></div></html>'
    german = finish_page(page.format("de"))
    assert re.findall('aria-label="([^"]*)"', german) == ["Pfad", "Tabelle"]
    assert "<summary>Die Zahlen als Tabelle</summary>" in german
    assert '<h2 class="course-notes">Fußnoten</h2>' in german
    assert finish_page(german) == german
    assert re.findall('aria-label="([^"]*)"', finish_page(page.format("en"))) == ["Breadcrumb", "Table"]


def test_no_style_of_ours_names_left_or_right() -> None:
    assert SHEETS
    found = [
        f"{sheet.name}:{number}: {line.strip()}"
        for sheet in SHEETS
        for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1)
        if ONE_DIRECTION.match(line)
    ]
    assert not found
