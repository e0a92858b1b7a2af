"""Firefox and WebKit are found, or it is said how to get them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from coursesite import chromium, engines
from coursesite.cli import main
from coursesite.engines import FIREFOX, WEBKIT, get_programs

NO_WEBKIT = "no WebKit for the tests: WebKitWebDriver, MiniBrowser, Xvfb not found — install it (Debian, Ubuntu: 'apt-get install webkit2gtk-driver xvfb')"


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every program of this machine."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engines, "LIBRARIES", tmp_path)


def make_program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_the_programs_of_an_engine_are_found(tmp_path: Path) -> None:
    firefox = make_program(tmp_path / "firefox-esr")
    driver, screen = make_program(tmp_path / "WebKitWebDriver"), make_program(tmp_path / "Xvfb")
    browser = make_program(tmp_path / "x86_64-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser")
    assert get_programs(FIREFOX) == {"firefox": firefox}
    assert get_programs(WEBKIT) == {"WebKitWebDriver": driver, "MiniBrowser": browser, "Xvfb": screen}


def test_what_is_missing_is_asked_of_apt_as_root_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[list[str]] = []
    monkeypatch.setattr(chromium, "_try", lambda command: not tried.append(command))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(LookupError) as error:
        get_programs(WEBKIT)
    packages = ["webkit2gtk-driver", "xvfb"]
    assert tried == [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]]
    assert str(error.value) == NO_WEBKIT


def test_the_command_names_every_engine_that_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main(["browser", "firefox", "webkit"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "course: no Firefox for the tests: firefox not found — install it (Debian, Ubuntu: 'apt-get install firefox-esr')",
        f"course: {NO_WEBKIT}",
    ]


def test_the_command_prints_the_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    firefox = make_program(tmp_path / "firefox")
    assert main(["browser", "firefox"]) == 0
    assert capsys.readouterr().out == f"{firefox}\n"
