"""What a browser that is driven from outside can do: WebDriver's commands by name, its faults, and waiting for a state."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
PATIENCE = 30.0
"""Seconds after which a state that does not come is a failure, on a busy machine too."""
SAVED = "saved"
"""The folder, in the browser's own, in which it saves what a page gives to its reader."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element."""


class RemoteError(Exception):
    """A browser's answer that something cannot be done; `kind` is WebDriver's word for it."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind


class Remote(Protocol):
    """A running browser, with a folder for its files."""

    folder: Path

    def command(self, name: str, **parameters: Any) -> Any:
        """Return the answer to a command, named as in the WebDriver standard without blanks."""

    def begin(self) -> None:
        """Become the browser of a reader who comes for the first time."""

    def set_viewport(self, width: int, height: int) -> None:
        """Give the page in front this size."""

    def read_faults(self) -> list[str]:
        """Return the errors of pages and the breaches of their policy since `begin`."""

    def close(self) -> None:
        """End the browser."""


def empty(folder: Path) -> None:
    """Delete the files of a folder."""
    for file in folder.iterdir():
        file.unlink()


def wait_for(attempt: Callable[[], T | None], what: Callable[[], str] | str, seconds: float = PATIENCE) -> T:
    """Return what an attempt gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while True:
        if (found := attempt()) is not None:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:g} seconds: {what if isinstance(what, str) else what()}")
        time.sleep(0.02)  # between two looks; no state is taken for granted after it
