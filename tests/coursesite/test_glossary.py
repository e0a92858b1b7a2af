"""The glossary page: every term once, linked back to the pages that use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.cli import main
from coursesite.glossary import find_uses, read_terms, render_glossary

SOURCE = "*[skew]: A difference.\n*[AUC]: A chance.\n"
PAGE = "---\ntitle: One\ndescription: A page that names a term and shows code.\nminutes: 1\n---\n# One\n\nThe AUC.\n\n```\nskew\n```\n"


def write_source(docs: Path, data: bytes) -> None:
    (docs / "includes").mkdir(parents=True)
    (docs / "includes/glossary.md").write_bytes(data)


def test_terms_stand_in_alphabetical_order_with_links_back(tmp_path: Path) -> None:
    write_source(tmp_path, SOURCE.encode())
    terms, problems = read_terms(tmp_path)
    assert ([term.name for term in terms], problems) == (["skew", "AUC"], [])
    terms.reverse()
    uses = find_uses(terms, {"a.md": "The AUC and a skew.", "b.md": "AUCs and askew; skew-free.", "c.md": "Skew."})
    assert uses == {"AUC": ["a.md"], "skew": ["a.md", "c.md"]}
    assert render_glossary(terms, uses, {"a.md": "A", "c.md": "C"}).endswith(
        "AUC { #term-auc }\n:   A chance.\n\n    Used in [A](a.md)\n    {: .course-uses }\n\nSkew { #term-skew }\n:   A difference.\n\n    Used in [A](a.md), [C](c.md)\n    {: .course-uses }\n"
    )


def test_what_defines_no_term_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_source(Path("docs"), b"*[skew]: A difference.\n\n*[AUC] A chance.\n[drift]: A change.\n*[bias]: Caf\xe9.\n")
    terms, problems = read_terms(Path("docs"))
    assert [term.name for term in terms] == ["skew", "bias"]
    remedy = "write '*[term]: a sentence', on one line: any other text ends up on every page"
    assert [str(problem) for problem in problems] == [
        "docs/includes/glossary.md:5:13: not-utf-8: byte 0xe9 is not UTF-8 — save the file as UTF-8",
        f"docs/includes/glossary.md:3:1: glossary-line: '*[AUC] A chance.' defines no term — {remedy}",
        f"docs/includes/glossary.md:4:1: glossary-line: '[drift]: A change.' defines no term — {remedy}",
    ]


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
