"""Every internal link, anchor, image and asset resolves; nothing is asked of another site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.conftest import SITE_URL
from tests.site.pages import CSS_URL, Page, find_file

SUBRESOURCES = ("img[src]", "script[src]", "link[rel=stylesheet]", "link[rel=preload]", "link[rel=preconnect]", "link[rel=icon]", "iframe[src]", "source[src]")


def test_every_internal_reference_has_a_file(site: Path, pages: list[Page]) -> None:
    broken = [
        f"{page.name}: {url}"
        for page in pages
        for url in page.references()
        if url.startswith(SITE_URL) and urlsplit(url).scheme in {"http", "https"} and find_file(site, url) is None
    ]
    assert not broken


def test_every_anchor_exists(site: Path, pages: list[Page]) -> None:
    by_file = {page.file: page for page in pages}
    broken = []
    for page in pages:
        for reference in page.references():
            url, anchor = urldefrag(reference)
            file = find_file(site, url) if url.startswith(SITE_URL) else None
            if anchor and file in by_file and anchor not in by_file[file].ids:
                broken.append(f"{page.name}: {reference}")
    assert not broken


def test_no_link_leaves_the_base_path(pages: list[Page]) -> None:
    host = f"https://{urlsplit(SITE_URL).netloc}/"
    assert not [f"{page.name}: {url}" for page in pages for url in page.references() if url.startswith(host) and not url.startswith(SITE_URL)]


def test_no_page_asks_another_site_for_anything(pages: list[Page]) -> None:
    asked = [
        f"{page.name}: {url}"
        for page in pages
        for selector in SUBRESOURCES
        for tag in page.soup.select(selector)
        for url in [urljoin(page.url, str(tag.get("src") or tag.get("href")))]
        if not url.startswith((SITE_URL, "data:"))
    ]
    assert not asked


def test_no_style_sheet_asks_another_site_for_anything(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    assert sheets
    urls = [(sheet.name, first or second) for sheet in sheets for first, second in CSS_URL.findall(sheet.read_text(encoding="utf-8"))]
    assert not [found for found in urls if not found[1].startswith(("data:", "#")) and urlsplit(found[1]).netloc]


def test_links_to_other_sites_are_encrypted(pages: list[Page]) -> None:
    plain = {f"{page.name}: {url}" for page in pages for url in page.references() if url.startswith("http://") and "127.0.0.1" not in url}
    assert not {found for found in plain if "www.w3.org" not in found}
