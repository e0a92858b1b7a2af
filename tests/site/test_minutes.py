"""The module's length is the sum of its units' minutes, and every unit says the same wherever it is named."""

from __future__ import annotations

import re

from coursesite.lessons import read_page
from tests.conftest import REPOSITORY
from tests.site.navigation import page_of, read_nav
from tests.site.pages import Page

MODULE = "production-ml/"


def read_units() -> dict[str, int]:
    """Return the minutes of the module's units by source, in reading order."""
    units = [source for source in read_nav() if source.startswith(MODULE) and source.endswith(".md")]
    minutes = {}
    for source in units:
        page, problems = read_page((REPOSITORY / "docs" / source).read_bytes(), source, lesson=True)
        assert page is not None, problems
        assert page.minutes is not None, source
        minutes[source] = page.minutes
    return minutes


def test_the_module_has_its_nine_units_in_order() -> None:
    names = [source.removeprefix(MODULE).removesuffix(".md") for source in read_units()]
    assert names == [
        "index",
        "static-vs-dynamic-training",
        "static-vs-dynamic-inference",
        "when-to-transform-data",
        "deployment-testing",
        "monitoring-pipelines",
        "questions-to-ask",
        "test-your-knowledge",
        "whats-next",
    ]


def test_the_introduction_states_the_sum(pages: list[Page]) -> None:
    text = page_of(f"{MODULE}index.md", pages).main.get_text(" ", strip=True)
    stated = re.findall(r"Estimated length:\s*(\d+) minutes", text)
    assert stated == [str(sum(read_units().values()))]


def test_the_sidebar_and_the_page_say_the_same(pages: list[Page]) -> None:
    home = page_of("index.md", pages)
    sidebar = [" ".join(link.get_text(" ", strip=True).split()) for link in home.soup.select(".md-nav--primary a.md-nav__link")]
    for source, minutes in read_units().items():
        page = page_of(source, pages)
        title = page.main.select_one("h1")
        assert title is not None
        assert page.main.find(string=f"{minutes} minutes"), source
        name = title.get_text(strip=True).removesuffix("¶").strip()
        assert f"{name} {minutes} min" in sidebar
