"""The text of a page's content without code, one block a line, with the place of each piece in the HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

UNREADABLE = "\ufffc"
"""Stands for an element whose text is no prose."""


@dataclass(slots=True)
class Prose:
    """What has been read of it so far."""

    content: int = 0
    """How many open elements are the content's."""
    unread: int = 0
    """How many open elements hold what is no prose."""
    open: bool = False
    """Whether what comes next belongs to it: in the content, and in nothing unread."""
    pieces: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    """Index in the prose and offset in the HTML of each piece."""
    length: int = 0
    broken: bool = False
    """Whether a new line begins before what comes next."""

    def write(self, text: str, at: int) -> None:
        """Add what stands at an offset."""
        self.places.append((self.length, at - self.broken))
        if self.broken:
            text = "\n" + text
            self.broken = False
        self.pieces.append(text)
        self.length += len(text)

    def space(self, at: int) -> None:
        """Add white space, unless a line begins here."""
        if not self.broken and self.pieces:
            self.write(" ", at)

    def enter(self, step: int) -> None:
        """Begin an element of the content, or end one with a step of -1."""
        self.content += step
        self.open = self.content > 0 and not self.unread

    def skip(self, at: int) -> None:
        """Begin an element whose text is no prose."""
        if self.open:
            self.write(UNREADABLE, at)
        self.unread += 1
        self.open = False

    def go_on(self) -> None:
        """End an element whose text is no prose."""
        self.unread -= 1
        self.open = self.content > 0 and not self.unread
