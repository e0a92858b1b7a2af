"""An optional MkDocs plugin that only saves time: the search plugin need not read the HTML of questions.

Questions are never in the search index; but the search plugin parses a page's whole HTML before it leaves them out, and that
costs more than rendering them. This plugin hides them until the index has been fed. Name it after `search`. Without it, or under
another builder, the site is the same. The only module that imports mkdocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mkdocs.plugins import BasePlugin

from coursequiz.page import log
from coursequiz.render import SECTION

_OPEN = re.compile(rf'<section [^>]*\bclass="{SECTION}"')
_CLOSE = "</section>"
_TOKEN = re.compile("<!--\x02quiz:([0-9]+)\x03-->")  # a comment, which no search index takes for text


class QuizPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Takes questions out of a page's content for as long as other plugins look at it."""

    def on_config(self, config: Any, **_: Any) -> Any:
        """Return the settings as they are; say where the plugin can do nothing, and where nothing shows a question."""
        plugins = [name.rpartition("/")[2] for name in config.plugins]
        if not {"coursequiz", "coursequiz.extension"} & {*config.markdown_extensions}:
            log.warning("coursequiz: the plugin alone shows no question — name coursequiz under 'markdown_extensions', too")
        if "search" in plugins[plugins.index("coursequiz") :]:
            log.warning("coursequiz: the plugin stands before search and does nothing there — name it after search")
        return config

    def on_page_content(self, html: str, page: Any, **_: Any) -> str:
        """Return the page's HTML with a token for each quiz."""
        quizzes = list(_find_quizzes(html))
        page.hidden_quizzes = [html[start:end] for start, end in quizzes]
        for number, (start, end) in reversed(list(enumerate(quizzes))):
            html = f"{html[:start]}<!--\x02quiz:{number}\x03-->{html[end:]}"
        return html

    def on_page_context(self, context: Any, page: Any, **_: Any) -> Any:
        """Put the quizzes back before the page is written."""
        quizzes = vars(page).pop("hidden_quizzes", ())  # none where the page could not be rendered
        page.content = _TOKEN.sub(lambda match: quizzes[int(match[1])], page.content)
        return context


def _find_quizzes(html: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each quiz; no section stands inside another."""
    for match in _OPEN.finditer(html):
        yield match.start(), html.index(_CLOSE, match.end()) + len(_CLOSE)  # a pattern for the whole would go through it letter by letter
