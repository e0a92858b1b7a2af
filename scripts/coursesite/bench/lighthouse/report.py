"""What Lighthouse says of a page, as far as it is held to; what is wrong with several reports, and a table of them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

EXACT = {"accessibility": "accessibility", "best-practices": "best practices", "seo": "SEO"}
"""Categories that give the same score in every run; each must be full."""
TIMED = "performance"
GOAL = 95
"""Points of performance, as the median of the runs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One run on one page."""

    scores: Mapping[str, int]
    """Points of each category."""
    failed: Mapping[str, tuple[str, ...]]
    """Audits of each category that took points off."""
    paint: float
    """Seconds to the first content."""
    largest: float
    """Seconds to the largest content."""
    blocked: float
    """Milliseconds in which the page did not answer."""
    shift: float
    """Layout shift."""
    weight: float
    """Kilobytes sent."""


def read_report(data: Mapping[str, Any]) -> Report:
    """Return what a report in JSON says.

    Raises:
        ValueError: Lighthouse could not audit the page.
    """
    if "runtimeError" in data:
        raise ValueError(data["runtimeError"]["message"])
    audits = data["audits"]
    categories = {name: data["categories"][name] for name in (TIMED, *EXACT)}
    return Report(
        scores={name: round(100 * category["score"]) for name, category in categories.items()},
        failed={name: tuple(_find_failed(category, audits)) for name, category in categories.items()},
        paint=audits["first-contentful-paint"]["numericValue"] / 1000,
        largest=audits["largest-contentful-paint"]["numericValue"] / 1000,
        blocked=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        weight=audits["total-byte-weight"]["numericValue"] / 1024,
    )


def _find_failed(category: Mapping[str, Any], audits: Mapping[str, Any]) -> Iterator[str]:
    for part in category["auditRefs"]:
        audit = audits[part["id"]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{part['id']}: {audit['title']}"


def find_faults(page: str, ours: Sequence[Report], stock: Sequence[Report]) -> Iterator[str]:
    """Yield what is wrong with a page, given all runs on it and on the same page in the theme as it comes."""
    for name, title in EXACT.items():
        for report in ours:
            if report.scores[name] < 100:
                yield f"{page}: {title} is {report.scores[name]}, not 100 — {'; '.join(report.failed[name])}"
                break
    if shift := max(report.shift for report in ours):
        yield f"{page}: layout shift is {shift:.3f}, not 0 — let nothing move while the page loads"
    points, theirs = (median(report.scores[TIMED] for report in reports) for reports in (ours, stock))
    if points < GOAL:
        yield f"{page}: performance is {points:g}, not {GOAL} — run it on a quiet machine, or make the page lighter"
    elif points <= theirs < 100:
        yield f"{page}: performance is {points:g}, the theme as it comes has {theirs:g} — run it on a quiet machine, or make the page lighter"


COLUMNS: Mapping[str, tuple[Callable[[Report], float], int]] = {
    "performance": (lambda report: report.scores[TIMED], 0),
    "accessibility": (lambda report: report.scores["accessibility"], 0),
    "best practices": (lambda report: report.scores["best-practices"], 0),
    "SEO": (lambda report: report.scores["seo"], 0),
    "first content, s": (lambda report: report.paint, 1),
    "largest, s": (lambda report: report.largest, 1),
    "blocked, ms": (lambda report: report.blocked, 0),
    "shift": (lambda report: report.shift, 3),
    "KB": (lambda report: report.weight, 0),
}
"""Title, value and digits of each column."""


def render_table(runs: Mapping[str, tuple[Sequence[Report], Sequence[Report]]]) -> str:
    """Return a Markdown table of all pages: medians of ours, and behind them those of the theme as it comes."""
    lines = [f"| Page | {' | '.join(COLUMNS)} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for page, pair in runs.items():
        cells = [" / ".join(f"{median(map(value, reports)):.{digits}f}" for reports in pair) for value, digits in COLUMNS.values()]
        lines.append(f"| {page} | {' | '.join(cells)} |")
    return "\n".join(lines)
