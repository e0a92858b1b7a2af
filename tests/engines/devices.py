"""Keyboard and pointer of a page, with the names of Playwright's. WebDriver makes real events of what they do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.engines.page import Page

KEYS = {
    "ArrowDown": "\ue015",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowUp": "\ue013",
    "Backspace": "\ue003",
    "Control": "\ue009",
    "End": "\ue010",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Home": "\ue011",
    "Shift": "\ue008",
    "Space": " ",
    "Tab": "\ue004",
}
"""The keys that have no letter, as WebDriver writes them."""


@dataclass(frozen=True)
class Keyboard:
    """The keys of a page."""

    page: Page

    def press(self, keys: str) -> None:
        """Press a key, with others held down before it: `Shift+Tab`."""
        codes = [KEYS.get(key, key) for key in re.split(r"(?<=.)\+", keys)]
        _perform(self.page, "key", [*({"type": "keyDown", "value": code} for code in codes), *({"type": "keyUp", "value": code} for code in reversed(codes))])

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""
        _perform(self.page, "key", [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])


@dataclass(frozen=True)
class Mouse:
    """The pointer of a page."""

    page: Page

    def move(self, x: int, y: int) -> None:
        """Move it to a place in view."""
        self._move(x, y, "viewport")

    def move_to(self, element: dict[str, str]) -> None:
        """Move it over the middle of an element."""
        self._move(0, 0, element)

    def click(self, x: int, y: int) -> None:
        """Click on a place in view."""
        self._move(x, y, "viewport")
        _perform(self.page, "pointer", [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    def wheel(self, x: int, y: int) -> None:
        """Scroll the page. There is no event of a wheel: WebKitGTK's driver takes the command and does nothing."""
        self.page.run("scrollBy", x, y)

    def _move(self, x: int, y: int, origin: Any) -> None:
        _perform(self.page, "pointer", [{"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": origin}])


def _perform(page: Page, device: str, steps: list[dict[str, Any]]) -> None:
    page.command("PerformActions", actions=[{"type": device, "id": f"the {device}", "actions": steps}])
