"""The built site over HTTP on this machine, as a static host would send it. For reading and for tests, not for the internet.

Owns three things that a plain file server lacks: the site's own 404 page, the headers of `_headers`, and a sitemap that names
the address in use, because the theme's instant navigation follows only links that the sitemap lists.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from coursesite.headers import Rule, read_rules

FIRST_PORT = 8000
PORTS = (*range(FIRST_PORT, FIRST_PORT + 20), 0)
"""Ports in the order they are tried; 0 is any free one."""

NO_WORKER = "oninstall = () => skipWaiting(); onactivate = () => registration.unregister();\n"

_LOC = re.compile(r"<loc>([^<]+)</loc>")


S = TypeVar("S", bound="SiteServer")


class SiteServer(ThreadingHTTPServer):
    """A server of one built site, mounted at the path that the site was built for."""

    daemon_threads = True

    def __init__(self, site: Path, port: int, handler: type[SiteHandler] | None = None, *, keeps: bool = False) -> None:
        super().__init__(("127.0.0.1", port), handler or SiteHandler)
        self.site = site.resolve()
        self.built_for = read_site_url(self.site)
        self.base = urlsplit(self.built_for).path or "/"
        self.rules = read_headers(self.site)
        self.keeps = keeps

    @property
    def address(self) -> str:
        """The address of the site's home page."""
        return f"http://127.0.0.1:{self.server_port}{self.base}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with the site's files."""

    protocol_version = "HTTP/1.1"
    server: SiteServer
    _found = True
    extensions_map = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        # The machine's own table differs from one to the next.
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".xml": "application/xml",
    }

    def __init__(self, request: Any, address: Any, server: SiteServer) -> None:
        super().__init__(request, address, server, directory=str(server.site))

    def do_GET(self) -> None:
        """Send the file, or the sitemap with the address in use."""
        if not self._redirect_to_base() and not self._send_sitemap() and not self._send_no_worker():
            super().do_GET()

    def do_HEAD(self) -> None:
        """Send the headers that GET would send."""
        if not self._redirect_to_base():
            super().do_HEAD()

    def translate_path(self, path: str) -> str:
        """Return the file of an address below the site's base path; any other address has no file."""
        inside = urlsplit(path).path
        if not inside.startswith(self.server.base):
            return str(self.server.site / "no such file")
        return super().translate_path("/" + inside.removeprefix(self.server.base))

    def list_directory(self, path: Any) -> None:
        """Answer that a folder without a page does not exist, as static hosts do."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page where something was not found."""
        page = self.server.site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._send(page.read_bytes(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def send_response(self, code: int, message: str | None = None) -> None:
        """Begin an answer."""
        self._found = code < HTTPStatus.BAD_REQUEST
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Add the site's headers; what none of them lets a browser keep may be built again in a second, and what is missing may come."""
        path = "/" + urlsplit(self.path).path.removeprefix(self.server.base)
        headers = {name: value for rule in self.server.rules if rule.matches(path) for name, value in rule.headers}
        always = {"Cache-Control": "no-cache"}
        for name, value in (always | headers if self._found else headers | always).items():
            self.send_header(name, value)
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing about answers that went well."""
        if str(code).startswith(("4", "5")):
            super().log_request(code, size)

    def _redirect_to_base(self) -> bool:
        if urlsplit(self.path).path != "/" or self.server.base == "/":
            return False
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", self.server.base)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return True

    def _send_sitemap(self) -> bool:
        path = unquote(urlsplit(self.path).path)
        file = self.server.site / "sitemap.xml"
        if path != f"{self.server.base}sitemap.xml" or not file.is_file():
            return False
        text = file.read_text(encoding="utf-8").replace(f"<loc>{self.server.built_for}", f"<loc>{self.server.address}")
        self._send(text.encode(), "application/xml", HTTPStatus.OK)
        return True

    def _send_no_worker(self) -> bool:
        """Send a worker that goes away at once: on this machine an old build must not stand in for a new one."""
        if self.server.keeps or urlsplit(self.path).path != f"{self.server.base}sw.js":
            return False
        self._send(NO_WORKER.encode(), "text/javascript", HTTPStatus.OK)
        return True

    def _send(self, body: bytes, kind: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def read_site_url(site: Path) -> str:
    """Return the address that the site was built for, which is its sitemap's shortest; `/` where there is none."""
    sitemap = site / "sitemap.xml"
    if not sitemap.is_file():
        return "/"
    return min(_LOC.findall(sitemap.read_text(encoding="utf-8")), key=len, default="/")


def read_headers(site: Path) -> tuple[Rule, ...]:
    """Return the rules of the site's `_headers`."""
    file = site / "_headers"
    return read_rules(file.read_text(encoding="utf-8")) if file.is_file() else ()


def open_server(site: Path, port: int | None = None, *, keeps: bool = False) -> SiteServer:
    """Return a server that listens on 127.0.0.1: on `port`, or on the first free one.

    Raises:
        FileNotFoundError: The folder holds no built site.
        OSError: The port is taken.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site: run 'make build' first")
    return bind(lambda candidate: SiteServer(site, candidate, keeps=keeps), port)


def bind(make: Callable[[int], S], port: int | None = None) -> S:
    """Return the server that `make` makes for a port: for `port`, or for the first free one.

    Raises:
        OSError: The port is taken.
    """
    for candidate in PORTS if port is None else (port,):
        try:
            return make(candidate)
        except OSError:
            if candidate == 0 or port is not None:
                raise
    raise AssertionError("port 0 is always free")


@contextmanager
def run_server(site: Path, *, keeps: bool = False) -> Iterator[SiteServer]:
    """Give a server that runs in a thread of its own on any free port, and stop it afterwards.

    Args:
        site: The built site.
        keeps: Whether readers' browsers may keep the site, as they do with a published one.
    """
    with keep_running(open_server(site, 0, keeps=keeps)) as server:
        yield server


@contextmanager
def keep_running(server: SiteServer) -> Iterator[SiteServer]:
    """Run an open server in a thread of its own, and stop it afterwards."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
