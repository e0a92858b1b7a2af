"""The sidebar, the reading order and previous/next are those of mkdocs.yml."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from tests.conftest import SITE_URL
from tests.site.navigation import page_of, read_nav
from tests.site.pages import Page, find_file


def test_the_navigation_lists_every_page_once(pages: list[Page]) -> None:
    nav = read_nav()
    assert len(nav) == len(set(nav))
    built = {page.name for page in pages} - {"404.html"}
    assert {page_of(source, pages).name for source in nav} == built


def test_previous_and_next_follow_the_reading_order(pages: list[Page]) -> None:
    order = [page_of(source, pages) for source in read_nav()]
    # The home page leads into the course by its own button.
    assert not order[0].soup.select("main a[rel]:is([rel=prev], [rel=next])")
    for index, page in enumerate(order[1:], 1):
        for rel, neighbour in (("prev", index - 1), ("next", index + 1)):
            link = page.soup.select_one(f"main a[rel={rel}], footer a[rel={rel}]")
            if 0 <= neighbour < len(order):
                assert link is not None, f"{page.name} has no link to its {rel} page"
                assert urljoin(page.url, str(link["href"])) == order[neighbour].url, page.name
            else:
                assert link is None, page.name


def test_the_sidebar_stands_in_reading_order(pages: list[Page]) -> None:
    order = [page_of(source, pages).url for source in read_nav()]
    home = page_of(read_nav()[0], pages)
    links = [urljoin(home.url, str(link["href"])) for link in home.soup.select(".md-nav--primary a.md-nav__link[href]")]
    seen = list(dict.fromkeys(link for link in links if "#" not in link))
    assert [link for link in seen if link in order] == order


def test_the_sitemap_lists_every_page(site: Path, pages: list[Page]) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for source in read_nav():
        assert f"<loc>{page_of(source, pages).url}</loc>" in sitemap


def test_every_page_says_where_it_lives(site: Path, pages: list[Page]) -> None:
    for page in pages:
        if page.name == "404.html":
            continue
        canonical = page.soup.select_one("link[rel=canonical]")
        assert canonical is not None, page.name
        assert canonical["href"] == page.url
        assert find_file(site, page.url) == page.file


def test_the_address_has_a_path() -> None:
    """Links that forget the base path are found only so."""
    assert SITE_URL.rstrip("/").count("/") > 2
