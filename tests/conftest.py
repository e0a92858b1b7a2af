"""The site under test: built once a run, by the command that authors use."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SITE_URL = "https://course.example/base/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, built strictly for an address with a path: by one worker, for all of a run."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "site"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            run_mkdocs(REPOSITORY, own / "half-built")
            (own / "half-built").rename(folder)
    return folder


def run_mkdocs(project: Path, folder: Path, *, strict: bool = True, succeeds: bool = True) -> subprocess.CompletedProcess[str]:
    """Build a project with plain `mkdocs build`, which must succeed unless the caller expects otherwise."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder), *(["--strict"] if strict else [])]
    environment = os.environ | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY / "scripts")}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert not succeeds or run.returncode == 0, run.stdout + run.stderr
    return run
