"""What `course labs` does: runs the labs whose source, helpers or packages changed, or runs all and compares with what is committed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from coursequiz.problems import Problem, suggest
from coursesite.labs import cache
from coursesite.labs.compare import compare_run
from coursesite.labs.notebook import write_text
from coursesite.labs.prose import check_prose
from coursesite.labs.run import run_lab
from coursesite.labs.source import FOLDER, Lab, find_labs, read_lab

AT_ONCE = 2
"""Labs that run side by side: each takes one core."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """Where labs stand, and where runs are kept."""

    folder: Path = FOLDER
    cache: Path = cache.FOLDER
    project: Path = Path("pyproject.toml")


def write_labs(names: Sequence[str] = (), options: Options | None = None) -> list[Problem]:
    """Run what changed since it was last run, write notebooks and results, and return the problems.

    Args:
        names: Labs to run; all if empty.
        options: Where labs stand.
    """
    options = options or Options()
    labs, problems = _read_labs(names, options.folder)
    if problems:
        return problems
    packages = cache.find_packages(options.project)

    def write(lab: Lab) -> list[Problem]:
        begin, key = time.perf_counter(), cache.find_key(lab, packages)
        kept = cache.read_run(options.cache, lab, key)
        run, failures = (kept, []) if kept else run_lab(lab)
        if run is None:
            return failures
        if not kept:
            cache.write_run(options.cache, lab, key, run)
        lab.notebook.write_text(write_text(run.notebook), encoding="utf-8")
        if run.results:
            lab.results.parent.mkdir(exist_ok=True)
            lab.results.write_text(run.results, encoding="utf-8")
        for name, text in run.figures.items():
            lab.figures.mkdir(parents=True, exist_ok=True)
            (lab.figures / f"{name}.json").write_text(text, encoding="utf-8")
        print(f"{lab.name}: {'from the cache' if kept else f'run in {time.perf_counter() - begin:.0f} s'}", flush=True)
        return check_prose(lab, run)

    return _side_by_side(write, labs)


def check_labs(names: Sequence[str] = (), options: Options | None = None) -> list[Problem]:
    """Run the labs again, never from the cache, and return every difference from what is committed."""
    labs, problems = _read_labs(names, (options or Options()).folder)
    if problems:
        return problems

    def check(lab: Lab) -> list[Problem]:
        begin = time.perf_counter()
        run, failures = run_lab(lab)
        if run is None:
            return failures
        found = compare_run(lab, run) + check_prose(lab, run)
        print(f"{lab.name}: run in {time.perf_counter() - begin:.0f} s, {'as committed' if not found else f'{len(found)} problems'}", flush=True)
        return found

    return _side_by_side(check, labs)


def _side_by_side(work: Callable[[Lab], list[Problem]], labs: Iterable[Lab]) -> list[Problem]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [problem for found in pool.map(work, labs) for problem in found]


def _read_labs(names: Sequence[str], folder: Path) -> tuple[list[Lab], list[Problem]]:
    paths = {path.stem: path for path in find_labs(folder)}
    problems = [
        Problem(path=str(folder), line=1, column=1, rule="lab-unknown", found=f"there is no lab '{name}'", remedy=suggest(name, paths))
        for name in names
        if name not in paths
    ]
    labs = []
    for name in names or paths:
        if name in paths:
            lab, found = read_lab(paths[name])
            problems += found
            labs += [lab] if lab else []
    return labs, problems
