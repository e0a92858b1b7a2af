"""The built pages as tests read them: parsed once, with their addresses and what they point to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.conftest import SITE_URL

ATTRIBUTES = ("href", "src", "data", "poster")
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)")


@dataclass(frozen=True)
class Page:
    """A built page."""

    site: Path
    file: Path

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.file.read_text(encoding="utf-8"), "lxml")

    @property
    def name(self) -> str:
        """Its path below the site's root."""
        return self.file.relative_to(self.site).as_posix()

    @property
    def url(self) -> str:
        """Its address."""
        return SITE_URL + self.name.removesuffix("index.html")

    @property
    def main(self) -> Tag:
        """The article, without the theme's navigation."""
        found = self.soup.select_one("article")
        assert found is not None, self.name
        return found

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)] + [str(tag["name"]) for tag in self.soup.find_all("a", attrs={"name": True})]

    def references(self) -> list[str]:
        """Return the absolute address of everything that the page points to."""
        found = [str(tag[name]) for tag in self.soup.find_all(True) for name in ATTRIBUTES if tag.has_attr(name)]
        for tag in self.soup.find_all(srcset=True):
            found += [part.split()[0] for part in str(tag["srcset"]).split(",") if part.strip()]
        base = "" if self.name != "404.html" else SITE_URL
        return [urljoin(base or self.url, reference) for reference in found if reference]


def read_pages(site: Path) -> list[Page]:
    """Return every page of a built site."""
    return [Page(site, file) for file in sorted(site.rglob("*.html"))]


def find_file(site: Path, url: str) -> Path | None:
    """Return the file that an address of the site names, in its exact case; None where there is none."""
    path = unquote(urlsplit(url).path).removeprefix(urlsplit(SITE_URL).path)
    file = site / path / "index.html" if path.endswith("/") or not path else site / path
    if not file.is_file():
        return None
    return file if file.resolve().relative_to(site.resolve()).parts == file.relative_to(site).parts else None
