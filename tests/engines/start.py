"""Starts an engine by name."""

from __future__ import annotations

from pathlib import Path

from coursesite.engines import ENGINES, get_programs
from tests.engines.firefox import Firefox
from tests.engines.remote import Remote
from tests.engines.webkit import WebKit


def start_engine(name: str, folder: Path) -> Remote:
    """Return the running engine, which keeps its files in a folder.

    Raises:
        LookupError: It is not there and cannot be had; the message says what to install.
    """
    programs = get_programs(ENGINES[name])
    return Firefox(programs["firefox"], folder) if name == "firefox" else WebKit(programs, folder)
