"""The lock files hold what pyproject.toml asks for: exact, with hashes, without addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import coursequiz
from coursesite.locks import LOCKS

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_every_package_that_its_groups_ask_for(lock: str) -> None:
    wanted = [*PROJECT["dependencies"], *(line for group in LOCKS[lock] for line in PROJECT["optional-dependencies"][group])]
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert any(requirement.specifier.contains(version) for version in versions), f"{lock} lacks {requirement}: run 'make lock'"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock != "requirements.txt"])
def test_locks_agree_on_the_packages_that_they_share(lock: str) -> None:
    first = pins("requirements.txt")
    differing = {name: (versions, first[name]) for name, versions in pins(lock).items() if name in first and versions - first[name]}
    assert differing == {}


def test_the_engines_own_package_says_what_the_project_says() -> None:
    """The engine is packed by a pyproject.toml of its own; what both say must not drift apart."""
    engine = tomllib.loads((ROOT / "scripts/coursequiz/pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert engine["dependencies"] == PROJECT["dependencies"]
    assert engine["requires-python"] == PROJECT["requires-python"]
    for group in ("markdown.extensions", "mkdocs.plugins"):
        assert engine["entry-points"][group]["coursequiz"] == PROJECT["entry-points"][group]["coursequiz"]
    assert engine["scripts"]["coursequiz"] == PROJECT["scripts"]["coursequiz"]
    assert coursequiz.__version__ == PROJECT["version"]
