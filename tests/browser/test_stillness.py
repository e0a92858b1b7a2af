"""Nothing moves while a page loads: no layout shift on any type of page, even where every script but that of the scheme comes after the first paint."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import guarded
from tests.browser.waiting import wait_until

LATE = re.compile(r"/(?!scheme)[\w-]+\.js$")
"""Every script but the one that a page waits for."""
WATCH = """
window.shifts = [];
const name = (node) => node?.outerHTML ?? node?.textContent;
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => shifts.push([value, ...sources.map(({ node }) => name(node)?.slice(0, 120))])))
  .observe({ type: "layout-shift", buffered: true });
"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
TYPES = {
    "": "course-continue",
    "production-ml/static-vs-dynamic-training/": "quiz-question[data-ready]",
    "production-ml/labs/training/": "quiz-question[data-ready]",
    "production-ml/test-your-knowledge/": "quiz-test[data-ready]",
    "my-progress/": "course-progress[data-part=reset] button",
    "glossary/": "course-filter input",
    "workbooks/ml-test-score/": "course-workbook",
    "nowhere/": "course-filter input",
}
"""A page of each type, and the part of it that its scripts fill last."""


def find_first(page: Page, url: str) -> tuple[str, ...]:
    """Return the ends of the addresses of scripts that a page waits for before it paints."""
    tags = re.findall(r"<script\b[^>]*\bsrc=\"([^\"]+)\"([^>]*)>", page.request.get(url).text())
    return tuple(address.lstrip("./") for address, rest in tags if "defer" not in rest)


def find_shifts(page: Page, url: str, filled: str) -> list[Any]:
    """Return the layout shifts of a page whose deferred scripts run only after it was painted."""
    held: list[Route] = []
    first = find_first(page, url)

    def hold(route: Route) -> None:
        if first and route.request.url.endswith(first):
            route.fallback()
        else:
            held.append(route)

    page.route(LATE, hold)
    page.goto(url, wait_until="commit")
    wait_until(page, "() => performance.getEntriesByName('first-contentful-paint').length")
    page.evaluate(FRAMES)
    page.unroute(LATE)
    for route in held:
        route.fallback()
    page.locator(filled).first.wait_for(state="attached")
    page.wait_for_load_state()
    page.evaluate(FRAMES)
    return list(page.evaluate("shifts"))


@pytest.mark.parametrize("size", [(412, 823), (1280, 800)])
def test_nothing_moves_while_a_page_loads(browser: Browser, site_url: str, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, service_workers="block", reduced_motion="reduce")
    with guarded(context):
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(10_000)
        found = {path: find_shifts(page, site_url + path, filled) for path, filled in TYPES.items()}
    context.close()
    assert not {path: shifts for path, shifts in found.items() if shifts}


def test_the_row_above_a_page_is_not_seen_before_it_is_whole(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}other/")
    row = page.locator(".course-top")
    expect(row).to_have_css("visibility", "visible")
    row.evaluate("row => { while (row.nextSibling) row.nextSibling.remove(); }")
    expect(row).to_have_css("visibility", "hidden")
