"""A Chromium for tests and for print: one that is there, or one that can be had. Owns the search, its order, and how it prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "COURSE_BROWSER"
"""Environment variable with the path of the browser to use."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Commands that start a Chromium, in the order they are tried."""
REMEDY = f"install Chromium (Debian: 'apt-get install chromium'; elsewhere: 'playwright install chromium'), or set {VARIABLE} to its path"


def find_chromium() -> Path | None:
    """Return the Chromium to use: the one of `COURSE_BROWSER`, the system's, or Playwright's own."""
    return next((path for path in _candidates() if _runs(path)), None)


def get_chromium() -> Path:
    """Return a Chromium, after installing one where there is none.

    Raises:
        LookupError: There is none and none can be had; the message says what to install.
    """
    for install in (None, _install_with_playwright, lambda: install_with_apt("Chromium", "chromium")):
        if install is not None:
            install()
        if path := find_chromium():
            return path
    raise LookupError(f"no browser for the tests: {REMEDY}")


def install_with_apt(browser: str, *packages: str) -> None:
    """Install Debian's packages of a browser, where that can be done without a question: as root."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    print(f"course: asking apt-get for {browser}", file=sys.stderr)
    if _try(["apt-get", "update", "-q"]):
        _try(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages])


def print_pdf(browser: Path, source: Path, target: Path) -> None:
    """Write an HTML file of this disk as a PDF with an outline.

    Raises:
        OSError: The browser wrote none; the message is what it said.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        options = [f"--user-data-dir={profile}", "--headless", "--disable-gpu", "--no-pdf-header-footer"]
        options += ["--generate-pdf-document-outline", f"--print-to-pdf={target.resolve()}", source.resolve().as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # a browser refuses to run as root with it
        run = subprocess.run([browser, *options], capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    if not target.is_file():
        raise OSError(f"{browser} printed nothing: {run.stderr.strip()[-500:]}")


def _candidates() -> Iterator[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if mac.exists():
        yield mac
    if own := _playwright_path():
        yield own


def _playwright_path() -> Path | None:
    """Return where Playwright keeps the Chromium of its version, if it is there."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _runs(path: Path) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install_with_playwright() -> None:
    print("course: no Chromium here, asking Playwright for one", file=sys.stderr)
    _try([sys.executable, "-m", "playwright", "install", "chromium"])


def _try(command: list[str]) -> bool:
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0  # noqa: S603
