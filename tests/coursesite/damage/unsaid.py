"""Slips of authors that nothing told: what an outsider planted in pages, banks and notebooks, and what was read past."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, replace
from tests.coursesite.damage.slips import in_page

BANK = "quizzes/production-ml"
LINKED = "[Monitoring pipelines](deployment-testing.md)"
BANKS = (
    replace("two-where-three-are-asked-for", "count-clash", f"{BANK}/static-vs-dynamic-inference.yml", "Which two of", "Which three of"),
    replace("word-that-stands-twice-in-a-bank", "doubled-word", "quizzes/refreshers/numerical-data.yml", 'explanation: "', 'explanation: "The the '),
    replace("text-that-a-comment-cuts", "cut-text", f"{BANK}/test.yml", 'explanation: "', 'explanation: See the list #4 "'),
    replace(
        "program-that-does-not-parse",
        "code-syntax",
        f"{BANK}/when-to-transform-data.yml",
        "code: |\n      def center(batch)",
        "code: |\n      def center(batch",
    ),
    replace(
        "misconception-that-is-right",
        "misconception",
        f"{BANK}/deployment-testing.yml",
        "correct: true\n",
        "misconception: all-is-well\n        correct: true\n",
    ),
    replace("misconception-with-a-slip", "misconception", f"{BANK}/questions-to-ask.yml", "flaw-by-reflex", "flaw-by-relfex"),
)
SOURCES: tuple[Fault, ...] = (
    in_page("link-called-after-another-page", "misnamed-link", f"See {LINKED}.", "docs/production-ml/questions-to-ask.md", "## "),
    in_page("word-that-stands-twice", "doubled-word", "It drifts in the\nthe winter.", "docs/contribute/performance.md", "## ", below=1),
    in_page("python-that-is-none", "code-syntax", "```python\nx = 1\nprint(x\n```", "docs/contribute/engine.md", "## ", below=2),
    in_page("json-that-is-none", "code-syntax", '```json\n{"a": 1,}\n```', "docs/contribute/zensical.md", "## ", below=1),
    in_page("merge-in-code", "merge-mark", "```text\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n```", "docs/contribute/furniture.md", "## ", below=1),
    in_page("link-without-words", "empty-link", "See [](lessons.md).", "docs/contribute/checkers.md", "## "),
    in_page("heading-without-words", "empty-heading", "##\n\nText.", "docs/contribute/blind-reading.md", "## "),
    *BANKS,
)
"""In what authors wrote, told without a build."""
