"""Files below docs/ and quizzes/: names that stand in an address as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.check.sources.files import check_files

REMEDY = "use letters from a to z, digits, '.', '-' and '_': the name is part of an address"


@pytest.mark.parametrize(("name", "what"), [("one more.md", "a space"), ("größe.svg", "'ö'"), ("caf\u00e9.md", "'é'"), ("what?.svg", "'?'"), ("50%.md", "'%'")])
def test_a_name_that_an_address_escapes_is_told(name: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "docs" / name
    file.parent.mkdir()
    file.touch()
    assert [str(problem) for problem in check_files([Path("docs")])] == [f"docs/{name}:1:1: file-name: the name of the file has {what} — {REMEDY}"]


def test_other_names_are_not(tmp_path: Path) -> None:
    for name in ("a-lesson.md", "A_2.5+b@c~.svg"):
        (tmp_path / name).touch()
    assert list(check_files([tmp_path])) == []
