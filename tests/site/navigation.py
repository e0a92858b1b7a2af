"""The reading order of mkdocs.yml, and the built page of each source."""

from __future__ import annotations

from typing import Any

import yaml

from tests.conftest import REPOSITORY
from tests.site.pages import Page


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without its tags."""


Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_config() -> dict[str, Any]:
    """Return mkdocs.yml."""
    config: dict[str, Any] = yaml.load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - a SafeLoader
    return config


def read_groups() -> list[str]:
    """Return the titles of what stands at the top of the navigation."""
    return [title for entry in read_config()["nav"] for title in entry]


def read_nav() -> list[str]:
    """Return the pages of mkdocs.yml in reading order."""

    def flatten(entry: Any) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        return [page for part in (entry.values() if isinstance(entry, dict) else entry) for page in flatten(part)]

    return flatten(read_config()["nav"])


def page_of(source: str, pages: list[Page]) -> Page:
    """Return the built page of a source."""
    path = source.rsplit(".", 1)[0]
    name = f"{path}.html" if path.endswith("index") else f"{path}/index.html"
    return next(page for page in pages if page.name == name)
