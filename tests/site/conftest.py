"""The parsed pages of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.pages import Page, read_pages


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Page]:
    """Return every page."""
    return read_pages(site)
