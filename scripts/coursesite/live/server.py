"""The preview over HTTP on this machine: every page as its sources are now, with a script that reloads it when they change."""

from __future__ import annotations

import threading
import time
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from coursesite.live.preview import Preview
from coursesite.serve import SiteHandler, SiteServer

OWN = "/-/"
"""Where the server's own addresses begin; no page's does."""
PATIENCE = 25.0
"""Seconds that a browser's question waits for a change."""
SCRIPT = Path(__file__).parent / "reload.js"


class LiveServer(SiteServer):
    """A server of a preview."""

    def __init__(self, site: Path, port: int) -> None:
        super().__init__(site, port, LiveHandler)
        self.preview: Preview | None = None
        self._version = time.time_ns() // 1_000_000
        """Grows with each change, and from one start of the server to the next."""
        self._changed = threading.Condition()

    @property
    def version(self) -> int:
        """The number of the present state of the sources."""
        return self._version

    def announce(self) -> None:
        """Tell every browser that something has changed."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def wait(self, since: int) -> int:
        """Return the version as soon as it is newer than `since`, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._version > since, timeout=PATIENCE)
            return self._version


class LiveHandler(SiteHandler):
    """Answers with pages as their sources are now, and with the site's other files."""

    server: LiveServer

    def do_GET(self) -> None:  # noqa: N802 - the base class names it
        """Send a page, a file, or word of a change."""
        address = urlsplit(self.path)
        if address.path == f"{OWN}changes":
            since = int(parse_qs(address.query).get("since", ["0"])[0])
            self._send(str(self.server.wait(since)).encode(), "text/plain", HTTPStatus.OK)
        elif address.path == f"{OWN}reload.js":
            self._send(SCRIPT.read_bytes(), "text/javascript", HTTPStatus.OK)
        elif page := self._find_page(address.path):
            self._send(page, "text/html; charset=utf-8", HTTPStatus.OK)
        else:
            del self.headers["If-Modified-Since"]  # it counts in seconds, and a file may be saved twice in one
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page where something was not found, which reloads as well: a page may be on its way."""
        page = self.server.site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
        else:
            self._send(_add_script(page.read_bytes(), self.server.version), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _find_page(self, path: str) -> bytes | None:
        """Return a page with the script that reloads it."""
        version = self.server.version  # before the page is read: a change meanwhile reloads it once more
        file = self.server.preview.find(unquote(path).removeprefix("/")) if self.server.preview else None
        return None if file is None else _add_script(file.read_bytes(), version)


def _add_script(page: bytes, version: int) -> bytes:
    """Return a page with the script that reloads it when the sources are newer than a version."""
    before, end, after = page.rpartition(b"</body>")
    return before + f'<script src="{OWN}reload.js?v={version}"></script>'.encode() + end + after
