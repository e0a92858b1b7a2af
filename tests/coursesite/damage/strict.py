"""Faults in sources, told by `course check` and by `mkdocs build --strict` alone: which of them the warnings of MkDocs name.

A build holds at most one fault a file, so that a warning can be laid at the door of one. Some of our own rules end a build, and then
nobody knows what MkDocs would have said of the other faults: they are built again in halves, down to one alone. What was found is kept,
so that a run that was stopped goes on; a fault whose files have changed since is planted again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from coursesite.check.run import check_course
from coursesite.check.sources.course import Folders
from tests.conftest import REPOSITORY
from tests.coursesite.damage import BUILT_FAULTS, SOURCE_FAULTS, UNBUILT_FAULTS
from tests.coursesite.damage.operator import Files, Planted, find_missed, in_rounds, read_files, write_changes

FOLDERS = Folders(docs=Path("docs"), quizzes=Path("quizzes"), config=Path("mkdocs.yml"), others=(Path("scripts"), Path("README.md")))
SETTINGS = "mkdocs.yml"
FAULTS = (*SOURCE_FAULTS, *BUILT_FAULTS, *UNBUILT_FAULTS)

_OURS = re.compile(r"[^:\s][^:]*:\d+:\d+: [a-z0-9-]+: ")
"""A message of our own rules, which our extension and our hooks tell while MkDocs builds."""
_WORD = re.compile(r"[\w./#-]{4,}")


def count_sources(record: Path) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the rule of each fault, and by program the faults that it finds.

    Args:
        record: Where it is kept what a strict build told; made where it is missing.
    """
    record = record.absolute()
    with TemporaryDirectory() as top:
        for name in ("docs", "quizzes", "scripts"):
            shutil.copytree(REPOSITORY / name, Path(top) / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("mkdocs.yml", "README.md"):
            shutil.copy(REPOSITORY / name, top)
        with chdir(top):
            files = {name: data for name, data in read_files(Path()).items() if name.startswith(("docs/", "quizzes/", "scripts/theme/")) or name == SETTINGS}
            mkdocs = _find_by_mkdocs(files, record)
            return {fault.name: fault.rule for fault in FAULTS}, {"course check": _find_by_course(files), "mkdocs --strict": mkdocs}


def _find_by_course(files: Files) -> set[str]:
    """Return what `course check` finds; faults that need no build stand apart from those that need one, since some of them end it."""
    found: set[str] = set()
    alone = ([(fault, fault.plant(files))] for fault in UNBUILT_FAULTS)
    for together in (*in_rounds(SOURCE_FAULTS, files), *in_rounds(BUILT_FAULTS, files), *alone):
        for _, planted in together:
            write_changes(Path(), planted.changes)
        problems = [remark.problem for remark in check_course(FOLDERS, Path("site"))[0]]
        found |= {fault.name for fault, _ in together} - {text.partition(":")[0] for text in find_missed(together, problems, Path())}
        write_changes(Path(), {name: files.get(name) for _, planted in together for name in planted.changes})
    return found


def _find_by_mkdocs(files: Files, record: Path) -> set[str]:
    known: dict[str, bool] = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    planted = {fault.name: fault.plant(files) for fault in FAULTS}
    keys = {name: f"{name} {_hash(one.changes)}" for name, one in planted.items()}
    sound, _ = _build()
    waiting = list(_apart([name for name in planted if keys[name] not in known], planted))
    while waiting:
        names = waiting.pop()
        for name in names:
            write_changes(Path(), planted[name].changes)
        warnings, whole = _build()
        for name in names:
            write_changes(Path(), {path: files.get(path) for path in planted[name].changes})
        if not whole and len(names) > 1:
            waiting += [names[::2], names[1::2]]
            continue
        known |= {keys[name]: any(_names(line, planted[name], files) for line in warnings if line not in sound) for name in names}
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    return {name for name in planted if known[keys[name]]}


def _apart(names: Iterable[str], planted: Mapping[str, Planted]) -> Iterator[list[str]]:
    """Yield faults that stand in different files, together; one in the settings, which may change every page, alone."""
    waiting = list(names)
    while waiting:
        together: list[str] = []
        taken: set[str] = set()
        for name in waiting:
            files = {*planted[name].changes, planted[name].path}
            if SETTINGS in files:
                yield [name]
            elif not files & taken:
                together.append(name)
                taken |= files
        waiting = [name for name in waiting if name not in together and SETTINGS not in planted[name].changes]
        yield from [together] if together else []


def _hash(changes: Mapping[str, bytes | None]) -> str:
    return hashlib.sha256(b"\0".join(name.encode() + b"\0" + (data or b"") for name, data in changes.items())).hexdigest()[:12]


def _build() -> tuple[list[str], bool]:
    """Return what MkDocs warns of, in its own words, and whether the build went on to its end."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://course.example/base/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(Path("site-strict").absolute())]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    lines = [line.partition("-")[2].strip() for line in run.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
    return [line for line in lines if not _OURS.match(line)], run.returncode == 0 or "in strict mode" in run.stderr


def _names(warning: str, planted: Planted, files: Files) -> bool:
    """Return whether a warning names the file and something that was planted in it, or a file that is gone."""
    for name, data in planted.changes.items():
        words = [name.removeprefix("docs/")] if data is None or name not in files else []
        if data is not None and name in files:
            words = _WORD.findall(_added(files[name].decode("utf-8", "replace"), data.decode("utf-8", "replace")))
        page = planted.path.removeprefix("docs/")
        is_of = page in warning and (not warning.startswith("Doc file '") or warning.startswith(f"Doc file '{page}'"))
        if (is_of or name == SETTINGS) and any(word.rstrip("/").rpartition("/")[2] in warning for word in words if word not in page):
            return True
    return False


def _added(old: str, new: str) -> str:
    """Return the lines that a text has got, and those that it has lost."""
    before, after = old.splitlines(), new.splitlines()
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if len(before) < 2000 else []
    return "\n".join(line for tag, a, b, c, d in blocks if tag != "equal" for line in (*before[a:b], *after[c:d]))
