"""`python -m tests.mutants`: plants one small fault after the other and says which of them no test notices.

A measurement, not a gate. Why not a tool: mutmut wants a source folder of another name than `scripts`, cosmic-ray starts an interpreter
for each fault, and Stryker brings 110 packages for two files. Here a Python fault runs in a fork of a process that has imported
everything but the engine, so it costs its tests alone; a browser module is replaced in a copy and its tests run in one Node process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from types import ModuleType

import bs4  # noqa: F401 - imported here, so that no fork has to (but hypothesis, which pytest wants to load)
import jsonschema  # noqa: F401
import markdown  # noqa: F401
import pydantic  # noqa: F401
import pytest
import yaml  # noqa: F401

from tests.mutants import browser, python
from tests.mutants.python import Mutant

ROOT = Path(__file__).parents[2]
ENGINE = "scripts/coursequiz"
MODULES = [f"{ENGINE}/{name}.py" for name in ("source", "document", "fields", "model", "bank", "banks")]
KINDS = [f"{ENGINE}/kinds/{name}.py" for name in "choices rows written single multiple numeric text order match categorise cloze output".split()]
SCRIPTS = [f"{ENGINE}/browser/{name}.mjs" for name in ("grading", "numbers", "sums", "score", "progress")]
FIRST = ["tests/coursequiz/test_golden.py"]
THEN = [f"tests/coursequiz/test_{name}.py" for name in ("lint", "languages", "coverage")]
"""Asked only where the first find nothing. The tests of damaged and random banks take half a minute, too long for each fault: they may know more."""
NODE_TESTS = "tests/coursequiz/browser/*.test.mjs"
PATIENCE = 120
"""Seconds after which a fault counts as noticed: it made something endless."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Plant small faults and say which no test notices.")
    parser.add_argument("files", nargs="*", default=[*MODULES, *KINDS, *SCRIPTS], help="modules (default: loader, kinds, grading and progress)")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="plant every Nth fault only")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    planted, missed = Counter[str](), []
    for mutant, noticed in _try_all(options.files, options.each, options.workers):
        planted[mutant.file] += 1
        if not noticed:
            missed.append(mutant)
            print(f"{mutant.file}:{mutant.line}: {mutant.change}", file=sys.stderr, flush=True)
    print(_show(planted, missed))
    return 0


def _try_all(files: Sequence[str], each: int, workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield each planted fault, and whether a test noticed it."""
    mutants = [mutant for file in files for mutant in _make(file)][::each]
    sound = [Mutant(file=file, line=1, change="nothing", source=Path(file).read_text(encoding="utf-8")) for file in dict.fromkeys(m.file for m in mutants)]
    with TemporaryDirectory() as top, ThreadPoolExecutor(workers) as pool:
        copies: Queue[Path] = Queue()
        for number in range(workers):
            copies.put(_copy_scripts(Path(top) / str(number)))

        def attempt(mutant: Mutant) -> bool:
            return _try_python(mutant) if mutant.file.endswith(".py") else _try_script(mutant, copies)

        if broken := [one.file for one, noticed in zip(sound, pool.map(attempt, sound), strict=True) if noticed]:
            raise SystemExit(f"tests fail without any fault planted in {', '.join(broken)}")
        yield from zip(mutants, pool.map(attempt, mutants), strict=True)


def _make(file: str) -> Iterator[Mutant]:
    make: Callable[[str, str], Iterator[Mutant]] = python.make_mutants if file.endswith(".py") else browser.make_mutants
    return make(Path(file).read_text(encoding="utf-8"), file)


def _try_python(mutant: Mutant) -> bool:
    return any(_fails_in_fork(mutant, tests) for tests in (FIRST, THEN))


def _fails_in_fork(mutant: Mutant, tests: list[str]) -> bool:
    """Return whether tests fail, or do not end, with a fault in one module."""
    child = os.fork()
    if child == 0:
        os._exit(_run_tests(mutant, tests))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def _run_tests(mutant: Mutant, tests: list[str]) -> int:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    module = mutant.file.removeprefix("scripts/").removesuffix(".py").replace("/", ".")
    sys.meta_path.insert(0, _Plant(module, mutant))
    try:
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow and not browser", "-k", "not command", *tests]))
    except BaseException:  # noqa: BLE001 - whatever it is, the fault was noticed
        return 1


class _Plant(MetaPathFinder, Loader):
    """Gives one module with a fault in it."""

    def __init__(self, module: str, mutant: Mutant) -> None:
        self._module = module
        self._mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, self, origin=self._mutant.file) if name == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(ROOT / self._mutant.file)
        exec(compile(self._mutant.source, module.__file__, "exec"), module.__dict__)  # noqa: S102 - our own module


def _copy_scripts(folder: Path) -> Path:
    for name in (f"{ENGINE}/browser", "tests/coursequiz/browser", "tests/cases"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / f"{ENGINE}/languages", folder / f"{ENGINE}/languages")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def _try_script(mutant: Mutant, copies: Queue[Path]) -> bool:
    folder = copies.get()
    file = folder / mutant.file
    names = ("build.test.mjs", "languages.test.mjs", "strings.test.mjs")  # about files, not about what the modules do
    tests = [str(test) for test in sorted(folder.glob(NODE_TESTS)) if test.name not in names]
    try:
        file.write_text(mutant.source, encoding="utf-8")
        command = ["node", "--test", "--test-isolation=none", *tests]
        run = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
        return run.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text((ROOT / mutant.file).read_text(encoding="utf-8"), encoding="utf-8")
        copies.put(folder)


def _show(planted: Counter[str], missed: list[Mutant]) -> str:
    """Return a Markdown table of all modules, and a list of what was missed."""
    lines = ["| Module | Faults planted | Not noticed |", "|---|---|---|"]
    lines += [f"| `{file.removeprefix(ENGINE + '/')}` | {count} | {sum(mutant.file == file for mutant in missed)} |" for file, count in planted.items()]
    lines += [f"| all | {planted.total()} | {len(missed)} |", ""]
    return "\n".join([*lines, *(f"- `{mutant.file}:{mutant.line}`: `{mutant.change}`" for mutant in missed)])


if __name__ == "__main__":
    sys.exit(main())
