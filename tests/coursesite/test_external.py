"""Links to other sites: what is asked, what is told, what is remembered. The program is one that answers as lychee does."""

from __future__ import annotations

import json
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


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(PAGE)
    return tmp_path / "docs"


def make_program(folder: Path, dead: dict[str, str]) -> Path:
    """Return a program that finds some addresses dead, and notes in `asked.json` what it was asked."""
    answer = {"error_map": {"in": [{"url": url, "status": {"text": why}} for url, why in dead.items()]}, "timeout_map": {}}
    program = folder / "lychee"
    note = f"import json, sys\nopen({str(folder / 'asked.json')!r}, 'w').write(json.dumps(open(sys.argv[-1]).read().split()))"
    program.write_text(f"#!/usr/bin/env python3\n{note}\nprint({json.dumps(answer)!r})\n")
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


def test_a_record_that_cannot_be_read_is_begun_anew(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text("{")
    assert check_addresses(find_addresses([docs]), make_program(tmp_path, {}), tmp_path / "links.json", date(2026, 11, 1)) == []
    assert len(json.loads((tmp_path / "links.json").read_text())) == 3


@pytest.mark.usefixtures("docs")
def test_without_lychee_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert main(["check", "--external"]) == 2
    assert capsys.readouterr().err == "course: lychee is missing: run 'make links', which installs it into an environment of its own\n"
