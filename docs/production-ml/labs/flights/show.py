"""A table or a chart in the page: plain HTML and SVG that a screen reader can read too."""

import re
from html import escape
from textwrap import wrap

import altair as alt
import pandas as pd
import vl_convert
from IPython.display import HTML, SVG, display

# Colours that people with every kind of colour vision tell apart; each comes with its own dash and shape.
COLOURS = ["#0072B2", "#C44E00", "#007A5A", "#7A3E9D", "#333333"]
DASHES = [[1, 0], [7, 3], [2, 3], [8, 3, 2, 3], [12, 4]]
SHAPES = ["circle", "square", "triangle-up", "diamond", "cross"]


def table(frame: pd.DataFrame, caption: str, digits: int | dict[str, int] = 2) -> None:
    """Shows a small table; `digits` after the point, for all columns or by column name."""
    shown = pd.DataFrame(
        {
            name: [
                _text(value, digits if isinstance(digits, int) else digits.get(name, 2))
                for value in frame[name]
            ]
            for name in frame.columns
        },
        index=frame.index,
    )
    corner = frame.index.name or ""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in [corner, *shown.columns])
    rows = "".join(
        f'<tr><th scope="row">{escape(_text(label, 0))}</th>'
        + "".join(f"<td>{escape(value)}</td>" for value in row)
        + "</tr>\n"
        for label, row in zip(shown.index, shown.to_numpy(), strict=True)
    )
    html = f'<table class="lab-table">\n<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>'
    plain = shown.to_string() if corner == "" else shown.rename_axis(corner).to_string()
    display({"text/html": html, "text/plain": f"{caption}\n{plain}"}, raw=True)


def chart(drawing: alt.Chart | alt.LayerChart, title: str, description: str) -> None:
    """Shows an Altair chart as one SVG picture with a title and a description; as wide as a phone."""
    drawing = (
        drawing.properties(title=wrap(title, 32))
        .configure(background="white", font="sans-serif", padding={"left": 14, "top": 8, "right": 10, "bottom": 8})
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            grid=True,
            gridColor="#e4e4e4",
            labelColor="#222",
            titleColor="#222",
        )
        .configure_title(fontSize=14, anchor="start", color="#222")
        .configure_legend(
            labelFontSize=12,
            titleFontSize=12,
            orient="bottom",
            columns=1,
            labelLimit=400,
            symbolStrokeWidth=2,
            symbolSize=70,
        )
    )
    svg = vl_convert.vegalite_to_svg(
        drawing.to_dict(), vl_version=vl_convert.get_vegalite_versions()[-1]
    )
    display(SVG(_tidy(svg, title, description)))


def lines(
    frame: pd.DataFrame, x: str, y: str, by: str, domain: tuple[float, float] | None = None
) -> alt.LayerChart:
    """Lines of a wide table, one per column: colour, dash and point shape all tell them apart."""
    names = [str(name) for name in frame.columns]
    long = frame.rename_axis(x).reset_index().melt(x, var_name=by, value_name=y)
    base = alt.Chart(long, width=280, height=220).encode(
        x=alt.X(f"{x}:O", sort=list(frame.index), axis=alt.Axis(labelAngle=0, grid=False)),
        y=alt.Y(
            f"{y}:Q", scale=alt.Scale(zero=True) if domain is None else alt.Scale(domain=domain)
        ),
    )
    drawn = [
        base.transform_filter(alt.datum[by] == name).mark_line(
            strokeWidth=2, color=colour, strokeDash=dash
        )
        for name, colour, dash in zip(names, COLOURS, DASHES, strict=False)
    ]
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        color=alt.Color(f"{by}:N", title=by, scale=alt.Scale(domain=names, range=COLOURS)),
        shape=alt.Shape(f"{by}:N", title=by, scale=alt.Scale(domain=names, range=SHAPES)),
    )
    return alt.layer(*drawn, points)


def _text(value: object, digits: int) -> str:
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if pd.api.types.is_integer(value):
        return f"{value:,}".replace("-", "\N{MINUS SIGN}")
    if pd.api.types.is_float(value):
        text = "" if pd.isna(value) else f"{value:,.{digits}f}"
        return (text if text.strip("-0.") else text.removeprefix("-")).replace(
            "-", "\N{MINUS SIGN}"
        )
    return str(value)


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _tidy(svg: str, title: str, description: str) -> str:
    """The same picture, smaller and without inline styles; named for those who cannot see it."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    svg = re.sub(r' (?:style|aria-[a-z]+|role|class)="[^"]*"', "", svg)
    svg = re.sub(r'="[^"]*"', lambda part: re.sub(r"-?\d+\.\d+", _short, part[0]), svg)
    svg = re.sub(r'(id="|url\(#)([^")]+)', rf"\1{name}-\2", svg)
    opening = re.match(r"<svg[^>]*", svg)
    assert opening
    label = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    inside = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    return f"{opening[0]} {label}>{inside}{svg[opening.end() + 1 :]}"
