"""The tests find a browser, or say how to get one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from coursesite import chromium


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every browser of this machine."""
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "NAMES", ())
    monkeypatch.setattr(chromium, "_playwright_path", lambda: None)


def make_program(path: Path, status: int) -> Path:
    path.write_text(f"#!{sys.executable}\nraise SystemExit({status})\n")
    path.chmod(0o755)
    return path


def test_the_browser_that_the_environment_names_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = make_program(tmp_path / "browser", 0)
    monkeypatch.setenv(chromium.VARIABLE, str(browser))
    assert chromium.find_chromium() == browser


def test_a_browser_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = make_program(tmp_path / "chromium", 0)
    monkeypatch.setattr(chromium, "NAMES", ("chromium",))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find_chromium() == browser


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = make_program(tmp_path / "broken", 1)
    working = make_program(tmp_path / "working", 0)
    monkeypatch.setenv(chromium.VARIABLE, str(broken))
    monkeypatch.setattr(chromium, "_playwright_path", lambda: working)
    assert chromium.find_chromium() == working


def test_a_machine_without_a_browser_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[list[str]] = []

    def refuse(command: list[str]) -> bool:
        tried.append(command)
        return False

    monkeypatch.setattr(chromium, "_try", refuse)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    message = (
        "no browser for the tests: install Chromium (Debian: 'apt-get install chromium'; elsewhere: 'playwright install chromium'), "
        "or set COURSE_BROWSER to its path"
    )
    with pytest.raises(LookupError) as error:
        chromium.get_chromium()
    assert str(error.value) == message
    assert tried == [[sys.executable, "-m", "playwright", "install", "chromium"], ["apt-get", "update", "-q"]]
