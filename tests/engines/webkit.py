"""WebKitGTK through its WebDriver: HTTP with JSON. Its private browser is started once, and forgets a site when the next reader comes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.engines.firefox import find_port
from tests.engines.remote import SAVED, RemoteError, empty, wait_for

START = 180.0
ROUTES = {
    "Back": ("POST", "back"),
    "CloseWindow": ("DELETE", "window"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "ExecuteScript": ("POST", "execute/sync"),
    "Forward": ("POST", "forward"),
    "GetCurrentURL": ("GET", "url"),
    "GetWindowHandles": ("GET", "window/handles"),
    "Navigate": ("POST", "url"),
    "NewWindow": ("POST", "window/new"),
    "PerformActions": ("POST", "actions"),
    "SetWindowRect": ("POST", "window/rect"),
    "SwitchToWindow": ("POST", "window"),
    "TakeScreenshot": ("GET", "screenshot"),
}
"""The commands that the tests use, as the WebDriver standard maps them to HTTP."""
FORGET = "if (location.href !== 'about:blank') { localStorage.clear(); sessionStorage.clear(); }"
SMALL = "* { border: 0; font-size: 1px; margin: 0; min-height: 0; min-width: 0; padding: 0; }"
"""The style of the browser's own controls, beside which a page could not be narrower than 447 pixels."""
FRAME = "return [outerWidth - innerWidth, outerHeight - innerHeight, innerWidth, innerHeight]"
FAULT = re.compile(r"CONSOLE (?:JS|SECURITY) ERROR .*")


class WebKit:
    """A running driver of WebKitGTK, with a screen of its own."""

    def __init__(self, programs: dict[str, Path], folder: Path) -> None:
        self.folder = folder
        self._log = folder / "webkit.log"
        self._log.touch()
        (saved := folder / SAVED).mkdir()
        (settings := folder / "settings" / "gtk-3.0").mkdir(parents=True)
        (settings / "gtk.css").write_text(SMALL)
        (settings.parent / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{saved}"\n')
        # The browser writes its console to its output, which the driver throws away: a program in between keeps it.
        browser = folder / "browser"
        browser.write_text(f'#!/bin/sh\nexec {programs["MiniBrowser"]} "$@" >> {self._log} 2>&1\n')
        browser.chmod(0o755)
        options = {"binary": str(browser), "args": ["--automation", "--enable-write-console-messages-to-stdout=true"]}
        self._screen, display = start_screen(programs["Xvfb"])
        self.port = find_port()
        environment = os.environ | {"DISPLAY": f":{display}", "XDG_CONFIG_HOME": str(settings.parent)}
        self._process = subprocess.Popen(
            [programs["WebKitWebDriver"], f"--port={self.port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for(self._is_up, "WebKitWebDriver does not answer", START)
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._session = answer["sessionId"]

    def command(self, name: str, **parameters: Any) -> Any:
        """Return the answer to a command of WebDriver."""
        method, path = ROUTES[name]
        return self._send(method, f"/session/{self._session}/{path.format(id=parameters.get('id'))}", parameters)

    def begin(self) -> None:
        """Forget what the site of the reader before has stored, but for its worker, and close all pages but one."""
        kept, *others = self.command("GetWindowHandles")
        self.command("ExecuteScript", script=FORGET, args=[])
        for handle in others:
            self.command("SwitchToWindow", handle=handle)
            self.command("CloseWindow")
        self.command("SwitchToWindow", handle=kept)
        self.command("Navigate", url="about:blank")
        self._log.write_text("", encoding="utf-8")
        empty(self.folder / SAVED)

    def set_viewport(self, width: int, height: int) -> None:
        """Give the window that has the page in front the size that gives the page this one."""

        def attempt() -> bool | None:
            wide, high, *size = self.command("ExecuteScript", script=FRAME, args=[])
            if size == [width, height]:
                return True
            self.command("SetWindowRect", width=width + max(wide, 0), height=height + max(high, 0))
            return None

        wait_for(attempt, f"the page does not become {width} by {height}")

    def read_faults(self) -> list[str]:
        """Return what the browser has written as errors of the pages."""
        return FAULT.findall(self._log.read_text(encoding="utf-8", errors="replace"))

    def close(self) -> None:
        """End browser, driver and screen."""
        self._send("DELETE", f"/session/{self._session}")
        for process in (self._process, self._screen):
            process.terminate()
            process.wait(START)

    def _send(self, method: str, path: str, parameters: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=START)
        body = json.dumps(parameters or {}) if method == "POST" else None
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise RemoteError(value["error"], value["message"])
        return value

    def _is_up(self) -> bool | None:
        assert self._process.poll() is None, "WebKitWebDriver has ended"
        try:
            return bool(self._send("GET", "/status")["ready"]) or None
        except OSError:
            return None


def start_screen(program: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Return a screen that nobody sees, and its number, which it chooses itself."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
    )
    os.close(writer)
    with os.fdopen(reader) as lines:
        return process, int(lines.readline())
