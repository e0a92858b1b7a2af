"""The commands can be listed with the packages that every environment of this project has."""

from __future__ import annotations

import subprocess
import sys

import pytest

NOT_EVERYWHERE = ("bs4", "latex2mathml", "lxml", "mkdocs", "nbclient", "playwright")
"""What only the site, the tests or the labs bring along; `course labs` runs where there is only the last group."""


@pytest.mark.parametrize("missing", NOT_EVERYWHERE)
def test_course_starts_without_a_package_that_other_commands_need(missing: str) -> None:
    blocked = f"import sys; sys.modules[{missing!r}] = None; from coursesite.cli import main; main(['labs', '--help'])"
    run = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("usage: course labs")
