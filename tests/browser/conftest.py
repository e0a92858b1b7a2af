"""A browser, the served site, and a page that allows no request to another host, no error and no breach of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from coursesite.chromium import get_chromium
from coursesite.serve import run_server
from tests.browser.project import build_project, copy_project

FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
PATIENCE = 15_000
"""Milliseconds that a busy machine may take to show what a test waits for."""
WATCH_POLICY = "addEventListener('securitypolicyviolation', (event) => reportViolation(`${event.violatedDirective} ${event.blockedURI}`), true);"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    path = get_chromium()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built small site."""
    return build_project(copy_project(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="session")
def small_url(small_site: Path) -> Iterator[str]:
    """Return the address of the small site."""
    with run_server(small_site) as server:
        yield server.address


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Return the address of the real site."""
    with run_server(site) as server:
        yield server.address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a context of a reader who comes for the first time."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with guarded(context):
        yield context
    context.close()


class guarded:  # noqa: N801 - reads as a word in a with statement
    """Fails a test whose pages ask another host, throw an error or break the policy."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self._context = context

    def __enter__(self) -> guarded:
        self._context.route("**/*", self._gate)
        self._context.expose_function("reportViolation", lambda text: self.faults.append(f"policy: {text}"))
        self._context.add_init_script(WATCH_POLICY)
        self._context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        return self

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        if value is None:
            assert not self.faults

    def _gate(self, route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:")):
            route.fallback()
        else:
            self.faults.append(f"foreign request: {route.request.url}")
            route.abort()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a page of a new reader."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page
