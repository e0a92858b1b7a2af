"""Firefox and WebKit for the tests: which programs drive them, and how to get those. Owns the search; Chromium has a module of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coursesite.chromium import get_chromium, install_with_apt

LIBRARIES = Path("/usr/lib")


@dataclass(frozen=True, kw_only=True, slots=True)
class Engine:
    """A browser engine that the tests can drive.

    Attributes:
        name: Its name in messages and in tests.
        find: Returns its programs, by name; None for one that is not there.
        packages: Debian's packages with them.
    """

    name: str
    find: Callable[[], dict[str, Path | None]]
    packages: tuple[str, ...]

    @property
    def remedy(self) -> str:
        """What to do where it is missing."""
        return f"install it (Debian, Ubuntu: 'apt-get install {' '.join(self.packages)}')"


def find_firefox() -> dict[str, Path | None]:
    """Return Firefox, which brings the protocol that drives it."""
    return {"firefox": _which("firefox-esr", "firefox")}


def find_webkit() -> dict[str, Path | None]:
    """Return WebKitGTK's driver, its small browser, and a screen for it: it cannot run without one."""
    browser = next(iter(sorted(LIBRARIES.glob("*/webkit*gtk-*/MiniBrowser"))), None)
    return {"WebKitWebDriver": _which("WebKitWebDriver"), "MiniBrowser": browser, "Xvfb": _which("Xvfb")}


FIREFOX = Engine(name="Firefox", find=find_firefox, packages=("firefox-esr",))
WEBKIT = Engine(name="WebKit", find=find_webkit, packages=("webkit2gtk-driver", "xvfb"))
ENGINES = {"firefox": FIREFOX, "webkit": WEBKIT}


def get_programs(engine: Engine) -> dict[str, Path]:
    """Return the programs of an engine, by name, after installing them where one is missing.

    Raises:
        LookupError: One is missing and cannot be had; the message says what to install.
    """
    if None in engine.find().values():
        install_with_apt(engine.name, *engine.packages)
    found = engine.find()
    if missing := [name for name, path in found.items() if path is None]:
        raise LookupError(f"no {engine.name} for the tests: {', '.join(missing)} not found — {engine.remedy}")
    return {name: path for name, path in found.items() if path}


def get_paths(name: str) -> tuple[Path, ...]:
    """Return the programs of `chromium`, `firefox` or `webkit`, installed where they were missing.

    Raises:
        LookupError: One is missing and cannot be had; the message says what to install.
    """
    return (get_chromium(),) if name == "chromium" else tuple(get_programs(ENGINES[name]).values())


def _which(*names: str) -> Path | None:
    return next((Path(path) for name in names if (path := shutil.which(name))), None)
