"""An optional MkDocs plugin that only saves time: the search plugin need not read the HTML of questions.

Questions are never in the search index; but the search plugin parses a page's whole HTML before it leaves them out, and that
costs more than rendering them. This plugin hides them until the index has been fed. Name it after `search`. Without it, or under
another builder, the site is the same. The only module that imports mkdocs.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs.plugins import BasePlugin

from coursequiz.render import SECTION

_QUIZ = re.compile(rf'<section [^>]*\bclass="{SECTION}".*?</section>', re.DOTALL)
_TOKEN = re.compile("\x02quiz:([0-9]+)\x03")


class QuizPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Takes questions out of a page's content for as long as other plugins look at it."""

    def on_page_content(self, html: str, page: Any, **_: Any) -> str:
        """Return the page's HTML with a token for each quiz."""
        hidden: list[str] = []

        def hide(match: re.Match[str]) -> str:
            hidden.append(match[0])
            return f"\x02quiz:{len(hidden) - 1}\x03"

        html = _QUIZ.sub(hide, html)
        page.hidden_quizzes = hidden
        return html

    def on_page_context(self, context: Any, page: Any, **_: Any) -> Any:
        """Put the quizzes back before the page is written."""
        page.content = _TOKEN.sub(lambda match: page.hidden_quizzes[int(match[1])], page.content)
        return context
