"""Figure 1 of the introduction: the ten parts of a production system, each with the lines of code it took in the lab."""

from __future__ import annotations

from collections.abc import Mapping

from coursesite.figures.svg import BLUE, FAINT, INK, ORANGE, PALE, WIDTH, Drawing, add, add_text, start_drawing

_COLUMNS = (22, 192)
_BOX, _TALL, _STEP, _FIRST, _PAD = 158, 64, 88, 96, 7
# Clockwise through the loop: the name in the lab, the words in the box, its column and row.
_LOOP = (
    ("data collection", "Data collection", 0, 0),
    ("data verification", "Data verification", 1, 0),
    ("feature extraction", "Feature extraction", 1, 1),
    ("the model", "Model", 0, 1),
    ("analysis", "Analysis", 0, 2),
    ("process management", "Process management", 1, 2),
    ("serving", "Serving", 1, 3),
    ("monitoring", "Monitoring", 0, 3),
)


def count_lines(source: str) -> dict[str, int]:
    """Return the lines of code of each box of the lab's source, by the lab's own rule.

    A box is the cells that begin with `# box: name`. Blank lines, comments, imports and the line that times a function do not count.
    """
    count: dict[str, int] = {}
    for cell in source.split("\n# %%"):
        lines = [line.strip() for line in cell.splitlines()[1:]]
        if lines and lines[0].startswith("# box: "):
            box = lines[0].removeprefix("# box: ")
            code = [line for line in lines if line and not line.startswith(("#", "import ", "@timed"))]
            count[box] = count.get(box, 0) + len(code)
    return count


def render_system_parts(lines: Mapping[str, int]) -> Drawing:
    """Return the drawing of the ten parts.

    Args:
        lines: Lines of code by the lab's name of the box.
    """
    drawing = start_drawing(
        "introduction-parts",
        _FIRST + 4 * _STEP + 78,
        "The ten parts of a production machine learning system",
        "Eight parts form a loop: "
        + ", ".join(f"{words} ({lines[box]} lines)" for box, words, _, _ in _LOOP)
        + f", and back to data collection. Around them stand configuration ({lines['configuration']} lines) and machine resources "
        f"({lines['machine resources']} lines). The model is one of the smallest parts.",
    )
    longest = max(lines.values())
    _draw_arrows(drawing)
    _draw_part(drawing, "Configuration", lines["configuration"], longest, (_COLUMNS[0], 12, WIDTH - 32))
    for box, words, column, row in _LOOP:
        _draw_part(drawing, words, lines[box], longest, (_COLUMNS[column], _FIRST + row * _STEP, _BOX))
    _draw_part(drawing, "Machine resources", lines["machine resources"], longest, (_COLUMNS[0], _FIRST + 4 * _STEP + 2, WIDTH - 32))
    return drawing


def _draw_part(drawing: Drawing, words: str, lines: int, longest: int, place: tuple[float, float, float]) -> None:
    x, y, width = place
    model = words == "Model"
    color = ORANGE if model else BLUE
    add(drawing, "rect", x=x, y=y, width=width, height=_TALL, rx=4, fill=PALE, stroke=ORANGE if model else FAINT, stroke_width=3 if model else 1)
    # The longest name just fits: holding its length keeps it inside the box in any font.
    held: dict[str, str | float] = {"textLength": _BOX - 2 * _PAD, "lengthAdjust": "spacingAndGlyphs"} if words == "Process management" else {}
    add_text(drawing, x + _PAD, y + 20, words, font_weight="700" if model else "500", **held)
    add_text(drawing, x + _PAD, y + 41, f"{lines} lines", fill=FAINT)
    add(drawing, "rect", x=x + _PAD, y=y + 49, width=(_BOX - 2 * _PAD) * lines / longest, height=8, fill=color)


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
