"""The glossary page: every term once, linked back to the pages that use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.cli import main
from coursesite.glossary import find_uses, read_terms, render_glossary

SOURCE = "*[skew]: A difference.\n*[AUC]: A chance.\n"
PAGE = "---\ntitle: One\ndescription: A page that names a term and shows code.\nminutes: 1\n---\n# One\n\nThe AUC.\n\n```\nskew\n```\n"


def test_terms_stand_in_alphabetical_order_with_links_back() -> None:
    terms = read_terms(SOURCE)
    assert [term.name for term in terms] == ["AUC", "skew"]
    uses = find_uses(terms, {"a.md": "The AUC and a skew.", "b.md": "AUCs and askew; skew-free.", "c.md": "Skew."})
    assert uses == {"AUC": ["a.md"], "skew": ["a.md", "c.md"]}
    assert render_glossary(terms, uses, {"a.md": "A", "c.md": "C"}).endswith(
        "AUC { #term-auc }\n:   A chance.\n\n    Used in [A](a.md).\n    {: .course-uses }\n\nSkew { #term-skew }\n:   A difference.\n\n    Used in [A](a.md), [C](c.md).\n    {: .course-uses }\n"
    )


def test_a_term_that_no_page_uses_is_named_and_code_is_no_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("includes/glossary.md", SOURCE), ("production-ml/one.md", PAGE)):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    assert main(["glossary"]) == 1
    assert capsys.readouterr().out == "docs/includes/glossary.md:1:3: unused-term: no page uses 'skew' — use it or delete it\n"
    assert main(["glossary", "--check"]) == 1
    (tmp_path / "docs/includes/glossary.md").write_text(SOURCE.splitlines()[1] + "\n", encoding="utf-8")
    assert main(["glossary", "--check"]) == 0
