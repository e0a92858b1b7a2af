"""CPU time and memory of commands, and what several runs of them say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_KILO = 1024 if sys.platform != "darwin" else 1
"""Linux counts memory in kilobytes, macOS in bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """The least, the middle and the greatest of several values."""

    least: float
    middle: float
    greatest: float

    def show(self, digits: int = 2) -> str:
        """Return the three as `middle (least–greatest)`, or the one value that there is."""
        if self.least == self.greatest:
            return f"{self.middle:.{digits}f}"
        return f"{self.middle:.{digits}f} ({self.least:.{digits}f}–{self.greatest:.{digits}f})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What a command took."""

    cpu: float
    """Seconds, user and system."""
    memory: float
    """Megabytes at the peak."""


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of some values."""
    return Spread(least=min(values), middle=median(values), greatest=max(values))


def measure_cpu(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Return the seconds of CPU, user and system, that a command takes in `folder`."""
    return measure(command, folder, environment).cpu


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Return what a command takes in `folder`.

    Raises:
        RuntimeError: The command failed; the message ends with what it said.
    """
    log = folder / "command.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603 - our own words
        _, status, used = os.wait4(process.pid, 0)  # the only way to the resources of this one child
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    return Cost(cpu=used.ru_utime + used.ru_stime, memory=used.ru_maxrss * _KILO / 1e6)
