"""Figure 1 of the introduction: the ten parts of a production system, each with the lines of code it took in the lab."""

from __future__ import annotations

from collections.abc import Mapping

from coursesite.figures.svg import BLUE, FAINT, INK, ORANGE, PALE, WIDTH, Drawing, add, add_text, start_drawing

_COLUMNS = (22, 192)
_BOX, _TALL, _STEP, _FIRST, _PAD = 158, 64, 88, 96, 7
# Clockwise through the loop: the name in the results, the words in the box, its column and row.
_LOOP = (
    ("collection", "Data collection", 0, 0),
    ("verification", "Data verification", 1, 0),
    ("extraction", "Feature extraction", 1, 1),
    ("model", "Model", 0, 1),
    ("analysis", "Analysis", 0, 2),
    ("process", "Process management", 1, 2),
    ("serving", "Serving", 1, 3),
    ("monitoring", "Monitoring", 0, 3),
)


def render_system_parts(measured: Mapping[str, float]) -> Drawing:
    """Return the drawing of the ten parts.

    Args:
        measured: Numbers of the system lab by name.
    """
    lines = {part: round(measured[f"{part}_lines"]) for part in (*(part for part, *_ in _LOOP), "configuration", "machine")}
    drawing = start_drawing(
        "introduction-parts",
        _FIRST + 4 * _STEP + 78,
        "The ten parts of a production machine learning system",
        "Eight parts form a loop: "
        + ", ".join(f"{words} ({lines[box]} lines)" for box, words, _, _ in _LOOP)
        + f", and back to data collection. Around them stand configuration ({lines['configuration']} lines) and machine resources "
        f"({lines['machine']} lines). The model is one of the smallest parts.",
    )
    drawing.root[1].set("data-lab", "; ".join(_name(part) for part in lines))
    _draw_arrows(drawing)
    _draw_part(drawing, "Configuration", ("configuration", lines), (_COLUMNS[0], 12, WIDTH - 32))
    for box, words, column, row in _LOOP:
        _draw_part(drawing, words, (box, lines), (_COLUMNS[column], _FIRST + row * _STEP, _BOX))
    _draw_part(drawing, "Machine resources", ("machine", lines), (_COLUMNS[0], _FIRST + 4 * _STEP + 2, WIDTH - 32))
    return drawing


def _name(part: str) -> str:
    """Return what binds a part's lines to the lab."""
    return f"system.{part}_lines"


def _draw_part(drawing: Drawing, words: str, bound: tuple[str, Mapping[str, int]], place: tuple[float, float, float]) -> None:
    x, y, width = place
    part, lines = bound
    model = part == "model"
    color = ORANGE if model else BLUE
    add(drawing, "rect", x=x, y=y, width=width, height=_TALL, rx=4, fill=PALE, stroke=ORANGE if model else FAINT, stroke_width=3 if model else 1)
    # The longest name just fits: holding its length keeps it inside the box in any font.
    held: dict[str, str | float] = {"textLength": _BOX - 2 * _PAD, "lengthAdjust": "spacingAndGlyphs"} if words == "Process management" else {}
    add_text(drawing, x + _PAD, y + 20, words, font_weight="700" if model else "500", **held)
    add_text(drawing, x + _PAD, y + 41, f"{lines[part]} lines", fill=FAINT, data_lab=_name(part))
    add(drawing, "rect", x=x + _PAD, y=y + 49, width=(_BOX - 2 * _PAD) * lines[part] / max(lines.values()), height=8, fill=color)


def _draw_arrows(drawing: Drawing) -> None:
    middle = _TALL / 2
    left, right = _COLUMNS
    for row, forward in enumerate((True, False, True, False)):
        y = _FIRST + row * _STEP + middle
        _draw_arrow(drawing, [(left + _BOX, y), (right, y)] if forward else [(right, y), (left + _BOX, y)])
    for row, column in enumerate((right, left, right)):
        x, y = column + _BOX / 2, _FIRST + row * _STEP
        _draw_arrow(drawing, [(x, y + _TALL), (x, y + _STEP)])
    top, bottom = _FIRST + middle, _FIRST + 3 * _STEP + middle
    _draw_arrow(drawing, [(left, bottom), (10, bottom), (10, top), (left, top)])


def _draw_arrow(drawing: Drawing, path: list[tuple[float, float]]) -> None:
    (from_x, from_y), (x, y) = path[-2:]
    across, down = (x > from_x) - (x < from_x), (y > from_y) - (y < from_y)
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in [*path[:-1], (x - 4 * across, y - 4 * down)])
    add(drawing, "polyline", points=points, fill="none", stroke=INK, stroke_width=1.5)
    head = [(x, y), (x - 8 * across + 5 * down, y - 8 * down + 5 * across), (x - 8 * across - 5 * down, y - 8 * down - 5 * across)]
    add(drawing, "polygon", points=" ".join(f"{px:.1f},{py:.1f}" for px, py in head), fill=INK)
