"""Faults in sources, told by `course check` and by `mkdocs build --strict` alone: which of them the warnings of MkDocs name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from coursesite.check.run import check_course
from coursesite.check.sources.course import Folders
from tests.conftest import REPOSITORY
from tests.coursesite.damage import BUILT_FAULTS, SOURCE_FAULTS, UNBUILT_FAULTS
from tests.coursesite.damage.operator import Files, Planted, find_missed, in_rounds, read_files, write_changes

FOLDERS = Folders(docs=Path("docs"), quizzes=Path("quizzes"), config=Path("mkdocs.yml"), others=(Path("scripts"), Path("README.md")))
FAULTS = (*SOURCE_FAULTS, *BUILT_FAULTS, *UNBUILT_FAULTS)

_OURS = re.compile(r"[^:\s][^:]*:\d+:\d+: [a-z0-9-]+: ")
"""A message of our own rules, which our extension and our hooks tell while MkDocs builds."""
_WORD = re.compile(r"[\w./#-]{4,}")


def count_sources() -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the rule of each fault, and by program the faults that it finds."""
    found: dict[str, set[str]] = {"course check": set(), "mkdocs --strict": set()}
    here = Path.cwd()
    with TemporaryDirectory() as top:
        for name in ("docs", "quizzes", "scripts"):
            shutil.copytree(REPOSITORY / name, Path(top) / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("mkdocs.yml", "README.md"):
            shutil.copy(REPOSITORY / name, top)
        os.chdir(top)
        try:
            files = {name: data for name, data in read_files(Path()).items() if name.startswith(("docs/", "quizzes/")) or name == "mkdocs.yml"}
            sound = set(_build())
            for together in (*in_rounds((*SOURCE_FAULTS, *BUILT_FAULTS), files), *([(fault, fault.plant(files))] for fault in UNBUILT_FAULTS)):
                for _, planted in together:
                    write_changes(Path(), planted.changes)
                problems = [remark.problem for remark in check_course(FOLDERS, Path("site"))[0]]
                warnings = [line for line in _build() if line not in sound]
                found["course check"] |= {fault.name for fault, _ in together} - {text.partition(":")[0] for text in find_missed(together, problems, Path())}
                found["mkdocs --strict"] |= {fault.name for fault, planted in together if any(_names(line, planted, files) for line in warnings)}
                write_changes(Path(), {name: files.get(name) for _, planted in together for name in planted.changes})
        finally:
            os.chdir(here)
    return {fault.name: fault.rule for fault in FAULTS}, found


def _build() -> list[str]:
    """Return what MkDocs warns of, in its own words."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://course.example/base/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(Path("site-strict").absolute())]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    lines = [line.partition("-")[2].strip() for line in run.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
    return [line for line in lines if not _OURS.match(line)]


def _names(warning: str, planted: Planted, files: Files) -> bool:
    """Return whether a warning names the file and something that was planted in it, or a file that is gone."""
    for name, data in planted.changes.items():
        words = [name.removeprefix("docs/")] if data is None or name not in files else []
        if data is not None and name in files:
            words = _WORD.findall(_added(files[name].decode("utf-8", "replace"), data.decode("utf-8", "replace")))
        page = planted.path.removeprefix("docs/")
        if (page in warning or name == "mkdocs.yml") and any(word.rpartition("/")[2] in warning for word in words if word not in page):
            return True
    return False


def _added(old: str, new: str) -> str:
    """Return the lines that a text has got, and those that it has lost."""
    before, after = old.splitlines(), new.splitlines()
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if len(before) < 2000 else []
    return "\n".join(line for tag, a, b, c, d in blocks if tag != "equal" for line in (*before[a:b], *after[c:d]))
