"""The day of a page's last change comes from git, or it is not said."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from coursesite.history import find_dates, read_dates

OLD, NEW = "2026-02-03", "2026-05-06"


def git(folder: Path, *words: str, day: str = NEW) -> None:
    moment = f"{day}T12:00:00+0000"
    names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@b.example"), ("DATE", moment))}
    subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *words], cwd=folder, env=os.environ | names, check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository: the old page was committed first, the new one and a strange name later."""
    folder = tmp_path / "origin"
    (folder / "docs" / "deep").mkdir(parents=True)
    git(folder, "init")
    for name, day in (("old.md", OLD), ("new.md", NEW), ("deep/Ä b.md", NEW)):
        (folder / "docs" / name).write_text("one\n", encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-m", name, day=day)
    return folder


def test_each_file_has_the_day_of_its_last_commit(repository: Path) -> None:
    assert read_dates(repository / "docs") == {"old.md": OLD, "new.md": NEW, "deep/Ä b.md": NEW}


def test_a_file_that_is_changed_or_new_since_the_last_commit_has_none(repository: Path) -> None:
    (repository / "docs" / "old.md").write_text("two\n", encoding="utf-8")
    (repository / "docs" / "newest.md").write_text("one\n", encoding="utf-8")
    (repository / "docs" / "added.md").write_text("one\n", encoding="utf-8")
    git(repository, "add", "docs/added.md")
    assert read_dates(repository / "docs") == {"new.md": NEW, "deep/Ä b.md": NEW}


def test_a_shallow_clone_says_nothing_of_what_lies_before_its_history(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "2", repository.as_uri(), "shallow")
    assert read_dates(tmp_path / "shallow" / "docs") == {"deep/Ä b.md": NEW}
    git(tmp_path, "clone", repository.as_uri(), "whole")
    assert read_dates(tmp_path / "whole" / "docs") == read_dates(repository / "docs")


def test_a_folder_without_history_has_no_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_dates(tmp_path) == {}
    git(tmp_path, "init")
    assert read_dates(tmp_path) == {}


def test_without_git_there_are_no_dates(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_dates(repository / "docs") == {}


def test_the_newest_commit_counts_even_at_the_boundary() -> None:
    log = f"\x01b {NEW}\0\na.md\0\0\x01a {OLD}\0\na.md\0b.md\0"
    assert find_dates(log, ["a"]) == {"a.md": NEW}
    assert find_dates(log, ["b"]) == {"b.md": OLD}
