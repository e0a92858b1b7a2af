"""Slips of authors that nothing told: what an outsider planted in pages, banks and notebooks, and what was read past."""

from __future__ import annotations

import json
from typing import Any

from tests.coursesite.damage.operator import Fault, Files, Planted, replace
from tests.coursesite.damage.slips import in_page

BANK = "quizzes/production-ml"
LINKED = "[Monitoring pipelines](deployment-testing.md)"


def _shown(fault: str, lab: str, text: str, **more: Any) -> Fault:
    """Return a fault that adds a stream to the last outputs of a notebook."""

    def plant(files: Files) -> Planted:
        file = f"docs/production-ml/labs/{lab}.ipynb"
        notebook = json.loads(files[file])
        stream = {"output_type": "stream", "name": "stdout", "text": [text]} | more
        [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]["outputs"].append(stream)
        changed = json.dumps(notebook, indent=1)
        at = changed.rindex(json.dumps(text if not more else more["name"]))
        return Planted(changes={file: changed.encode()}, path=file, line=changed.count("\n", 0, at) + 1)

    return Fault(name=fault, rule="notebook-output", plant=plant)


NOTEBOOKS = (
    _shown("output-with-a-trace", "inference", "Traceback (most recent call last):\n"),
    _shown("output-with-an-address", "monitoring", "<Model object at 0x7f3a5c0d1e80>\n"),
    _shown("output-in-colours", "system", "\x1b[31mred\x1b[0m\n"),
    _shown("output-with-a-key", "testing", f"ghp_{'a1B2' * 9}\n"),
    _shown("output-of-no-stream", "training", "Text.\n", name="stdot"),
)
TABLES = (
    in_page("columns-of-one-name", "repeated-cells", "| Month | Share | share |\n|---|---|---|\n| May | 1 | 2 |", "docs/contribute/progress-file.md", "## "),
    in_page(
        "row-that-stands-twice",
        "repeated-cells",
        "| a |\n|---|\n| the same three words |\n| the same three words |",
        "docs/contribute/figures.md",
        "## ",
        below=3,
    ),
)
FIGURES = (
    in_page("figure-that-the-page-lacks", "figure-number", "As Figure 9 shows, it does.", "docs/production-ml/static-vs-dynamic-inference.md", "## Key terms"),
    replace("figure-out-of-its-turn", "figure-number", "docs/production-ml/when-to-transform-data.md", "Figure 2. The same", "Figure 3. The same"),
)
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
    *NOTEBOOKS,
    *TABLES,
    *FIGURES,
)
"""In what authors wrote, told without a build."""
