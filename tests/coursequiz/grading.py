"""The browser's own grading, run by Node: what a published page would say to an answer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import REPOSITORY

GRADING = REPOSITORY / "scripts" / "coursequiz" / "browser" / "grading.mjs"
PROGRAM = """
import { grade } from %s;
let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map(([kind, key, response]) => grade(kind, key, response))));
"""


def grade_all(cases: list[tuple[str, Any, tuple[str, ...]]]) -> list[dict[str, Any]]:
    """Return what grading.mjs says to each case (kind, key, response)."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:{Path.home()}") or shutil.which("node")
    assert node, "node is missing: run 'make test', which installs it"
    program = PROGRAM % json.dumps(GRADING.as_uri())
    run = subprocess.run([node, "--input-type=module", "--eval", program], input=json.dumps(cases), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    graded: list[dict[str, Any]] = json.loads(run.stdout)
    return graded
