"""The address that pages say, held against the one that mkdocs.yml gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.check.sources.address import compare_address
from coursesite.check.sources.settings import read_settings

FIXED = "site_name: A\nsite_url: https://course.example/base/\n"
VARIABLE = 'site_name: A\nsite_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]\n'


def compare(tmp_path: Path, config: str, said: str, given: str) -> list[str]:
    file = tmp_path / "mkdocs.yml"
    file.write_text(config, encoding="utf-8")
    settings, problems = read_settings(file, tmp_path / "docs")
    assert settings is not None
    assert not problems
    return [str(problem).removeprefix(f"{file}") for problem in compare_address(settings, said, given)]


@pytest.mark.parametrize(("config", "given"), [(FIXED, ""), (FIXED, "https://other.example/"), (VARIABLE, "https://course.example/base/")])
def test_pages_that_say_another_address_are_told_at_the_setting(tmp_path: Path, config: str, given: str) -> None:
    (told,) = compare(tmp_path, config, "https://course.example/old/", given)
    assert told == (
        ":2:11: site-address: the pages say that the site lives at 'https://course.example/old/' — "
        "build the site again, or look for a template that does not say https://course.example/base/"
    )


@pytest.mark.parametrize(
    ("config", "said", "given"),
    [(FIXED, "https://course.example/base", ""), (FIXED, "", ""), (VARIABLE, "https://course.example/base/", ""), ("site_name: A\n", "https://a.example/", "")],
)
def test_pages_that_say_the_same_or_nothing_and_a_variable_that_nobody_knows_are_no_mistake(tmp_path: Path, config: str, said: str, given: str) -> None:
    assert compare(tmp_path, config, said, given) == []
