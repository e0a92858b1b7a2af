"""Axes of a picture, and a layer inside them in which a shape is written in the data's own units.

So a figure's script needs to know nothing of pixels: it writes `M0 9.3L1 8.1…`, and the layer's transform does the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coursequiz.html import add


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """Where the axes stand: the data's range, and the corners in the picture's units."""

    x: tuple[float, float]
    y: tuple[float, float]
    left: float = 34
    right: float = 350
    top: float = 34
    bottom: float = 216

    def at_x(self, value: float) -> float:
        """Return a value's place from the left edge of the picture."""
        return self.left + (value - self.x[0]) * self._per_x

    def at_y(self, value: float) -> float:
        """Return a value's place from the top edge of the picture."""
        return self.bottom - (value - self.y[0]) * self._per_y

    @property
    def _per_x(self) -> float:
        return (self.right - self.left) / (self.x[1] - self.x[0])

    @property
    def _per_y(self) -> float:
        return (self.bottom - self.top) / (self.y[1] - self.y[0])

    def add_axes(self, svg: Element, *, unit: str, x: Mapping[float, str], y: Mapping[float, str], axis: str = "") -> None:
        """Draw a line for each tick of y, the ticks' words, and what the axes measure."""
        if unit:
            add_words(svg, 2, 14, unit)
        add(svg, "path", {"d": "".join(f"M{self.left:g} {_write(self.at_y(value))}H{self.right:g}" for value in y), "class": "grid"})
        for value, words in y.items():
            add_words(svg, self.left - 5, self.at_y(value) + 5, words, anchor="end")
        if x and all(len(words) == 1 for words in x.values()):  # one text, with a place for each of its letters
            places = " ".join(_write(self.at_x(value)) for value in x)
            add(svg, "text", {"x": places, "y": _write(self.bottom + 18), "text-anchor": "middle"}, "".join(x.values()))
        else:
            for value, words in x.items():
                add_words(svg, self.at_x(value), self.bottom + 18, words, anchor="middle")
        if axis:
            add_words(svg, (self.left + self.right) / 2, self.bottom + 36, axis, anchor="middle")

    def add_layer(self, svg: Element) -> Element:
        """Return a group whose shapes are written in the data's units; their lines keep their width."""
        move = f"translate({_write(self.at_x(0), 3)} {_write(self.at_y(0), 3)}) scale({_write(self._per_x, 5)} {_write(-self._per_y, 5)})"
        return add(svg, "g", {"transform": move, "class": "layer"})


def add_words(svg: Element, x: float, y: float, words: str, *, anchor: str = "start") -> None:
    """Write words with their base line at y."""
    add(svg, "text", {"x": _write(x), "y": _write(y), **({} if anchor == "start" else {"text-anchor": anchor})}, words)


def add_key(svg: Element, kind: str, words: str, *, x: float, y: float, shape: str = "h20", gap: float = 25) -> None:
    """Write what a line is, beside a piece of it.

    Args:
        svg: The picture.
        kind: Class of the line.
        words: What it shows.
        x: Where the piece begins.
        y: Base line of the words.
        shape: The piece, from the middle of the words' height on.
        gap: From the beginning of the piece to that of the words.
    """
    add(svg, "path", {"class": kind, "d": f"M{x:g} {y - 5:g}{shape}"})
    add_words(svg, x + gap, y, words)


def _write(value: float, digits: int = 1) -> str:
    """Return a number without zeros that say nothing."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
