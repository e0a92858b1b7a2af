"""A course in a temporary folder, and the checker run on it: as a function, or as the command that authors type."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursequiz.cli import main

REPOSITORY = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent / "sample"
SAMPLE_BANK = "course/lesson.yml"

LINE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<rule>[a-z0-9-]+): (?P<found>.+) — (?P<remedy>.+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a run of the checker said."""

    status: int
    out: str
    err: str

    def lines(self) -> list[re.Match[str]]:
        """Return the printed lines, each matched against the grammar of messages."""
        matches = [LINE.fullmatch(line) for line in self.out.splitlines()]
        assert None not in matches, f"a line is not path:line:col: rule: found — remedy:\n{self.out}"
        return [match for match in matches if match]

    def rules(self, path: str) -> set[str]:
        """Return the rules reported for one file."""
        return {match["rule"] for match in self.lines() if match["path"] == path}


def copy_course(folder: Path, source: Path) -> Path:
    """Return `folder` with a copy of the banks of `source`, and its docs beside them."""
    shutil.copytree(source / "quizzes", folder / "quizzes")
    (folder / "docs").symlink_to(source / "docs", target_is_directory=True)
    return folder


def find_real_banks() -> list[str]:
    """Return the banks of this site, below quizzes/."""
    quizzes = REPOSITORY / "quizzes"
    return sorted(file.relative_to(quizzes).as_posix() for file in quizzes.rglob("*.yml") if file.name != "objectives.yml")


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Report:
    """Run `coursequiz check` in this process and return what it said."""
    capsys.readouterr()
    try:
        status = main(["check", *arguments])
    except SystemExit as end:  # argparse ends so on wrong use
        status = end.code if isinstance(end.code, int) else 1
    out, err = capsys.readouterr()
    return Report(status=status, out=out, err=err)


def run_command(folder: Path, arguments: Sequence[str] = (), *, seconds: float = 5) -> Report:
    """Run `coursequiz check` as a process of its own in `folder`, for at most `seconds`."""
    command = [sys.executable, "-m", "coursequiz.cli", "check", *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, timeout=seconds, env={"PYTHONPATH": str(REPOSITORY / "scripts")}, check=False)
    return Report(status=run.returncode, out=run.stdout.decode(), err=run.stderr.decode())
