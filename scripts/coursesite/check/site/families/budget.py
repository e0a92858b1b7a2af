"""What files of this course may weigh, gzipped. The one place where the limits stand."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from coursesite.check.site.finding import Family, Finding
from coursesite.check.site.model import Site, plain_name


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """A limit for some files, together or each."""

    about: str
    files: tuple[str, ...]
    """Patterns of paths below the site's folder."""
    limit: int
    """Bytes, gzipped."""
    together: bool = False


BUDGETS = (
    Budget(about="the quiz engine", files=("assets/quiz/quiz.js", "assets/quiz/quiz.css"), limit=8 * 1024, together=True),
    Budget(about="the module test", files=("assets/quiz/quiz-test.js",), limit=4 * 1024),
    Budget(about="the script of every page", files=("assets/site/site.js",), limit=3 * 1024),
    Budget(about="the style of every page", files=("assets/site/site.css",), limit=12 * 1024),
    Budget(about="a page", files=("*.html",), limit=60 * 1024),
    Budget(about="a figure", files=("assets/figures/*",), limit=40 * 1024),
    Budget(about="an interactive figure", files=("assets/site/figure-*.js",), limit=12 * 1024),
)
"""The limits of this course."""


def find_heavy(site: Site) -> Iterator[Finding]:
    """Yield files that weigh more than they may."""
    for budget in BUDGETS:
        names = [name for name in site.sizes if any(fnmatchcase(plain_name(name), pattern) for pattern in budget.files)]
        if budget.together:
            total = sum(_weigh(site, name) for name in names)
            if total > budget.limit:
                yield _finding(max(names, key=lambda name: _weigh(site, name)), budget, total)
        else:
            # A file that fits as it is need not be packed to be weighed.
            heavy = [(name, _weigh(site, name)) for name in names if site.sizes[name] > budget.limit]
            yield from (_finding(name, budget, weight) for name, weight in heavy if weight > budget.limit)


def _weigh(site: Site, name: str) -> int:
    return len(zlib.compress(site.read(name), 6, wbits=zlib.MAX_WBITS | 16))


def _finding(name: str, budget: Budget, weight: int) -> Finding:
    found = f"{budget.about} weighs {weight:,} bytes gzipped, the limit is {budget.limit:,}"
    return Finding(file=name, at=None, rule="byte-budget", found=found, remedy="make it lighter: readers pay for it on a phone")


BUDGET = Family(
    about="byte budgets",
    find=find_heavy,
    skip=lambda site: "" if any(plain_name(name) == "assets/quiz/quiz.js" for name in site.sizes) else "they are those of this course",
)
