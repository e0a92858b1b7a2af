"""Waiting for a state of a page that no locator shows."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Error, Page

from tests.engines.remote import wait_for

LEFT = "context was destroyed"
"""What a browser says of a script whose page is left meanwhile."""


def wait_until(page: Page, script: str, arg: Any = None) -> None:
    """Wait until what a script gives, or its function makes of `arg`, is true.

    `Page.wait_for_function` asks every time but the first by `eval` in the page, which the policy of the site forbids.
    """

    def ask() -> Any:
        try:
            return page.evaluate(script, arg) or None
        except Error as error:
            if LEFT in error.message:
                return None
            raise

    wait_for(ask, f"not true: {script}")
