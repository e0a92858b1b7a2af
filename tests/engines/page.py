"""Page and context of a browser that speaks WebDriver, with the names of Playwright's."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.engines.devices import Keyboard, Mouse
from tests.engines.locator import Locator, Words
from tests.engines.remote import SAVED, Remote, RemoteError, wait_for

SIZE = {"width": 1280, "height": 800}
PARTS = {".part", ".wkdownload"}
"""What ends the name of a file that is not saved wholly yet."""


class Context:
    """A reader, who may open several pages."""

    def __init__(self, remote: Remote) -> None:
        self.remote = remote
        self.scripts: list[str] = []
        self._current: str | None = None
        self._free: list[str] = remote.command("GetWindowHandles")

    def new_page(self) -> Page:
        """Return an empty page."""
        handle = self._free.pop() if self._free else self.remote.command("NewWindow", type="window")["handle"]
        page = Page(self, handle)
        page.set_viewport_size(SIZE)
        return page

    def add_init_script(self, script: str) -> None:
        """Run a script in each page that is opened from now on: once it is there, not before its own scripts as Playwright does."""
        self.scripts.append(script)

    def reach(self, handle: str) -> Remote:
        """Return the browser, with the page of this handle in front."""
        if self._current != handle:
            self.remote.command("SwitchToWindow", handle=handle)
            self._current = handle
        return self.remote


class Download:
    """A file that a page is about to save; there is one after the `with` of `expect_download`."""

    def __init__(self) -> None:
        self.file: Path | None = None

    @property
    def value(self) -> Download:
        """The download, which is over."""
        return self

    @property
    def suggested_filename(self) -> str:
        """The name under which the browser has saved it."""
        return self.path().name

    def path(self) -> Path:
        """Return where it is."""
        assert self.file, "nothing was saved"
        return self.file


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
        return self.context.reach(self.handle).command(name, **parameters)

    def run(self, script: str, *args: Any) -> Any:
        """Return what a script of the page gives; a function is called, a promise is waited for."""
        source = f"const value = ({script.rstrip().rstrip(';')}); return typeof value === 'function' ? value(...arguments) : value;"
        return self.command("ExecuteScript", script=source, args=list(args))

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """Return what a script of the page gives."""
        return self.run(script, arg)

    def goto(self, url: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._open("Navigate", url=url)

    def reload(self) -> None:
        """Load the page again as a reader does: WebDriver's own command passes by the service worker in Firefox."""
        self.run("() => { window.isLeft = true; setTimeout(() => location.reload()); }")
        wait_for(self._is_new, "the page is not loaded again")
        self._run_scripts()

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
        """Make the page as large, or as small, as asked, and wait until it is."""
        self.context.reach(self.handle).set_viewport(size["width"], size["height"])
        script = "({ width, height }) => innerWidth === width && innerHeight === height"
        wait_for(lambda: self.evaluate(script, size) or None, f"not of the size {size}")

    def screenshot(self, *, path: Path) -> None:
        """Write a picture of what is in view."""
        path.write_bytes(base64.b64decode(self.command("TakeScreenshot", full=False)))

    @contextmanager
    def expect_download(self) -> Iterator[Download]:
        """Give the download that begins inside, as soon as it is over."""
        folder = self.context.remote.folder / SAVED
        before = set(folder.iterdir())
        download = Download()
        yield download
        download.file = wait_for(lambda: next((file for file in {*folder.iterdir()} - before if is_whole(file)), None), "nothing was saved")

    def set_default_timeout(self, _: float) -> None:
        """Change nothing: every wait has the same end."""

    def _open(self, name: str, **parameters: Any) -> None:
        self.command(name, **parameters)
        self._run_scripts()

    def _is_new(self) -> bool | None:
        try:
            return self.run("!window.isLeft && document.readyState === 'complete'") or None
        except RemoteError:  # it is just being left
            return None

    def _run_scripts(self) -> None:
        for script in self.context.scripts:
            self.run(f"() => {{ {script} }}")


def is_whole(file: Path) -> bool:
    """Return whether a browser has saved the whole file."""
    return file.suffix not in PARTS and file.stat().st_size > 0
