"""What the guide to the engine prints is what is tested: the smallest site, the commands, an example of a bank."""

from __future__ import annotations

import re

import pytest

from coursequiz.bank import read_bank
from coursequiz.cli import main
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "docs/contribute/engine.md").read_text(encoding="utf-8")
README = (REPOSITORY / "scripts/coursequiz/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "readme"])
def test_the_smallest_site_is_the_guest_that_is_built(text: str) -> None:
    (printed,) = re.findall(r"```yaml\n(site_name:.*?)```", text, re.DOTALL)
    assert printed == (REPOSITORY / "tests/guest/mkdocs.yml").read_text(encoding="utf-8")


def test_every_command_has_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE)
    assert re.findall(r"^\| `coursequiz ([a-z]+)", GUIDE, re.MULTILINE) == commands


def test_the_question_that_was_moved_is_a_sound_bank() -> None:
    (example,) = re.findall(r"```yaml\n(schema: 1\n.*?)```", GUIDE, re.DOTALL)
    bank, problems = read_bank(example.encode(), "bank.yml")
    assert bank is not None
    assert problems == []
