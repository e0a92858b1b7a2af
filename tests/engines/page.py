"""Page and context of a browser that speaks WebDriver, with the names of Playwright's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.engines.locator import Locator, Words
from tests.engines.remote import Remote, wait_for

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


class Context:
    """A reader, who may open several pages."""

    def __init__(self, remote: Remote) -> None:
        self.remote = remote
        self.scripts: list[str] = []
        self._current: str | None = None
        self._free: list[str] = remote.command("GetWindowHandles")

    def new_page(self) -> Page:
        """Return an empty page."""
        handle = self._free.pop() if self._free else self.remote.command("NewWindow", type="tab")["handle"]
        page = Page(self, handle)
        page.set_viewport_size({"width": 1280, "height": 800})
        return page

    def add_init_script(self, script: str) -> None:
        """Run a script in each page that is opened from now on: once it is there, not before its own scripts as Playwright does."""
        self.scripts.append(script)

    def command(self, handle: str, name: str, parameters: dict[str, Any]) -> Any:
        """Return the answer to a command in the page with this handle."""
        if self._current != handle:
            self.remote.command("SwitchToWindow", handle=handle)
            self._current = handle
        return self.remote.command(name, **parameters)


@dataclass(frozen=True)
class Page:
    """One page of a reader."""

    context: Context
    handle: str
    keyboard: Keyboard = field(init=False)
    mouse: Mouse = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keyboard", Keyboard(self))
        object.__setattr__(self, "mouse", Mouse(self))

    def command(self, name: str, **parameters: Any) -> Any:
        """Return the answer to a command in this page."""
        return self.context.command(self.handle, name, parameters)

    def run(self, script: str, *args: Any) -> Any:
        """Return what a script of the page gives; a function is called, a promise is waited for."""
        source = f"const value = ({script.rstrip().rstrip(';')}); return typeof value === 'function' ? value(...arguments) : value;"
        return self.command("ExecuteScript", script=source, args=list(args))

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """Return what a script of the page gives."""
        return self.run(script, arg)

    def wait_for_function(self, script: str, *, arg: Any = None) -> None:
        """Wait until a script of the page gives something true."""
        wait_for(lambda: self.evaluate(script, arg) or None, f"not true: {script}")

    def goto(self, url: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._open("Navigate", url=url)

    def reload(self) -> None:
        """Load the page again."""
        self._open("Refresh")

    def go_back(self) -> None:
        """Go to the page before."""
        self._open("Back")

    def go_forward(self) -> None:
        """Go to the page after."""
        self._open("Forward")

    def add_init_script(self, script: str) -> None:
        """Run a script in each page that is opened from now on."""
        self.context.add_init_script(script)

    @property
    def url(self) -> str:
        """The address of the page."""
        return str(self.command("GetCurrentURL"))

    def locator(self, selector: str, *, has_text: Words | None = None) -> Locator:
        """Return what matches a selector of CSS."""
        return Locator(self).locator(selector, has_text=has_text)

    def get_by_role(self, role: str, *, name: Words | None = None, exact: bool = False) -> Locator:
        """Return what has a role and a name."""
        return Locator(self).get_by_role(role, name=name, exact=exact)

    def get_by_label(self, text: Words, *, exact: bool = False) -> Locator:
        """Return the fields with a label."""
        return Locator(self).get_by_label(text, exact=exact)

    def get_by_text(self, text: Words, *, exact: bool = False) -> Locator:
        """Return the smallest elements that hold a text."""
        return Locator(self).get_by_text(text, exact=exact)

    def set_viewport_size(self, size: dict[str, int]) -> None:
        """Make the page as large, or as small, as the browser's window lets it be."""
        wide, high = self.run("[outerWidth - innerWidth, outerHeight - innerHeight]")
        self.command("SetWindowRect", width=size["width"] + max(wide, 0), height=size["height"] + max(high, 0))

    def set_default_timeout(self, _: float) -> None:
        """Change nothing: every wait has the same end."""

    def _open(self, name: str, **parameters: Any) -> None:
        self.command(name, **parameters)
        for script in self.context.scripts:
            self.run(f"() => {{ {script} }}")


@dataclass(frozen=True)
class Keyboard:
    """The keys of a page."""

    page: Page

    def press(self, keys: str) -> None:
        """Press a key, with others held down before it: `Shift+Tab`."""
        codes = [KEYS.get(key, key) for key in re.split(r"(?<=.)\+", keys)]
        self._act([("keyDown", code) for code in codes] + [("keyUp", code) for code in reversed(codes)])

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""
        self._act([(kind, letter) for letter in text for kind in ("keyDown", "keyUp")])

    def _act(self, steps: list[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": code} for kind, code in steps]
        self.page.command("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])


@dataclass(frozen=True)
class Mouse:
    """The pointer of a page."""

    page: Page

    def move(self, x: int, y: int) -> None:
        """Move it to a place in view."""
        self._act(x, y, "viewport")

    def move_to(self, element: dict[str, str]) -> None:
        """Move it over the middle of an element."""
        self._act(0, 0, element)

    def _act(self, x: int, y: int, origin: Any) -> None:
        move = {"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": origin}
        self.page.command("PerformActions", actions=[{"type": "pointer", "id": "mouse", "actions": [move]}])
