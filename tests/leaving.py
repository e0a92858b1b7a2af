"""A command whose reader goes away, as `| head -1` does."""

from __future__ import annotations

import subprocess
import sys


def read_one_line(module: str, *arguments: str) -> tuple[int, str]:
    """Run a module's command, read one line and close what it writes to; return its exit status, and what it says of that."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    return process.returncode, said
