"""The elements that are open at a place of a page, and what is wrong with how they end.

Runs once for every tag of a site, so it is plain lists and tuples.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from coursesite.check.site.elements import OPTIONAL, VOID
from coursesite.check.site.page import Spot

Open = tuple[str, int, bool]
"""An element that has begun: its name, its offset, and whether the reader has something to do where it ends."""


@dataclass(slots=True)
class Nesting:
    """The open elements, the innermost last."""

    open: list[Open] = field(default_factory=list)
    flaws: list[Spot] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """How many of each are open, so that an end tag of none is known at once."""

    def begin(self, name: str, at: int, *, noted: bool) -> None:
        """Open an element."""
        self.open.append((name, at, noted))
        self.counts[name] += 1

    def end(self, name: str, at: int) -> list[Open]:
        """Close the innermost element of a name and all within it, and return them, the innermost first."""
        if self.open and self.open[-1][0] == name:
            self.counts[name] -= 1
            return [self.open.pop()]
        if not self.counts[name]:
            if name not in VOID and name not in {"html", "body", "head"}:
                self.flaws.append(Spot(at=at, what=f"</{name}> ends nothing"))
            return []
        depth = len(self.open) - 1
        while self.open[depth][0] != name:
            depth -= 1
        return self.close(depth)

    def close(self, depth: int, *, ended: bool = True) -> list[Open]:
        """Close every element from a depth on; those above the first, and that too unless it `ended`, should have had an end of their own."""
        closed = self.open[depth:][::-1]
        del self.open[depth:]
        for element in closed:
            self.counts[element[0]] -= 1
        for name, at, _ in closed[:-1] if ended else closed:
            if name not in OPTIONAL:
                self.flaws.append(Spot(at=at, what=f"<{name}> never ends"))
        return closed
