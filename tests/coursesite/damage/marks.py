"""Marks of Markdown and HTML that do something else than they were typed for, and characters that nobody sees."""

from __future__ import annotations

from tests.coursesite.damage.operator import insert
from tests.coursesite.damage.places import GUIDE, RULES, in_text
from tests.coursesite.damage.slips import in_page

FAULTS = (
    in_text("character-by-a-misspelt-name", "unrendered-markdown", "<p>So&amp;nbsp;or &amp;nbps; so.</p>", GUIDE),
    in_text("footnote-with-a-space-in-it", "unrendered-markdown", "<p>A claim [^ gama2014].</p>", GUIDE),
    in_text("width-behind-a-space", "unrendered-markdown", "<p>A card {width=30}</p>", GUIDE),
    in_text("picture-on-two-lines", "unrendered-markdown", "<p>![A card of it] (card.png)</p>", GUIDE),
    insert("list-numbered-with-brackets", "unrendered-markdown", "contribute/figures/index.html", "<p>\n1) one\n2) two</p>", before="</article>", below=1),
    in_text("file-between-angle-brackets", "html-syntax", "<p>See <whats-next.md></p>", RULES),
)
"""In the built site."""

SOURCES = (
    in_page("character-without-a-width", "control-character", "A dr\u200bift of it.", "docs/contribute/quizzes.md", "## "),
    in_page("figure-that-does-not-end", "html-syntax", "<figure markdown>\n\nA figure.", "docs/contribute/performance.md", "## "),
    in_page("formula-on-lines-of-its-own-that-does-not-end", "open-mark", "$$\nx^2", "docs/contribute/publish.md", "## "),
)
"""In what authors wrote, told without a build."""

BUILT = (
    in_page("command-that-is-not-latex", "bad-formula", r"It is $\fracc{1}{2}$ of it.", "docs/contribute/new-kind.md", "## "),
    in_page("link-to-what-is-not-published", "broken-link", "Run [the lab of it](../production-ml/labs/training.py).", "docs/contribute/browsers.md", "## "),
)
"""Told by the site that is built from it, at the author's line."""
