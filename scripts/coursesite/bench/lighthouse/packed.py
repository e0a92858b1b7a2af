"""A site as hosts send it: compressed, and with the headers that were published with it, the policy among them."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coursesite.serve import SiteHandler, SiteServer, keep_running

PACKED = ("text/", "application/json", "application/xml", "image/svg+xml", "text/javascript")
"""Kinds of files that are sent compressed."""


class PackedHandler(SiteHandler):
    """Answers with compressed files."""

    def send_head(self) -> Any:
        """Send the headers, and return the file to send after them, compressed where its kind is."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and self.path.endswith("/") else file
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(PACKED) or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def run_packed(site: Path, port: int) -> Iterator[SiteServer]:
    """Give a compressing server of a built site on a port, and stop it afterwards.

    Raises:
        OSError: The port is taken.
    """
    with keep_running(SiteServer(site, port, PackedHandler, keeps=True)) as server:
        yield server
