"""Tries a fault in a browser module: in a copy of the scripts, whose tests run in one Node process."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory

from tests.mutants.python import Mutant

FOLDERS = ["scripts/coursequiz/browser", "scripts/coursequiz/languages", "tests/coursequiz/browser", "tests/cases"]
ABOUT_FILES = {"build", "languages", "strings"}
"""Tests that are not about what the modules do."""
SECONDS = 60
"""Of processor time, after which a fault counts as noticed: it made something endless."""


def try_all(mutants: list[Mutant], workers: int, tell: Callable[[Mutant, bool], None]) -> None:
    """Tell of each fault whether tests fail, or do not end, with it."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        free: Queue[_Copy] = Queue()
        for number in range(workers):
            free.put(_Copy(Path(folder) / str(number)))

        def attempt(mutant: Mutant) -> bool:
            copy = free.get()
            try:
                return copy.notices(mutant)
            finally:
                free.put(copy)

        for mutant, noticed in zip(mutants, pool.map(attempt, mutants), strict=True):
            tell(mutant, noticed)


class _Copy:
    """A copy of the scripts and their tests, in which one module after the other is replaced."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in FOLDERS:
            shutil.copytree(name, folder / name)
        (folder / "node_modules").symlink_to(Path("node_modules").absolute())
        tests = {file.name.removesuffix(".test.mjs"): str(file) for file in sorted(folder.glob("tests/coursequiz/browser/*.test.mjs"))}
        self._tests = {name: file for name, file in tests.items() if name not in ABOUT_FILES}

    def notices(self, mutant: Mutant) -> bool:
        """Return whether tests fail, or do not end, with a fault in one module; its own tests are asked first."""
        file = self._folder / mutant.file
        sound = file.read_text(encoding="utf-8")
        file.write_text(mutant.source, encoding="utf-8")
        own = self._tests.get(file.stem)
        try:
            return bool(own and self._fails([own])) or self._fails([test for test in self._tests.values() if test != own])
        finally:
            file.write_text(sound, encoding="utf-8")

    def _fails(self, tests: list[str]) -> bool:
        command = f'ulimit -t {SECONDS}; exec node --test --test-isolation=none "$@"'
        return subprocess.run(["sh", "-c", command, "sh", *tests], cwd=self._folder, capture_output=True, check=False).returncode != 0
