"""The runner on tiny labs, with a real kernel: what must be caught is caught."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import pytest

from coursesite.commands.labs import add_labs_command
from coursesite.labs import cache
from coursesite.labs.command import check_labs, write_labs
from coursesite.labs.source import read_lab

from .fakes import LAB, write_course

pytestmark = pytest.mark.slow


def test_a_lab_runs_is_cached_and_is_as_committed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = write_course(tmp_path)
    assert write_labs(options=options) == []
    first = (options.folder / "sum.ipynb").read_bytes()
    assert json.loads((options.folder / "results/sum.json").read_text())["total"]["text"] == "4.5"
    assert b"The sum is 4.5" in first
    assert (options.folder / "figures/sum/moves.json").read_text() == '{"values": [4.5, 2]}'
    assert write_labs(options=options) == []
    assert capsys.readouterr().out.splitlines()[-1] == "sum: from the cache"
    assert (options.folder / "sum.ipynb").read_bytes() == first
    assert check_labs(options=options) == []


def test_a_broken_import_fails_with_lab_line_and_error(tmp_path: Path) -> None:
    options = write_course(tmp_path, lab=LAB.replace("import helper", "import json\nimport helper_that_is_not_there"))
    problems = write_labs(options=options)
    found = "'ModuleNotFoundError: No module named 'helper_that_is_not_there''"
    assert [str(problem) for problem in problems] == [f"{options.folder}/sum.py:13:1: lab-error: {found} — mend the lab; nothing after this cell was run"]
    assert not (options.folder / "sum.ipynb").exists()
    assert check_labs(options=options) == problems


def test_a_helper_that_no_longer_loads_fails_at_the_import(tmp_path: Path) -> None:
    options = write_course(tmp_path, helper="import nothing_of_that_name\n")
    assert [(p.line, p.rule) for p in write_labs(options=options)] == [(12, "lab-error")]


def test_a_false_claim_fails(tmp_path: Path) -> None:
    options = write_course(tmp_path, lab=LAB + "assert total > 100, 'the sum is small'\n")
    assert [(p.rule, p.found) for p in write_labs(options=options)] == [("lab-error", "'AssertionError: the sum is small'")]


def test_a_warning_fails_because_pages_would_show_it(tmp_path: Path) -> None:
    options = write_course(tmp_path, lab=LAB.replace("import helper", 'import helper, warnings\n\nwarnings.warn("too old")'))
    problems = write_labs(options=options)
    assert [(p.line, p.rule) for p in problems] == [(12, "lab-warning")]
    assert "too old" in problems[0].found


def test_a_changed_number_is_caught_in_notebook_and_results(tmp_path: Path) -> None:
    options = write_course(tmp_path)
    write_labs(options=options)
    for file in (options.folder / "sum.ipynb", options.folder / "results/sum.json"):
        file.write_text(file.read_text().replace("The sum is 4.5", "The sum is 4.6").replace('"text": "4.5"', '"text": "4.6"'))
    assert [(p.line, p.rule, p.found) for p in check_labs(options=options)] == [
        (12, "lab-output", "stdout: the notebook has 'The sum is 4.6', the lab printed 'The sum is 4.5'"),
        (1, "lab-result", "total: committed 4.6 (4.5), measured 4.5 (4.5)"),
    ]


def test_changed_lost_and_forgotten_data_of_a_figure_is_caught(tmp_path: Path) -> None:
    options = write_course(tmp_path)
    write_labs(options=options)
    figures = options.folder / "figures/sum"
    (figures / "moves.json").write_text('{"values": [4.7, 2]}')
    (figures / "gone.json").write_text("{}")
    assert [(p.rule, p.found) for p in check_labs(options=options)] == [
        ("lab-figure", "gone: its data is committed, the lab does not write it"),
        ("lab-figure", "moves: the notebook has '{\"values\": [4.7, 2]}', the lab printed '{\"values\": [4.5, 2]}'"),
    ]
    (figures / "gone.json").unlink()
    (figures / "moves.json").unlink()
    assert [(p.rule, p.found) for p in check_labs(options=options)] == [("lab-figure", "moves: the lab writes its data, none is committed")]


def test_a_changed_helper_makes_the_cached_run_stale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_labs(options=write_course(tmp_path))
    options = write_course(tmp_path, helper="FACTOR = 4\n")
    assert [p.rule for p in check_labs(options=options)] == ["lab-output", "lab-result", "lab-figure", "lab-prose"]
    write_labs(options=options)
    assert "from the cache" not in capsys.readouterr().out
    assert "The sum is 9.0" in (options.folder / "sum.ipynb").read_text()


def test_a_helper_of_the_same_size_saved_in_the_same_second_is_read_anew(tmp_path: Path) -> None:
    """Once, the compiled helper of the run before was taken, and the check found nothing."""
    options = write_course(tmp_path)
    (helper,) = [path for path in options.folder.rglob("*.py") if "FACTOR" in path.read_text(encoding="utf-8") and path.name != "sum.py"]
    os.utime(helper, (1_000_000_000, 1_000_000_000))
    write_labs(options=options)
    write_course(tmp_path, helper="FACTOR = 4\n")
    os.utime(helper, (1_000_000_000, 1_000_000_000))
    assert [p.rule for p in check_labs(options=options)] == ["lab-output", "lab-result", "lab-figure", "lab-prose"]


def test_a_cache_that_lies_is_caught_by_the_check(tmp_path: Path) -> None:
    options = write_course(tmp_path)
    write_labs(options=options)
    (kept,) = options.cache.iterdir()
    kept.write_text(kept.read_text().replace("The sum is 4.5", "The sum is 4.6"))
    write_labs(options=options)
    assert "The sum is 4.6" in (options.folder / "sum.ipynb").read_text()
    assert [p.rule for p in check_labs(options=options)] == ["lab-output"]


def test_a_damaged_cache_is_no_cache(tmp_path: Path) -> None:
    options = write_course(tmp_path)
    write_labs(options=options)
    (kept,) = options.cache.iterdir()
    kept.write_text("{")
    assert write_labs(options=options) == []
    assert "The sum is 4.5" in kept.read_text()


def test_the_key_knows_source_helpers_and_package_versions(tmp_path: Path) -> None:
    options = write_course(tmp_path)
    lab, _ = read_lab(options.folder / "sum.py")
    assert lab is not None
    options.project.write_text('[project.optional-dependencies]\nlabs = ["pytest==9.0", "nothing-of-that-name>=1"]\n')
    packages = cache.find_packages(options.project)
    assert packages == ["nothing-of-that-name", "pytest"]
    key = cache.find_key(lab, packages)
    assert cache.find_key(lab, ["pytest"]) != key
    (options.folder / "new_helper.py").write_text("x = 1\n")
    assert cache.find_key(lab, packages) != key


def test_a_lab_that_nobody_wrote_is_named_with_a_near_one(tmp_path: Path) -> None:
    options = write_course(tmp_path)
    assert [str(problem) for problem in write_labs(["sun"], options)] == [f"{options.folder}:1:1: lab-unknown: there is no lab 'sun' — did you mean 'sum'?"]


def test_the_command_reports_and_sets_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_course(tmp_path)
    parser = argparse.ArgumentParser()
    add_labs_command(parser.add_subparsers())
    options = parser.parse_args(["labs", "--labs", "labs", "--check"])
    assert options.run(options) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "labs/sum.py:1:1: lab-missing: there is no sum.ipynb — run 'course labs sum', look at what changed, and commit it"
    )
