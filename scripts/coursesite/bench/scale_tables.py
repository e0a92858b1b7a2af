"""The measured scale as Markdown tables, ready for docs/contribute/performance.md. Knows what was measured, not how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from coursesite.bench.clock import spread
from coursesite.bench.record import Record
from coursesite.bench.scale import BANKS, BARE, COURSE, FIRST, LYCHEE, MKDOCS, NEXT, OURS, PEER, SITE, WEIGHT

Rows = Iterable[Sequence[str]]


def show_scale(sizes: Sequence[int], questions: int, record: Record, versions: Mapping[str, str]) -> str:
    """Return all tables, under a line that says what was compared."""
    parts = [
        f"{questions} questions on each page; CPU seconds of user and system, median (least–greatest) of the rounds. "
        + ", ".join(f"{name} {number}" for name, number in versions.items())
        + ".",
        _table(
            "Pages | Rounds | Material alone, s | ms a page | coursequiz, times | ms a question | mkdocs-quiz, times",
            sizes,
            lambda pages: _builds(pages, questions, record),
        ),
        _table("Pages | Material alone, peak MB | coursequiz, MB | times | mkdocs-quiz, times", sizes, lambda pages: _memory(pages, record)),
        _table("Pages | Banks, s | Built site, first, s | then, s | lychee, s | first, times lychee | then", sizes, lambda pages: _checks(pages, record)),
        _table("Pages | Server | Start, s | A page saved, s | A bank saved, s", sizes, lambda pages: _edits(pages, record)),
        _table(
            "Pages | A page, KB gzipped: Material alone | coursequiz | Search index, KB gzipped: Material alone | coursequiz",
            sizes,
            lambda pages: _weights(pages, record),
        ),
    ]
    return "\n\n".join(parts)


def _table(head: str, sizes: Sequence[int], cells: Callable[[int], Rows]) -> str:
    rows = [f"| {pages:,} | {' | '.join(row)} |" for pages in sizes for row in cells(pages)]
    return "\n".join([f"| {head} |", "|---" * (head.count("|") + 1) + "|", *rows])


def _ratios(record: Record, pages: int, one: str, other: str) -> str:
    """Return how many times the CPU of another build one needs, round by round."""
    pairs = zip(record.get(pages, one), record.get(pages, other), strict=True)
    return spread([mine["cpu"] / theirs["cpu"] for mine, theirs in pairs]).show()


def _builds(pages: int, questions: int, record: Record) -> Rows:
    bare = [build["cpu"] for build in record.get(pages, BARE)]
    ours = [build["cpu"] for build in record.get(pages, OURS)]
    extra = spread([(one - base) / pages / questions * 1000 for one, base in zip(ours, bare, strict=True)])
    middle = spread(bare)
    yield (
        str(len(bare)),
        middle.show(1),
        f"{middle.middle / pages * 1000:.1f}",
        _ratios(record, pages, OURS, BARE),
        extra.show(),
        _ratios(record, pages, PEER, BARE),
    )


def _memory(pages: int, record: Record) -> Rows:
    peaks = {name: max(build["memory"] for build in record.get(pages, name)) for name in (BARE, OURS, PEER)}
    yield f"{peaks[BARE]:.0f}", f"{peaks[OURS]:.0f}", *(f"{peaks[name] / peaks[BARE]:.2f}" for name in (OURS, PEER))


def _checks(pages: int, record: Record) -> Rows:
    checks, lychee = record.get(pages, SITE), record.get(pages, LYCHEE)
    ours = {which: [check[which] for check in checks] for which in (FIRST, NEXT)}
    times = {which: [one / other for one, other in zip(ours[which], lychee, strict=True)] for which in ours}
    yield tuple(spread(values).show() for values in (record.get(pages, BANKS), *ours.values(), lychee, *times.values()))


def _edits(pages: int, record: Record) -> Rows:
    for name in (COURSE, MKDOCS):
        for times in record.get(pages, name):
            yield f"`{name}`", f"{times['start']:.1f}", *(spread(times[what]).show() if times[what] else "more than 120" for what in ("page", "bank"))


def _weights(pages: int, record: Record) -> Rows:
    for weight in record.get(pages, WEIGHT):
        yield tuple(f"{weight[name][what] / 1024:.0f}" for what in ("page", "index") for name in (BARE, OURS))
