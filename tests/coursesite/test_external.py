"""Links to other sites: what is asked, what is told, what is remembered. The program is one that answers as lychee does."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from coursesite.check.external import check_addresses, find_addresses
from coursesite.cli import main

PAGE = """See <https://one.test/a_(b)>, [two](https://two.test/x "title"), https://three.test/.

`https://code.test/` and

```text
https://fence.test/
```

https://example.org/ and https://one.test/a_(b) again.
"""

PROGRAM = """#!/usr/bin/env python3
import json, sys
asked, dead = open(sys.argv[-1]).read().split(), {dead!r}
open({note!r}, "w").write(json.dumps(asked))
good = [{{"url": url, "status": {{"text": "200 OK", "code": 200}}}} for url in asked if url not in dead]
late = [{{"url": url, "status": {{"text": "Timeout", "details": why}}}} for url, why in dead.items() if "timed out" in why]
bad = [{{"url": url, "status": {{"text": why}}}} for url, why in dead.items() if why and "timed out" not in why]
print(json.dumps({{"success_map": {{"in": good}}, "error_map": {{"in": bad}}, "timeout_map": {{"in": late}}, "excluded_map": {{}}}}))
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(PAGE)
    return tmp_path / "docs"


def make_program(folder: Path, dead: dict[str, str]) -> Path:
    """Return a program that finds some addresses dead, and notes in `asked.json` what it was asked."""
    program = folder / "lychee"
    program.write_text(PROGRAM.format(note=str(folder / "asked.json"), dead=dead))
    program.chmod(0o755)
    return program


def test_addresses_in_code_and_examples_are_not_asked(docs: Path) -> None:
    found = find_addresses([docs])
    assert list(found) == ["https://one.test/a_(b)", "https://two.test/x", "https://three.test/"]
    assert (found["https://two.test/x"].path, found["https://two.test/x"].line, found["https://two.test/x"].column) == ("docs/page.md", 1, 37)


def test_a_dead_address_is_told_with_the_day_it_last_answered(docs: Path, tmp_path: Path) -> None:
    record = tmp_path / "links.json"
    places = find_addresses([docs])
    assert check_addresses(places, make_program(tmp_path, {}), record, date(2026, 11, 1)) == []
    program = make_program(tmp_path, {"https://two.test/x": "404 Not Found"})
    assert check_addresses(places, program, record, date(2026, 11, 5)) == []  # within a week nothing is asked again
    (problem,) = check_addresses(places, program, record, date(2026, 11, 20))
    found = "https://two.test/x does not answer: 404 Not Found; it last did on 2026-11-01"
    remedy = "open it: correct or replace it where it is gone, ask again where it only rests"
    assert str(problem) == f"docs/page.md:1:37: dead-address: {found} — {remedy}"
    assert json.loads((tmp_path / "asked.json").read_text()) == list(places)
    assert json.loads(record.read_text()) == {
        "https://one.test/a_(b)": "2026-11-20",
        "https://three.test/": "2026-11-20",
        "https://two.test/x": "2026-11-01",
    }


def test_a_slow_address_is_told_and_one_that_lychee_passes_over_is_not_recorded(docs: Path, tmp_path: Path) -> None:
    record = tmp_path / "links.json"
    program = make_program(tmp_path, {"https://two.test/x": "Request timed out", "https://three.test/": ""})
    (problem,) = check_addresses(find_addresses([docs]), program, record, date(2026, 11, 1))
    assert problem.found == "https://two.test/x does not answer: Request timed out; no good answer is on record"
    assert json.loads(record.read_text()) == {"https://one.test/a_(b)": "2026-11-01"}


def test_without_a_network_the_record_stays_as_it_was(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "links.json"
    places = find_addresses([docs])
    check_addresses(places, make_program(tmp_path, {}), record, date(2026, 1, 1))
    before = record.read_bytes()
    make_program(tmp_path, dict.fromkeys(places, "Connection failed"))
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert main(["check", "--external", "--record", str(record)]) == 2
    found = "none of 3 links to other sites answers, so it may be the network: try again with one; nothing was recorded"
    assert capsys.readouterr() == ("", f"course: {found}\n")
    assert record.read_bytes() == before


def test_a_record_that_cannot_be_read_is_begun_anew(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text("{")
    assert check_addresses(find_addresses([docs]), make_program(tmp_path, {}), tmp_path / "links.json", date(2026, 11, 1)) == []
    assert len(json.loads((tmp_path / "links.json").read_text())) == 3


@pytest.mark.usefixtures("docs")
def test_without_lychee_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert main(["check", "--external"]) == 2
    assert capsys.readouterr().err == "course: lychee is missing: run 'make links', which installs it into an environment of its own\n"
