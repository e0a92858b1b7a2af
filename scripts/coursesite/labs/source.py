"""A lab as its author wrote it: a Python file in cells, with front matter on top.

Owns the notation (`# %%`, `# %% [markdown]`, `# %% tags=["hide"]`) and which files of a folder are labs. Knows nothing of notebooks.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coursequiz.problems import Problem, shorten
from coursequiz.source import decode
from coursesite.lessons import Lesson, read_page

FOLDER = Path("docs/production-ml/labs")

_MARK = re.compile(r"""^# %%(?P<markdown> \[markdown\])?(?: tags=(?P<tags>\[(?:"[\w-]+"(?:, *"[\w-]+")*)?\]))?[ \t]*$""")
_START = "# ---"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a lab."""

    kind: Literal["markdown", "code"]
    source: str
    tags: tuple[str, ...] = ()
    """`hide`: left out of the page. `timing`: outputs are not compared. `rounding`: last digits may differ between processors."""
    line: int
    """Line of the cell's first line in the lab's file, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lab:
    """One lab: its front matter and its cells in order."""

    path: Path
    front: Lesson
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        """The name that results and messages carry."""
        return self.path.stem

    @property
    def notebook(self) -> Path:
        """The executed notebook that is committed."""
        return self.path.with_suffix(".ipynb")

    @property
    def results(self) -> Path:
        """The numbers that lessons quote."""
        return self.path.parent / "results" / f"{self.name}.json"

    @property
    def figures(self) -> Path:
        """The folder of the data that interactive figures show, a file each."""
        return self.path.parent / "figures" / self.name


def find_labs(folder: Path) -> list[Path]:
    """Return the labs of a folder: Python files that begin with front matter."""
    return sorted(path for path in folder.glob("*.py") if path.read_text(encoding="utf-8", errors="replace").startswith(_START + "\n"))


def find_helpers(folder: Path) -> list[Path]:
    """Return every other Python file at or below a folder: what labs may import or run."""
    labs = set(find_labs(folder))
    return sorted(path for path in folder.rglob("*.py") if path not in labs and not any(part.startswith(".") for part in path.parts))


def read_lab(path: Path) -> tuple[Lab | None, list[Problem]]:
    """Return a lab, or None with every problem of its text, its front matter and its cell marks."""
    text, problems = decode(path.read_bytes(), str(path))
    return (None, problems) if problems else read_lab_text(text, path)


def read_lab_text(text: str, path: Path) -> tuple[Lab | None, list[Problem]]:
    """Return the lab that a text is which belongs to `path`."""
    lines = text.splitlines()
    end = lines.index(_START, 1) if _START in lines[1:] else 0
    uncommented = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines)
    page, problems = read_page(f"{uncommented}\n".encode(), str(path), lesson=True)
    marks = [number for number in range(end + 1, len(lines)) if lines[number].startswith("# %%")]
    for number in marks:
        if not _MARK.match(lines[number]):
            found, remedy = f"{shorten(lines[number])} begins no cell", "write '# %%', '# %% [markdown]' or '# %% tags=[\"hide\"]'"
            problems.append(Problem(path=str(path), line=number + 1, column=1, rule="lab-cell", found=found, remedy=remedy))
    if problems or page is None or not isinstance(page.front, Lesson):
        return None, problems
    cells = [_read_cell(lines, start, stop) for start, stop in zip(marks, [*marks[1:], len(lines)], strict=True)]
    return Lab(path=path, front=page.front, cells=tuple(cells)), []


def _read_cell(lines: list[str], start: int, stop: int) -> Cell:
    mark = _MARK.match(lines[start])
    assert mark
    body = lines[start + 1 : stop]
    if mark["markdown"]:
        body = [line.removeprefix("#").removeprefix(" ") for line in body]
    while body and not body[-1].strip():
        body.pop()
    tags = tuple(json.loads(mark["tags"])) if mark["tags"] else ()
    return Cell(kind="markdown" if mark["markdown"] else "code", source="\n".join(body), tags=tags, line=start + 2)
