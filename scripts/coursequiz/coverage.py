"""Objectives against levels and places: how many questions stand in each cell, and which cells should not be empty.

A course asks about each objective at every step from knowing to judging. Where a module has a test, the test asks about each of
the module's objectives as well; a module is the folder that the test's page stands in. Owns this table. Knows no single question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coursequiz.banks import Course
from coursequiz.fence import find_fences
from coursequiz.objectives import Objective
from coursequiz.problems import Problem

STEPS = {"recall": "know", "understand": "know", "apply": "apply", "analyse": "analyse"}
"""The column of each level: to recall and to understand are two ways of knowing."""
PAGES, TEST = "pages", "test"
COLUMNS = (*dict.fromkeys(STEPS.values()), PAGES, TEST)

Pools = dict[str, str]
"""Bank that a test draws from → folder of the page with that test."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """How often one objective is asked about, by column; a column that is not asked for is absent."""

    objective: str
    counts: dict[str, int]
    total: int

    @property
    def empty(self) -> list[str]:
        """The columns without a question."""
        return [column for column, count in self.counts.items() if not count]


def find_pools(docs: Path) -> Pools:
    """Return the banks that the tests of the Markdown pages below `docs` draw from."""
    pools = {}
    for file in sorted(docs.rglob("*.md")):
        page = file.relative_to(docs)
        for fence in find_fences(file.read_text(encoding="utf-8-sig", errors="replace"), page.as_posix()):
            if fence.test is not None and fence.bank is not None:
                pools[fence.bank] = page.parent.as_posix()
    return pools


def count_questions(course: Course, pools: Pools) -> list[Row]:
    """Return one row for each declared objective."""
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for name, bank in course.banks.items():
        for item in bank.items:
            step = STEPS.get(item.question.level or "")
            for column in (step, TEST if name in pools else PAGES, None):
                counts[item.question.objective, column] += 1
    objectives: Iterable[Objective] = course.goals.objectives if course.goals else ()
    return [
        Row(
            objective=objective.id,
            counts={column: counts[objective.id, column] for column in COLUMNS if column != TEST or _is_tested(objective, pools)},
            total=counts[objective.id, None],
        )
        for objective in objectives
    ]


def _is_tested(objective: Objective, pools: Pools) -> bool:
    return objective.lesson is not None and PurePosixPath(objective.lesson).parent.as_posix() in pools.values()


def find_empty_cells(course: Course, rows: Iterable[Row]) -> list[Problem]:
    """Return a problem for each cell without a question."""
    if course.goals is None:
        return []
    return [
        course.goals.problem(row.objective, "empty-cell", f"objective '{row.objective}' has no question in column '{column}'", _remedy(column))
        for row in rows
        for column in row.empty
    ]


def _remedy(column: str) -> str:
    if column == PAGES:
        return "ask one below the section that teaches it"
    if column == TEST:
        return "add one to the test's bank"
    levels = " or ".join(level for level, step in STEPS.items() if step == column)
    return f"write one of level {levels}"


def render_matrix(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table; a dash stands where no question is asked for."""
    rows = list(rows)
    width = max([len("objective"), *(len(row.objective) for row in rows)])
    lines = [f"| {'objective':<{width}} | " + " | ".join(f"{column:>7}" for column in (*COLUMNS, "all")) + " |"]
    lines.append(f"|{'-' * (width + 2)}|" + "|".join(["--------:"] * (len(COLUMNS) + 1)) + "|")
    for row in rows:
        cells = [str(row.counts.get(column, "–")) for column in COLUMNS]
        lines.append(f"| {row.objective:<{width}} | " + " | ".join(f"{cell:>7}" for cell in (*cells, str(row.total))) + " |")
    return "\n".join(lines)
