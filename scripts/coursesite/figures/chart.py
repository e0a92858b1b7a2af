"""A line chart: each line has its own color, dash and mark, and its name stands beside it instead of in a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coursesite.figures.svg import BLUE, FAINT, GREEN, GRID, ORANGE, PALE, WIDTH, Drawing, add, add_point, add_text, start_drawing

HEIGHT = 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 36, 16, 40, 250
_LOOKS = ((BLUE, "none", "circle"), (ORANGE, "7 4", "square"), (GREEN, "2 3", "triangle"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a chart."""

    name: str
    values: Sequence[float]
    label: tuple[float, float]
    """Where its name stands: place on the x axis (0 is the first value) and value on the y axis."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A shaded stretch of the x axis and the words at its top."""

    start: float
    end: float
    words: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """What one chart shows."""

    name: str
    title: str
    description: str
    unit: str
    highest: int
    """Top of the y axis, a multiple of 5."""
    ticks: Sequence[str]
    """A label for each value of the x axis; an empty one draws the tick alone."""
    axis: str
    lines: Sequence[Line]
    band: Band


def render_chart(chart: Chart) -> Drawing:
    """Return the drawn chart."""
    drawing = start_drawing(chart.name, HEIGHT, chart.title, chart.description)
    _draw_band(drawing, chart)
    _draw_axes(drawing, chart)
    for line, (color, dash, mark) in zip(chart.lines, _LOOKS, strict=False):
        places = [(_x(chart, index), _y(chart, value)) for index, value in enumerate(line.values)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        add(drawing, "polyline", points=points, fill="none", stroke=color, stroke_width=2.5, stroke_dasharray=dash)
        for x, y in places:
            add_point(drawing, mark, x, y, color)
        at, value = line.label
        add_text(drawing, _x(chart, at), _y(chart, value), line.name, fill=color, font_weight="600", text_anchor="middle")
    return drawing


def _draw_band(drawing: Drawing, chart: Chart) -> None:
    left, right = _x(chart, chart.band.start), _x(chart, chart.band.end)
    add(drawing, "rect", x=left, y=_TOP - 4, width=right - left, height=_BOTTOM - _TOP + 4, fill=PALE)
    for row, words in enumerate(chart.band.words):
        add_text(drawing, (left + right) / 2, _TOP + 14 + 18 * row, words, text_anchor="middle", fill=FAINT)


def _draw_axes(drawing: Drawing, chart: Chart) -> None:
    add_text(drawing, 12, 24, chart.unit, fill=FAINT)
    for value in range(0, chart.highest + 1, 5):
        y = _y(chart, value)
        add(drawing, "line", x1=_LEFT, y1=y, x2=WIDTH - _RIGHT, y2=y, stroke=FAINT if value == 0 else GRID)
        add_text(drawing, _LEFT - 6, y + 5, str(value), text_anchor="end", fill=FAINT)
    for index, words in enumerate(chart.ticks):
        x = _x(chart, index)
        add(drawing, "line", x1=x, y1=_BOTTOM, x2=x, y2=_BOTTOM + 5, stroke=FAINT)
        if words:
            add_text(drawing, x, _BOTTOM + 21, words, text_anchor="middle", fill=FAINT)
    add_text(drawing, (_LEFT + WIDTH - _RIGHT) / 2, _BOTTOM + 40, chart.axis, text_anchor="middle", fill=FAINT)


def _x(chart: Chart, index: float) -> float:
    inner = 14
    step = (WIDTH - _LEFT - _RIGHT - 2 * inner) / (len(chart.ticks) - 1)
    return _LEFT + inner + index * step


def _y(chart: Chart, value: float) -> float:
    return _BOTTOM - value / chart.highest * (_BOTTOM - _TOP)
