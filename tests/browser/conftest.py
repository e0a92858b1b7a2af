"""A browser, the served site, and a page that allows no request to another host, no error and no breach of the policy.

The browser is Chromium. With `COURSE_ENGINES=firefox,webkit` the tests marked `every_engine` run in those instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from coursesite.chromium import get_chromium
from coursesite.serve import run_server
from tests.browser.module_test import NO_CHANCE, ModuleTest, open_test
from tests.browser.project import build_project, copy_project, use_theme_script
from tests.engines.page import Context
from tests.engines.remote import Remote
from tests.engines.start import start_engine

ENGINES = os.environ.get("COURSE_ENGINES", "chromium").split(",")

FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
OURS = ("http://127.0.0.1:", "data:", "blob:", "file:")
PATIENCE = 15_000
"""Milliseconds that a busy machine may take to show what a test waits for."""
WATCH_POLICY = "addEventListener('securitypolicyviolation', (event) => reportViolation(`${event.violatedDirective} ${event.blockedURI}`), true);"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test in each engine that was asked for; all of an engine's tests go to one worker."""
    if ENGINES != ["chromium"] and "engine" in metafunc.fixturenames and metafunc.definition.get_closest_marker("every_engine"):
        metafunc.parametrize("engine", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ENGINES], scope="session")


@pytest.fixture(scope="session")
def engine() -> str:
    """Return the name of the engine: Chromium, unless a test runs in every one."""
    return "chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    path = get_chromium()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=[*FLAGS, NO_OTHER_HOST])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built small site."""
    return build_project(copy_project(tmp_path_factory.mktemp("small")))


@pytest.fixture
def small_project(small_site: Path, tmp_path: Path) -> Path:
    """Return a folder with the small site's sources, to be edited, and in `site` what they give."""
    project = copy_project(tmp_path / "project")
    shutil.copytree(small_site, project / "site")
    return project


@pytest.fixture(scope="session")
def small_url(small_site: Path) -> Iterator[str]:
    """Return the address of the small site."""
    with run_server(small_site) as server:
        yield server.address


@pytest.fixture(scope="session")
def stock_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the small site with the theme's own script in the place of ours."""
    with run_server(build_project(use_theme_script(copy_project(tmp_path_factory.mktemp("stock"))))) as server:
        yield server.address


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Return the address of the real site."""
    with run_server(site) as server:
        yield server.address


@pytest.fixture(scope="session")
def remote(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    """Start the other engine once."""
    remote = start_engine(engine, tmp_path_factory.mktemp(engine))
    yield remote
    remote.close()


@pytest.fixture
def context(engine: str, request: pytest.FixtureRequest) -> Iterator[BrowserContext | Context]:
    """Return a context of a reader who comes for the first time."""
    if engine == "chromium":
        context = request.getfixturevalue("browser").new_context(viewport={"width": 1280, "height": 800})
        with guarded(context):
            yield context
        context.close()
    else:
        remote = request.getfixturevalue("remote")
        remote.begin()
        yield Context(remote)
        assert remote.read_faults() == []


class guarded:  # noqa: N801 - reads as a word in a with statement
    """Fails a test whose pages ask another host, throw an error or break the policy.

    It listens and stands in no request's way: a route through this process would slow each of them, and turn off the browser's cache.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self._context = context

    def __enter__(self) -> guarded:
        self._context.on("request", self._look)
        self._context.expose_function("reportViolation", lambda text: self.faults.append(f"policy: {text}"))
        self._context.add_init_script(WATCH_POLICY)
        self._context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        return self

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        if value is None:
            assert not self.faults

    def _look(self, request: Request) -> None:
        if not request.url.startswith(OURS):
            self.faults.append(f"foreign request: {request.url}")


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a page of a new reader."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def narrow(page: Page) -> Page:
    """Return a page of a new reader in a window as narrow as a phone."""
    page.set_viewport_size({"width": 390, "height": 700})
    return page


@pytest.fixture
def become_another(engine: str, context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Callable[[], Page]]:
    """Return what gives a page of another reader. Outside Chromium there is one at a time: the first one's pages are gone then."""
    with ExitStack() as others:

        def become() -> Page:
            if engine == "chromium":
                other = request.getfixturevalue("browser").new_context()
                others.callback(other.close)
                others.enter_context(guarded(other))
                return other.new_page()  # type: ignore[no-any-return]
            remote = request.getfixturevalue("remote")
            assert remote.read_faults() == []
            remote.begin()
            return Context(remote).new_page()  # type: ignore[return-value]

        yield become


@pytest.fixture
def module_test(page: Page, small_url: str) -> ModuleTest:
    """Return the test of the small site, not started, drawn without chance."""
    page.add_init_script(NO_CHANCE)
    return open_test(page, small_url)
