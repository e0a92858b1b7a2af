"""Lighthouse's reports are read, judged and shown; the sites that it is run on are served and made as said."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from coursesite.bench.lighthouse.packed import run_packed
from coursesite.bench.lighthouse.report import EXACT, TIMED, Report, find_faults, read_report, render_table
from coursesite.bench.lighthouse.run import PAGES
from coursesite.bench.lighthouse.stock import render_stock
from tests.conftest import REPOSITORY


def report(points: int, *, accessibility: int = 100, shift: float = 0) -> Report:
    scores = {TIMED: points, **dict.fromkeys(EXACT, 100), "accessibility": accessibility}
    failed = {name: ("label: Fields have labels",) if scores[name] < 100 else () for name in scores}
    return Report(scores=scores, failed=failed, paint=1.26, largest=2, blocked=80, shift=shift, weight=90.4)


def test_a_report_says_scores_times_and_which_audits_failed() -> None:
    timed = dict.fromkeys(("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight"), 2048.0)
    audits: dict[str, Any] = {name: {"numericValue": value, "score": 1} for name, value in timed.items()}
    audits |= {
        "label": {"title": "Fields have labels", "score": 0},
        "manual": {"title": "By hand", "score": None},
        "unweighted": {"title": "No weight", "score": 0},
    }
    parts = [{"id": "label", "weight": 7}, {"id": "manual", "weight": 1}, {"id": "unweighted", "weight": 0}]
    categories = {name: {"score": 0.93, "auditRefs": parts} for name in (TIMED, *EXACT)}
    found = read_report({"audits": audits, "categories": categories})
    assert (found.scores["seo"], found.failed["seo"]) == (93, ("label: Fields have labels",))
    assert (found.paint, found.blocked, found.weight) == (2.048, 2048, 2)


def test_a_page_that_could_not_be_audited_is_no_report() -> None:
    with pytest.raises(ValueError, match="The page did not load"):
        read_report({"runtimeError": {"message": "The page did not load"}})


@pytest.mark.parametrize(
    ("ours", "stock", "faults"),
    [
        ([report(96)], [report(90)], []),
        ([report(100)], [report(100)], []),
        ([report(80), report(96), report(97)], [report(90)], []),
        ([report(94)], [report(90)], ["lesson: performance is 94, not 95 — run it on a quiet machine, or make the page lighter"]),
        ([report(96)], [report(96)], ["lesson: performance is 96, the theme as it comes has 96 — run it on a quiet machine, or make the page lighter"]),
        ([report(99), report(99, accessibility=97)], [report(90)], ["lesson: accessibility is 97, not 100 — label: Fields have labels"]),
        ([report(99), report(99, shift=0.0376)], [report(90)], ["lesson: layout shift is 0.038, not 0 — let nothing move while the page loads"]),
    ],
)
def test_what_is_wrong_with_a_page_is_told(ours: list[Report], stock: list[Report], faults: list[str]) -> None:
    assert list(find_faults("lesson", ours, stock)) == faults


def test_the_table_shows_medians_of_both() -> None:
    table = render_table({"lesson": ([report(90), report(96), report(97)], [report(88)])})
    assert table.splitlines()[2] == "| lesson | 96 / 88 | 100 / 100 | 100 / 100 | 100 / 100 | 1.3 / 1.3 | 2.0 / 2.0 | 80 / 80 | 0.000 / 0.000 | 90 / 90 |"


def test_a_site_is_sent_as_hosts_send_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: default-src 'self'\n", encoding="utf-8")
    with run_packed(tmp_path, 0) as server:

        def get(path: str, accepted: str = "gzip") -> tuple[bytes, Any]:
            with urlopen(Request(server.address + path, headers={"Accept-Encoding": accepted})) as response:  # noqa: S310 - our own server
                return response.read(), response.headers

        body, headers = get("")
        assert (gzip.decompress(body), headers["Content-Encoding"]) == (b"<p>Home</p>", "gzip")
        assert headers["Content-Security-Policy"] == "default-src 'self'"
        assert [get("", "identity")[0], get("a.png")[0]] == [b"<p>Home</p>", b"\x89PNG"]


def test_the_theme_as_it_comes_has_our_extensions_and_nothing_else_of_ours() -> None:
    settings = render_stock((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), "http://127.0.0.1:1/")
    assert "theme: {name: material}\n" in settings
    assert "- coursequiz: {banks: quizzes, docs: docs}\n" in settings
    assert not [word for word in ("custom_dir", "hooks", "assets/site", "features") if word in settings]
    with pytest.raises(ValueError, match="names no markdown_extensions"):
        render_stock("site_name: x\n", "")


def test_every_page_is_one_of_the_course() -> None:
    assert len(PAGES) == 6
    for path in PAGES.values():
        assert [file for file in ((path.rstrip("/") or "index") + end for end in (".md", ".ipynb")) if (REPOSITORY / "docs" / file).is_file()]
