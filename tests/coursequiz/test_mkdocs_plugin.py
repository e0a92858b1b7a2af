"""The optional MkDocs plugin: questions are out of the page while others read it, and back before it is written."""

from __future__ import annotations

from types import SimpleNamespace

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
