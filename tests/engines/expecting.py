"""`expect` for every engine: Playwright's for its own pages, and the same words for pages that WebDriver drives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator as PlaywrightLocator
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import expect as playwright_expect

from tests.engines.locator import Locator
from tests.engines.page import Page
from tests.engines.remote import wait_for

States = list[dict[str, Any]]


def expect(target: Any) -> Any:
    """Return what can be expected of a page or of elements."""
    return playwright_expect(target) if isinstance(target, PlaywrightLocator | PlaywrightPage) else Expectation(target)


class Expectation:
    """`to_…` and `not_to_…` of a page or of elements, each of which waits until it holds."""

    def __init__(self, target: Page | Locator) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Callable[..., None]:
        matches = MATCHERS[name.removeprefix("not_").removeprefix("to_")]

        def wait(*wanted: Any, **named: Any) -> None:
            def holds() -> bool | None:
                return matches(self._read(), *wanted, **named) is not name.startswith("not_") or None

            wait_for(holds, lambda: f"expected {self._target} {name} {wanted}, but: {self._read()}")

        return wait

    def _read(self) -> Any:
        return self._target.url if isinstance(self._target, Page) else self._target.read_states()


def _alone(found: States) -> dict[str, Any] | None:
    assert len(found) <= 1, f"{len(found)} elements where one is meant"
    return found[0] if found else None


def _of_one(holds: Callable[..., Any]) -> Callable[..., bool]:
    """Return a matcher of the one element that is meant; it does not hold where there is none."""
    return lambda found, *wanted: (one := _alone(found)) is not None and bool(holds(one, *wanted))


def _is(text: str, wanted: str | re.Pattern[str]) -> bool:
    return text == wanted if isinstance(wanted, str) else bool(wanted.search(text))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _have_text(found: States, wanted: str | re.Pattern[str] | list[str | re.Pattern[str]]) -> bool:
    if isinstance(wanted, list):
        return len(found) == len(wanted) and all(_is(_squeeze(one["text"]), text) for one, text in zip(found, wanted, strict=True))
    return (one := _alone(found)) is not None and _is(_squeeze(one["text"]), wanted)


def _contain_text(one: dict[str, Any], wanted: str | re.Pattern[str]) -> bool:
    text = _squeeze(one["text"])
    return wanted in text if isinstance(wanted, str) else bool(wanted.search(text))


MATCHERS: dict[str, Callable[..., bool]] = {
    "be_attached": _of_one(lambda _: True),
    "be_checked": _of_one(lambda one: one["checked"]),
    "be_empty": _of_one(lambda one: not one["text"] and not one["value"]),
    "be_focused": _of_one(lambda one: one["focused"]),
    "be_hidden": lambda found: not ((one := _alone(found)) and one["visible"]),
    "be_in_viewport": _of_one(lambda one: one["near"]),
    "be_visible": _of_one(lambda one: one["visible"]),
    "contain_text": _of_one(_contain_text),
    "have_attribute": _of_one(lambda one, name, wanted: name in one["attributes"] and _is(one["attributes"][name], wanted)),
    "have_count": lambda found, count: len(found) == count,
    "have_text": _have_text,
    "have_url": _is,
    "have_value": _of_one(lambda one, wanted: _is(one["value"], wanted)),
}
