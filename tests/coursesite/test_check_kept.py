"""What a check of a built site read in banks is kept: the next check tells the same, and reads only what changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursesite.check.kept import SHARE, make_of_files
from coursesite.cli import main
from tests.conftest import REPOSITORY

FILES = {"a.yml": b"one", "b.yml": b"two"}


class Maker:
    """Makes words of bytes, and counts for which files it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def load(self) -> Callable[[str, bytes], Any]:
        return self.make

    def make(self, name: str, data: bytes) -> list[str]:
        self.asked.append(name)
        return [name, data.decode()]


def run(folder: Path, files: dict[str, bytes]) -> tuple[list[str], dict[str, Any]]:
    """Return for which files something was made, and all that there is now."""
    code = folder / "code"
    code.mkdir(exist_ok=True)
    maker = Maker()
    made = make_of_files(files, maker.load, code=[code], kept=folder / "kept/it.json")
    return maker.asked, made


def test_a_file_is_read_again_only_where_it_changed(tmp_path: Path) -> None:
    assert run(tmp_path, FILES) == (["a.yml", "b.yml"], {"a.yml": ["a.yml", "one"], "b.yml": ["b.yml", "two"]})
    assert run(tmp_path, FILES) == ([], {"a.yml": ["a.yml", "one"], "b.yml": ["b.yml", "two"]})
    assert run(tmp_path, {"a.yml": b"new", "c.yml": b"two"}) == (["a.yml", "c.yml"], {"a.yml": ["a.yml", "new"], "c.yml": ["c.yml", "two"]})
    assert run(tmp_path, {"c.yml": b"two"}) == ([], {"c.yml": ["c.yml", "two"]})
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["it.json"]


def test_other_code_makes_all_anew(tmp_path: Path) -> None:
    run(tmp_path, FILES)
    (tmp_path / "code/reader.py").write_text("", encoding="utf-8")
    assert run(tmp_path, FILES)[0] == ["a.yml", "b.yml"]
    assert run(tmp_path, FILES)[0] == []


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b"null", b'{"code": 1}', b"\xff", b'{"code": "CODE", "made": {"a.yml": 1}}', b'{"code": "CODE", "made": []}']
)
def test_what_is_damaged_is_made_anew(damaged: bytes, tmp_path: Path) -> None:
    _, made = run(tmp_path, FILES)
    file = tmp_path / "kept/it.json"
    code = file.read_bytes().split(b'"')[3]
    file.write_bytes(damaged.replace(b"CODE", code))
    assert run(tmp_path, FILES) == (["a.yml", "b.yml"], made)
    assert run(tmp_path, FILES)[0] == []


def test_where_nothing_can_be_kept_all_is_made(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder belongs", encoding="utf-8")
    assert [run(tmp_path, FILES)[0] for _ in range(2)] == [["a.yml", "b.yml"]] * 2


def test_much_is_made_by_several_processes_and_nothing_is_lost(tmp_path: Path) -> None:
    files = {f"{number}.yml": b"x" * SHARE for number in range(3)}
    assert run(tmp_path, files)[1] == {name: [name, data.decode()] for name, data in files.items()}
    assert run(tmp_path, files)[0] == []


def test_a_site_is_judged_alike_by_what_was_kept_and_by_the_banks(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs, quizzes = tmp_path / "docs", tmp_path / "quizzes"
    shutil.copytree(REPOSITORY / "docs", docs)
    shutil.copytree(REPOSITORY / "quizzes", quizzes)
    bank = quizzes / "production-ml/introduction.yml"

    def check() -> list[str]:
        main(["check", "--site", str(site), "--docs", str(docs), "--quizzes", str(quizzes)])
        return [line.removeprefix(f"{bank}:") for line in capsys.readouterr().out.splitlines()]

    assert check() == check()
    bank.write_text(bank.read_text(encoding="utf-8").replace("- id: ", "- id: other-", 1), encoding="utf-8")
    first, second = check(), check()
    assert first == second
    assert len([line for line in first if "answer-key" in line and "stands in no bank" in line]) == 1
