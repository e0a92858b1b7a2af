"""Who finds what: `python -m tests.coursesite.damage.table SITE LYCHEE HTML_VALIDATE` prints a Markdown table for docs/contribute/checkers.md.

Each fault of one page stands in a copy of that page beside it, so each program runs once over all. A fault counts as found where a program
says more of the copy than of the page as it was.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from coursesite.check.built import check_built
from tests.coursesite.damage import SITE_FAULTS
from tests.coursesite.damage.operator import read_files


def main(site: Path, lychee: Path, validate: Path) -> None:
    """Print the table."""
    with TemporaryDirectory() as top:
        folder = Path(top) / "site"
        shutil.copytree(site, folder)
        files = read_files(folder)
        copies: dict[str, tuple[str, str, Path, Path]] = {}
        for fault in SITE_FAULTS:
            planted = fault.plant(files)
            ((name, data),) = planted.changes.items()
            if data is None or name not in files or not name.endswith("index.html"):
                continue
            page, sound = folder / name, (folder / name).with_name("sound.html")
            copy = page.with_name(f"fault-{fault.name}.html")
            copy.write_bytes(data)
            shutil.copy(page, sound)
            copies[fault.name] = (fault.name, fault.rule, copy, sound)
        paths = sorted({path for _, _, copy, sound in copies.values() for path in (copy, sound)})
        counts = {"course check": _ours(folder), "lychee": _lychee(lychee, folder, paths), "html-validate": _validate(validate, paths)}
        rules = Counter(rule for _, rule, _, _ in copies.values())
        print(f"{len(copies)} faults of one page each.\n\n| Rule | Faults | {' | '.join(counts)} |\n|---|--:|{'--:|' * len(counts)}")
        totals: Counter[str] = Counter()
        for rule in sorted(rules):
            found = {who: sum(count[copy] > count[sound] for _, of, copy, sound in copies.values() if of == rule) for who, count in counts.items()}
            totals.update(found)
            print(f"| `{rule}` | {rules[rule]} | {' | '.join(str(found[who]) for who in counts)} |")
        print(f"| **all** | {len(copies)} | {' | '.join(str(totals[who]) for who in counts)} |")


def _ours(folder: Path) -> Counter[Path]:
    return Counter(Path(remark.problem.path) for remark in check_built(folder, None)[1])


def _lychee(program: Path, folder: Path, paths: list[Path]) -> Counter[Path]:
    words = ["--offline", "--include-fragments=full", "--index-files", "index.html", "--root-dir", str(folder), "--no-progress", "--format", "json"]
    run = subprocess.run([str(program), *words, *map(str, paths)], capture_output=True, text=True, check=False)
    return Counter({Path(name): len(entries) for name, entries in json.loads(run.stdout)["error_map"].items()})


def _validate(program: Path, paths: list[Path]) -> Counter[Path]:
    with TemporaryDirectory() as top:
        report = Path(top) / "report.json"  # what it prints it cuts off
        subprocess.run([str(program), "--preset", "standard", "--formatter", f"json={report}", *map(str, paths)], capture_output=True, check=False)
        return Counter({Path(page["filePath"]): len(page["messages"]) for page in json.loads(report.read_text(encoding="utf-8"))})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
