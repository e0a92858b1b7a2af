"""Runs kept between commands: one file for each lab and everything that its outputs depend on.

The key covers the lab, every helper beside it, and the versions of the packages that labs use. So a cached run is never a stale one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coursesite.labs.run import Run
from coursesite.labs.source import Lab, find_helpers

FOLDER = Path(".cache/labs")
_FORMAT = "2"


def find_packages(project: Path) -> list[str]:
    """Return the names of the packages that labs use: the group `labs` of pyproject.toml, or none without one."""
    if not project.exists():
        return []
    groups = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {}).get("optional-dependencies", {})
    return sorted(re.split(r"[^A-Za-z0-9._-]", requirement)[0] for requirement in groups.get("labs", []))


def find_key(lab: Lab, packages: list[str]) -> str:
    """Return the key of a lab's run: it changes when anything that the outputs depend on changes."""
    digest = hashlib.sha256(_FORMAT.encode())
    digest.update(sys.version.split()[0].encode())
    for path in [lab.path, *find_helpers(lab.path.parent)]:
        digest.update(f"\0{path.relative_to(lab.path.parent)}\0".encode())
        digest.update(path.read_bytes())
    for name in packages:
        digest.update(f"\0{name}={_version(name)}".encode())
    return digest.hexdigest()[:20]


def read_run(folder: Path, lab: Lab, key: str) -> Run | None:
    """Return the run that was kept under a key, or None; a damaged file counts as none."""
    try:
        kept = json.loads((folder / f"{lab.name}-{key}.json").read_text(encoding="utf-8"))
        return Run(notebook=kept["notebook"], results=kept["results"], figures=kept["figures"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_run(folder: Path, lab: Lab, key: str, run: Run) -> None:
    """Keep a run, and drop older ones of the same lab."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{lab.name}-*.json"):
        old.unlink()
    kept = {"notebook": run.notebook, "results": run.results, "figures": run.figures}
    (folder / f"{lab.name}-{key}.json").write_text(json.dumps(kept), encoding="utf-8")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
