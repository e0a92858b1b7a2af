"""Objectives against levels: how many questions stand in each cell."""

from __future__ import annotations

from coursequiz.banks import Course
from coursequiz.model import LEVELS

Counts = dict[str, dict[str, int]]
"""Objective id to level to number of questions."""


def count_questions(course: Course) -> Counts:
    """Return the number of questions for each declared objective at each level."""
    ids = course.goals.ids() if course.goals else sorted({item.question.objective or "" for item in course.items()})
    counts: Counts = {id: dict.fromkeys(LEVELS, 0) for id in ids}
    for item in course.items():
        if item.question.objective in counts and item.question.level:
            counts[item.question.objective][item.question.level] += 1
    return counts


def render_matrix(counts: Counts) -> str:
    """Return the counts as a Markdown table."""
    width = max([len("objective"), *map(len, counts)])
    lines = [f"| {'objective':<{width}} | " + " | ".join(f"{level:>10}" for level in LEVELS) + " |   all |"]
    lines.append(f"|{'-' * (width + 2)}|" + "|".join(["-----------:"] * len(LEVELS)) + "|------:|")
    for id, row in counts.items():
        lines.append(f"| {id:<{width}} | " + " | ".join(f"{row[level]:>10}" for level in LEVELS) + f" | {sum(row.values()):>5} |")
    return "\n".join(lines)
