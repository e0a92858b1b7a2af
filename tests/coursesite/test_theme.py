"""A published site has one sheet of the theme, with the parts that its pages need."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.theme import SHEET, STYLES, choose_parts, find_attributes, slim_theme

TEXT = '/*! The theme: main.0a.css palette.0b.css */\nbase{}\n/*! where class="tabbed- */\ntabs{}\n/*! where class="([^"]* )?note[ "] */\nnote{}\n'
PAGE = '<link rel="stylesheet" href="../assets/stylesheets/main.0a.css">\n<link rel="stylesheet" href="../assets/stylesheets/palette.0b.css">\n<p>'


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for path in (SHEET, STYLES / "main.0a.css", STYLES / "palette.0b.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ("<p>note</p>", "base{}\n"),
        ('<div class="admonition note">', "base{}\nnote{}\n"),
        ('<details class="note" open>', "base{}\nnote{}\n"),
        ('<p class="notes">', "base{}\n"),
        ('<div class="tabbed-set"><p class="note x">', "base{}\ntabs{}\nnote{}\n"),
    ],
)
def test_a_part_is_there_for_the_pages_that_need_it(html: str, parts: str) -> None:
    assert choose_parts(TEXT.partition("\n")[2], find_attributes(html)) == parts


def test_one_sheet_takes_the_place_of_the_themes_two(built: Path) -> None:
    link = slim_theme(built, [])
    sheets = list((built / STYLES).iterdir())
    assert [sheet.read_text(encoding="utf-8") for sheet in sheets] == ["/*! The theme: main.0a.css palette.0b.css */\nbase{}\n"]
    assert link(PAGE) == f'<link rel="stylesheet" href="../assets/stylesheets/{sheets[0].name}">\n<p>'
    assert not (built / SHEET).exists()


def test_another_theme_keeps_its_own_sheets(built: Path) -> None:
    (built / STYLES / "main.0a.css").rename(built / STYLES / "main.0c.css")
    link = slim_theme(built, [])
    assert sorted(sheet.name for sheet in (built / STYLES).iterdir()) == ["main.0c.css", "palette.0b.css"]
    assert link(PAGE) == PAGE
    assert not (built / SHEET).exists()
