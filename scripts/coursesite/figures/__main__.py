"""Writes the figures, or with `--check` says which differ from what the labs measured."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from coursesite.figures.svg import write_drawing
from coursesite.figures.system import render_system_parts
from coursesite.figures.training import render_error_by_age, render_error_by_month

LABS = Path("production-ml/labs")
FIGURES = Path("assets/figures")


def render_figures(docs: Path) -> dict[Path, str]:
    """Return the text of each figure by its path.

    Args:
        docs: The docs folder, with the labs' results.
    """
    system, training = (_read_measured(docs / LABS / "results" / f"{lab}.json") for lab in ("system", "training"))
    drawings = [render_system_parts(system), render_error_by_month(training), render_error_by_age(training)]
    return {docs / FIGURES / f"{drawing.name}.svg": write_drawing(drawing) for drawing in drawings}


def _read_measured(path: Path) -> dict[str, float]:
    """Return what a lab measured, by name."""
    return {name: float(entry["value"]) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()}


def main() -> int:
    """Return 0, or 1 if `--check` found a figure out of date."""
    parser = argparse.ArgumentParser(prog="python -m coursesite.figures", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a figure is out of date")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the docs folder (default: docs)")
    arguments = parser.parse_args()
    old = 0
    for path, text in render_figures(arguments.docs).items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if arguments.check:
            old += 1
            sys.stdout.write(f"{path}:1:1: figure-old: it differs from what the labs measured — run `python -m coursesite.figures`\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
