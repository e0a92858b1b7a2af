"""Slips of Markdown and of settings that come out as some text or other, so that no builder tells them; by the second outsider too."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, Files, Planted, insert, replace, rewrite

HELP = "docs/help.md"
GLOSSARY, TERMS = "docs/glossary.md", "docs/includes/glossary.md"
NUMERICAL = "docs/refreshers/numerical-data.md"


def in_page(name: str, rule: str, markdown: str, page: str, before: str, *, below: int = 0) -> Fault:
    """Return a fault that puts a paragraph of its own before a heading of a page."""
    return insert(name, rule, page, f"\n{markdown}\n\n", before=before, below=below)


def _edited_glossary(files: Files) -> Planted:
    """Return a glossary that was edited in place of its source, which no other fault may change meanwhile."""
    edited = files[GLOSSARY].replace(b":   A partial, time-limited", b":   A whole, time-limited", 1)
    return Planted(changes={GLOSSARY: edited, TERMS: files[TERMS]}, path=GLOSSARY, line=None)


SOURCES = (
    in_page("box-with-its-text-outside", "box-body", '!!! note "Careful"\nNot here.', HELP, "## Print", below=1),
    in_page("box-indented-by-two", "box-body", '??? note "Careful"\n\n  Not here.', HELP, "## Keyboard", below=2),
    in_page("tab-with-its-text-outside", "box-body", '=== "Python"\nNot here.', HELP, "## Browsers", below=1),
    in_page("box-of-a-misspelt-kind", "box-kind", '!!! notte "Careful"\n\n    Here.', HELP, "## Tell us"),
    in_page("box-of-two-marks", "box-kind", '!! note "Careful"', HELP, "## Privacy"),
    in_page("row-with-a-cell-too-many", "table-cells", "| a | b |\n|---|---|\n| 1 | 2 | 3 |", NUMERICAL, "## Scaling", below=2),
    in_page("row-with-a-cell-too-few", "table-cells", "| a | b |\n|---|---|\n| 1 |", NUMERICAL, "## Gaps", below=2),
    in_page("list-indented-by-two", "list-indent", "- one\n  - two", "docs/accessibility.md", "## ", below=1),
    in_page("code-that-does-not-end", "open-mark", "Use `mean of the rows.", "docs/refreshers/categorical-data.md", "## "),
    in_page("strong-that-does-not-end", "open-mark", "This is **strong text.", "docs/refreshers/datasets-and-overfitting.md", "## "),
    in_page("text-for-later", "unfinished-text", "TODO: write this.", "docs/refreshers/introduction-to-ml.md", "## "),
    in_page("text-of-a-printer", "unfinished-text", "Lorem ipsum dolor sit amet.", "docs/contribute/publish.md", "## "),
    in_page("fence-in-capitals", "bad-fence", "```Quiz\nbank: refreshers/linear-regression\n```", "docs/contribute/zensical.md", "## "),
    in_page("fence-of-a-misspelt-language", "code-language", "```pyhton\nx = 1\n```", "docs/contribute/browsers.md", "## "),
    replace("objective-that-is-named-twice", "repeated-entry", "docs/refreshers/linear-regression.md", "objectives: [", "objectives: [refresh-linear, "),
    Fault(name="glossary-that-was-edited", rule="stale-file", plant=_edited_glossary),
    rewrite("setting-that-stands-twice", "repeated-key", "mkdocs.yml", lambda data: data.replace(b"\nsite_url:", b"\nsite_name: Another\nsite_url:", 1)),
)
"""In what authors wrote, told without a build."""

BANK = "quizzes/production-ml/static-vs-dynamic-training.yml"
BUILT = (
    replace("section-that-is-none", "unknown-section", BANK, "section: two-ways-to-train", "section: two-ways-to-trian"),
    replace("section-below-its-question", "unknown-section", "quizzes/production-ml/when-to-transform-data.yml", "section:", "section: key-terms #"),
)
"""Told by the site that is built from it, at the author's line."""
