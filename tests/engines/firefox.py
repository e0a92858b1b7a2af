"""Firefox through Marionette, the protocol that it brings: each message is its length, a colon, and JSON. No other program stands between."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.engines.remote import SAVED, RemoteError, empty, wait_for

START = 180.0
RESIZE = """const { style } = window.gBrowser.selectedBrowser; [style.width, style.height] = [...arguments].map((length) => `${length}px`);"""
"""Sizes the page in its window, as WebDriver BiDi does it: the window itself cannot be narrower than 450 pixels."""
FORGET = """return new Promise((done) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: () => done(Services.console.reset()) }));"""
FAULTS = """return Services.console.getMessageArray().flatMap((message) => {
  if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return [];
  if (!/^(http:..127[.]0[.]0[.]1|file:)/.test(message.sourceName) && message.category !== "CSP") return [];
  // A request that was given up as its page was left has no address any more.
  if (message.category === "Service Worker Interception" && message.errorMessage.includes("‘’")) return [];
  return [`${message.category}: ${message.errorMessage} (${message.sourceName}:${message.lineNumber})`];
});"""


class Firefox:
    """A running Firefox."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.folder = folder
        self.port = find_port()
        (saved := folder / SAVED).mkdir()
        wanted = {
            "marionette.port": self.port,
            "browser.download.dir": str(saved),
            "browser.download.folderList": 2,
            # The list of what was saved would open and take the keyboard away from the page.
            "browser.download.alwaysOpenPanel": False,
            "browser.download.panel.shown": True,
        }
        profile = Path(tempfile.mkdtemp(dir=folder))
        (profile / "user.js").write_text("".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()))
        options = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--width=1400", "--height=1200", "--profile", str(profile)]
        self._process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._socket = wait_for(self._connect, f"{program} does not answer", START)
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._read()
        self.command("NewSession")

    def command(self, name: str, **parameters: Any) -> Any:
        """Return the answer to a command of WebDriver."""
        if name == "ExecuteScript":
            parameters["sandbox"] = None  # in the page's own world, as WebDriver has it
        return self._send(f"WebDriver:{name}", parameters)

    def begin(self) -> None:
        """Close all pages but one, forget all sites, and empty the list of errors."""
        kept, *others = self.command("GetWindowHandles")
        for handle in others:
            self.command("SwitchToWindow", handle=handle)
            self.command("CloseWindow")
        self.command("SwitchToWindow", handle=kept)
        self.command("Navigate", url="about:blank")
        self._run_inside(FORGET)
        empty(self.folder / SAVED)

    def set_viewport(self, width: int, height: int) -> None:
        """Give the page in front this size."""
        self._run_inside(RESIZE, width, height)

    def read_faults(self) -> list[str]:
        """Return what Firefox's own console has as errors of the pages."""
        faults: list[str] = self._run_inside(FAULTS)
        return faults

    def close(self) -> None:
        """End it, and wait until it has ended."""
        self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._stream.close()
        self._socket.close()
        self._process.wait(START)

    def _run_inside(self, script: str, *args: Any) -> Any:
        """Return what a script gives that runs in the browser, not in a page."""
        self._send("Marionette:SetContext", {"value": "chrome"})
        try:
            return self._send("WebDriver:ExecuteScript", {"script": script, "args": args})
        finally:
            self._send("Marionette:SetContext", {"value": "content"})

    def _send(self, name: str, parameters: dict[str, Any]) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, name, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self._read()
        if error:
            raise RemoteError(error["error"], error["message"])
        return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def _read(self) -> Any:
        size = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise AssertionError("Firefox has closed the connection")
            size += byte
        return json.loads(self._stream.read(int(size)))

    def _connect(self) -> socket.socket | None:
        assert self._process.poll() is None, "Firefox has ended"
        try:
            return socket.create_connection(("127.0.0.1", self.port), timeout=START)
        except OSError:
            return None


def find_port() -> int:
    """Return a port of this machine that is free."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
