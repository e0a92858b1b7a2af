"""Each claim that a page hands to a source was checked a second time, and each page was read by somebody who wanted it to be wrong."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
import yaml

from coursesite.lessons import find_pages
from tests.conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
FOLDER = REPOSITORY / "tests" / "claims"
SEEN = {"text", "abstract", "quotation", "notes"}
VERDICTS = {"confirmed", "reworded", "partly"}
KINDS = {"wrong", "shallow", "padded", "unclear"}

NOTE = re.compile(r"^\[\^[^\]]+\]:.*(?:\n(?: {4}|\t).*)*", re.MULTILINE)
REFERENCE = re.compile(r"\[\^(?P<name>[^\]]+)\]")
NUMBER = re.compile(r"\{\{\s*[\w.]+\s*=\s*([^}]*?)\s*\}\}")


def read_record(name: str) -> list[dict[str, Any]]:
    """Return one of the two records."""
    found: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def read_text(page: str) -> str:
    """Return a page's Markdown without its notes and with the numbers that it prints."""
    return NUMBER.sub(r"\1", NOTE.sub("", (DOCS / page).read_text(encoding="utf-8")))


def read_sources(page: str) -> set[str]:
    """Return the sources that a page's front matter names."""
    front = yaml.safe_load((DOCS / page).read_text(encoding="utf-8").split("---\n")[1])
    return set(front.get("sources", ()))


CLAIMS = read_record("record.json")
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in find_pages(DOCS) if path.relative_to(DOCS).parts[0] != "contribute")
CITING = [page for page in PAGES if REFERENCE.search(read_text(page)) or read_sources(page)]


@pytest.mark.parametrize("page", CITING)
def test_every_reference_has_an_entry_with_the_sentence_that_stands_there(page: str) -> None:
    text = read_text(page)
    references = list(REFERENCE.finditer(text))
    claims = [claim for claim in CLAIMS if claim["page"] == page and claim["note"] is not None]
    assert [claim["note"] for claim in claims] == [reference["name"] for reference in references]
    for claim, reference in zip(claims, references, strict=True):
        before = re.sub(r"[ ]?\[\^[^\]]+\]", "", text[: reference.start()])
        assert before.rstrip().endswith(claim["sentence"]), f"check the changed sentence against {claim['source']}: …{before[-120:]}"


@pytest.mark.parametrize("page", CITING)
def test_every_source_of_the_front_matter_is_cited_and_no_other(page: str) -> None:
    assert {claim["source"] for claim in CLAIMS if claim["page"] == page} == read_sources(page)


def test_claims_without_a_note_stand_on_their_page() -> None:
    assert not [claim["sentence"] for claim in CLAIMS if claim["note"] is None and claim["sentence"] not in read_text(claim["page"])]


def test_every_claim_says_what_was_seen() -> None:
    assert not {claim["page"] for claim in CLAIMS} - set(CITING)
    for claim in CLAIMS:
        assert claim["seen"] in SEEN
        assert claim["verdict"] in VERDICTS
        assert len(claim["says"].split()) >= 4, claim["sentence"]


def test_every_page_was_read_against_the_grain() -> None:
    read = [entry["page"] for entry in read_record("adversary.json")]
    labs = [path.relative_to(DOCS).as_posix() for path in sorted((DOCS / "production-ml" / "labs").glob("*.py")) if path.with_suffix(".ipynb").is_file()]
    lessons = [page for page in PAGES if page.split("/")[0] in {"production-ml", "refreshers"}]
    assert not [page for page, count in Counter(read).items() if count > 1 or not (DOCS / page).is_file()]
    assert set(read) >= {"index.md", *lessons, *labs}
    for entry in read_record("adversary.json"):
        assert entry["findings"], entry["page"]
        for finding in entry["findings"]:
            assert finding["kind"] in KINDS
            assert finding["finding"]
            assert finding["change"]


def test_the_summary_counts_what_the_records_hold() -> None:
    text = (DOCS / "contribute" / "blind-reading.md").read_text(encoding="utf-8")
    seen = Counter(claim["seen"] for claim in CLAIMS)
    findings = [finding for entry in read_record("adversary.json") for finding in entry["findings"]]
    changed = sum(not finding["change"].startswith("None:") for finding in findings)
    assert f"{len(CLAIMS)} claims" in text
    assert f"{seen['text']} were checked against the text" in text
    assert f"{len(findings)} findings" in text
    assert f"{changed} of them" in text
