"""Quiz fences of a page, as its source says them."""

from __future__ import annotations

from coursequiz.fence import find_all_fences, find_fences


def test_a_fence_in_a_comment_asks_nothing() -> None:
    fence = "```quiz\nbank: {}\n```\n"
    text = f"A `<!--` in code.\n\n{fence.format('one')}\n<!-- later\n\n{fence.format('two')}\n-->\n\n```html\n<!--\n```\n\n{fence.format('three')}"
    assert [found.bank for found in find_fences(text, "p.md")] == ["one", "three"]
    assert [found.bank for found in find_all_fences(text, "p.md")] == ["one", "two", "three"]
