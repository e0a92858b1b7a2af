"""Shapes of one drawing: an escaping builder over etree, and the look that all figures share.

A figure is a file shown by `<img>`, which cannot see the page's color scheme. So each stands on a light panel of its own.
Widths are in units of a drawing 360 wide: letters of 15 units are 12 pixels tall where the picture is 288 pixels wide, on a phone.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

WIDTH = 360
LETTER = 15
INK, FAINT, GRID, PANEL = "#1b1f24", "#57606a", "#d8dee4", "#ffffff"
BLUE, ORANGE, GREEN, PALE = "#0072b2", "#c44e00", "#007a5a", "#eef1f4"

_NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """One picture and its place to draw on."""

    name: str
    """File name without `.svg`."""
    root: ET.Element


def start_drawing(name: str, height: float, title: str, description: str) -> Drawing:
    """Return an empty panel with its title and description.

    Args:
        name: File name without `.svg`.
        height: Height in the drawing's units.
        title: What the picture shows, in a few words.
        description: What a reader should take from it.
    """
    names = {"title": f"{name}-title", "desc": f"{name}-desc"}
    root = ET.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {WIDTH} {_number(height)}",
            "role": "img",
            "aria-labelledby": f"{names['title']} {names['desc']}",
            "font-family": "Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
            "font-size": str(LETTER),
            "fill": INK,
        },
    )
    ET.SubElement(root, "title", id=names["title"]).text = title
    ET.SubElement(root, "desc", id=names["desc"]).text = description
    drawing = Drawing(name=name, root=root)
    add(drawing, "rect", x=0.5, y=0.5, width=WIDTH - 1, height=height - 1, rx=6, fill=PANEL, stroke="#8c959f")
    return drawing


def add(drawing: Drawing, shape: str, **attributes: str | float) -> ET.Element:
    """Return the new shape; `stroke_width=2` becomes `stroke-width="2"`."""
    written = {key.replace("_", "-"): value if isinstance(value, str) else _number(value) for key, value in attributes.items()}
    return ET.SubElement(drawing.root, shape, written)


def add_text(drawing: Drawing, x: float, y: float, words: str, **attributes: str | float) -> None:
    """Writes words with their base line at y."""
    add(drawing, "text", x=x, y=y, **attributes).text = words


def add_point(drawing: Drawing, mark: str, x: float, y: float, color: str) -> None:
    """Draws one mark: circle, square or triangle."""
    if mark == "circle":
        add(drawing, "circle", cx=x, cy=y, r=4, fill=color)
    elif mark == "square":
        add(drawing, "rect", x=x - 3.7, y=y - 3.7, width=7.4, height=7.4, fill=color)
    else:
        add(drawing, "path", d=f"M{_number(x)} {_number(y - 5)}l5 8.6h-10z", fill=color)


def write_drawing(drawing: Drawing) -> str:
    """Return the file's text."""
    ET.indent(drawing.root, space=" ")
    return ET.tostring(drawing.root, encoding="unicode") + "\n"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
