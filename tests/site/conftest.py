"""The parsed pages of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.project import copy_project
from tests.site.pages import Page, read_pages


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Page]:
    """Return every page."""
    return read_pages(site)


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small site's sources."""
    return copy_project(tmp_path_factory.mktemp("small"))
