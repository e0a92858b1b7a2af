"""`python -m tests.mutants`: plants one small fault after the other and says which of them no test notices.

A measurement, not a gate. Why not a tool: mutmut wants a source folder of another name than `scripts`, cosmic-ray starts an interpreter
for each fault, and Stryker brings 110 packages for two files.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.mutants import browser, copies, forks, python
from tests.mutants.python import Mutant

ROOT = Path(__file__).parents[2]
ENGINE = "scripts/coursequiz"
MODULES = [f"{ENGINE}/{name}.py" for name in ("source", "document", "fields", "model", "bank", "banks")]
KINDS = [f"{ENGINE}/kinds/{name}.py" for name in "choices rows written single multiple numeric text order match categorise cloze output".split()]
SCRIPTS = [f"{ENGINE}/browser/{name}.mjs" for name in ("grading", "numbers", "sums", "score", "progress", "sitting", "draw")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Plant small faults and say which no test notices.")
    parser.add_argument("files", nargs="*", default=[*MODULES, *KINDS, *SCRIPTS], help="modules (default: loader, kinds, grading and progress)")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="plant every Nth fault only")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    mutants = [mutant for file in options.files for mutant in _make(file)][:: options.each]
    sound = [Mutant(file=file, line=1, change="nothing", source=Path(file).read_text(encoding="utf-8")) for file in dict.fromkeys(m.file for m in mutants)]
    if broken := [mutant.file for mutant, noticed in _try_all(sound, options.workers) if noticed]:
        raise SystemExit(f"tests fail without any fault planted in {', '.join(broken)}")
    missed = [mutant for mutant, noticed in _try_all(mutants, options.workers) if not noticed]
    print(_show(Counter(mutant.file for mutant in mutants), missed))
    return 0


def _try_all(mutants: Sequence[Mutant], workers: int) -> list[tuple[Mutant, bool]]:
    """Return each fault and whether a test noticed it; say at once of each which none did."""
    tried = []

    def tell(mutant: Mutant, noticed: bool) -> None:
        tried.append((mutant, noticed))
        if not noticed and mutant.change != "nothing":
            print(f"{mutant.file}:{mutant.line}: {mutant.change}", file=sys.stderr, flush=True)

    for suffix, try_all in ((".py", forks.try_all), (".mjs", copies.try_all)):
        if some := [mutant for mutant in mutants if mutant.file.endswith(suffix)]:
            try_all(some, workers, tell)
    return tried


def _make(file: str) -> Iterator[Mutant]:
    make: Callable[[str, str], Iterator[Mutant]] = python.make_mutants if file.endswith(".py") else browser.make_mutants
    return make(Path(file).read_text(encoding="utf-8"), file)


def _show(planted: Counter[str], missed: list[Mutant]) -> str:
    """Return a Markdown table of all modules, and a list of what was missed."""
    lines = ["| Module | Faults planted | Not noticed |", "|---|---|---|"]
    lines += [f"| `{file.removeprefix(ENGINE + '/')}` | {count} | {sum(mutant.file == file for mutant in missed)} |" for file, count in planted.items()]
    lines += [f"| all | {planted.total()} | {len(missed)} |", ""]
    return "\n".join([*lines, *(f"- `{mutant.file}:{mutant.line}`: `{mutant.change}`" for mutant in missed)])


if __name__ == "__main__":
    sys.exit(main())
