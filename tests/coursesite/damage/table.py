"""Who finds what: `python -m tests.coursesite.damage.table` prints the Markdown tables of docs/contribute/checkers.md.

Each fault of one built page stands in a copy of that page beside it, so each program runs once over all. Of what a program says, only that
counts which it does not say of the page as it was, and which names what was planted. Faults in sources are held against the warnings of
`mkdocs build --strict`, those of our own rules left out.
"""

from __future__ import annotations

import argparse
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.coursesite.damage import SITE_FAULTS
from tests.coursesite.damage.operator import Files, read_files
from tests.coursesite.damage.others import Copy, find_by_course, find_by_html_validate, find_by_linkinator, find_by_lychee
from tests.coursesite.damage.strict import count_sources

BASE = "base"
"""The folder that the site lies in, as on its host: absolute addresses then lead to it."""


def main() -> None:
    """Print both tables, or the second alone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=Path("site"), help="built for https://course.example/base/ (default: site)")
    parser.add_argument("--lychee", type=Path, default=Path(".venv-links/bin/lychee"))
    parser.add_argument("--peers", type=Path, default=Path(".cache/peers/node_modules/.bin"), help="where linkinator and html-validate are")
    parser.add_argument("--record", type=Path, default=Path(".cache/damage/strict.json"), help="what strict builds told so far; a run goes on from it")
    parser.add_argument("--sources", action="store_true", help="print the second table alone: it needs no built site and no other program")
    options = parser.parse_args()
    if not options.sources:
        _print_built(options)
        print()
    _print_table(*count_sources(options.record))


def _print_built(options: argparse.Namespace) -> None:
    """Print the table of faults in the built site."""
    with TemporaryDirectory() as top:
        folder = Path(top) / BASE
        shutil.copytree(options.site, folder)
        files = read_files(folder)
        ours = find_by_course(folder, SITE_FAULTS, files)
        copies = _plant(folder, files)
        found = {
            "course check": ours & {copy.name for copy in copies},
            "lychee": find_by_lychee(options.lychee.absolute(), Path(top), copies),
            "linkinator": find_by_linkinator(options.peers.absolute() / "linkinator", Path(top), copies),
            "html-validate": find_by_html_validate(options.peers.absolute() / "html-validate", copies),
        }
    print(f"{len(SITE_FAULTS)} faults in the built site, of which `course check` finds {len(ours)}; {len(copies)} of them change one page and nothing else.\n")
    _print_table({copy.name: copy.rule for copy in copies}, found)


def _plant(folder: Path, files: Files) -> list[Copy]:
    """Write a copy of a page for each fault that changes one page and no other file, and the page as it was beside them."""
    copies = []
    for fault in SITE_FAULTS:
        changes = fault.plant(files).changes
        name, data = next(iter(changes.items()))
        if len(changes) == 1 and data is not None and name in files and name.endswith("index.html"):
            page = folder / name
            sound, copy = page.with_name("sound.html"), page.with_name(f"fault-{fault.name}.html")
            shutil.copy(page, sound)
            copy.write_bytes(data)
            copies.append(Copy(name=fault.name, rule=fault.rule, file=copy, sound=sound))
    return copies


def _print_table(rules: Mapping[str, str], found: Mapping[str, Iterable[str]]) -> None:
    """Print how many faults of each rule each program finds.

    Args:
        rules: Name of a fault to its rule.
        found: Program to the names of the faults that it finds.
    """
    all_of, by = Counter(rules.values()), {who: Counter(rules[name] for name in names) for who, names in found.items()}
    print(f"| Rule | Faults | {' | '.join(by)} |\n|---|--:|{'--:|' * len(by)}")
    ours, *others = by.values()
    alone = [rule for rule in all_of if not any(counts[rule] for counts in others)]
    for rule in sorted(all_of.keys() - set(alone)):
        print(f"| `{rule}` | {all_of[rule]} | {' | '.join(str(counts[rule]) for counts in by.values())} |")
    cells = [sum(counts[rule] for rule in alone) for counts in (all_of, ours, *others)]
    print(f"| {len(alone)} other rules | {' | '.join(map(str, cells))} |")
    print(f"| **all** | {len(rules)} | {' | '.join(str(counts.total()) for counts in by.values())} |")
    for who, names in found.items():
        if len(missed := sorted(rules.keys() - set(names))) < len(rules) / 4:
            print(f"<!-- not found by {who}: {', '.join(missed) or 'none'} -->")


if __name__ == "__main__":
    main()
