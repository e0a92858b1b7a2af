"""Two builds of one commit are the same bytes, wherever and by whomever they are made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SITE_URL

MACHINES = ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"})


def build(checkout: Path, machine: dict[str, str]) -> dict[str, bytes]:
    """Return the files of the site as `make build` makes it from a checkout of the last commit."""
    checkout.parent.mkdir()
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, checkout], check=True, capture_output=True)
    date = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=checkout, check=True, capture_output=True, text=True).stdout.strip()
    site = checkout.parent / "built"
    own = {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(checkout / "scripts"), "SOURCE_DATE_EPOCH": date}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=checkout,
        env=os.environ | own | machine,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


@pytest.mark.slow
def test_two_checkouts_at_different_paths_give_the_same_bytes(tmp_path: Path) -> None:
    one = build(tmp_path / "one" / "course", MACHINES[0])
    other = build(tmp_path / "another longer path" / "checkout", MACHINES[1])
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert "index.html" in one
