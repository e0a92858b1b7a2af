"""The optional MkDocs plugin: questions are out of the page while others read it, and back before it is written."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest

from coursequiz.mkdocs_plugin import QuizPlugin

FIRST = '<section aria-label="Questions" class="quiz" data-search-exclude="" role="group"><p>One</p></section>'
SECOND = '<section aria-label="Questions" class="quiz"><p>Two</p></section>'
PAGE = f"<h1>Title</h1><section><p>Text</p></section>{FIRST}<p>Between</p>{SECOND}<p>End</p>"


def test_questions_are_hidden_and_come_back() -> None:
    plugin, page = QuizPlugin(), SimpleNamespace(content="")
    page.content = plugin.on_page_content(PAGE, page=page)
    assert page.content == "<h1>Title</h1><section><p>Text</p></section><!--\x02quiz:0\x03--><p>Between</p><!--\x02quiz:1\x03--><p>End</p>"
    plugin.on_page_context({}, page=page)
    assert page.content == PAGE


@pytest.mark.parametrize(
    ("plugins", "extensions", "said"),
    [
        (["search", "coursequiz"], ["toc", "coursequiz"], []),
        (["material/search", "coursequiz"], ["coursequiz.extension"], []),
        (["coursequiz"], ["coursequiz"], []),
        (["search", "coursequiz"], ["toc"], ["coursequiz: the plugin alone shows no question — name coursequiz under 'markdown_extensions', too"]),
        (["coursequiz", "search"], ["coursequiz"], ["coursequiz: the plugin stands before search and does nothing there — name it after search"]),
    ],
)
def test_settings_in_which_the_plugin_does_nothing_are_told(
    plugins: list[str], extensions: list[str], said: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    config = SimpleNamespace(plugins=dict.fromkeys(plugins), markdown_extensions=extensions)
    with caplog.at_level(logging.WARNING, "mkdocs.coursequiz"):
        assert QuizPlugin().on_config(config) is config
    assert caplog.messages == said
