"""*Release gate*: ten releases with a slow leak, and ten sound ones, before a gate of one's own."""

from __future__ import annotations

from coursesite.interactive.frame import Figure, Frame
from coursesite.interactive.plot import Plot, add_key, add_words

REFERENCES = {
    "last": "the release in service",
    "first": "release 1, on the same flights",
    "floor": "a number: what release 1 reached on all of July",
}
SIZES = {"500": "500 flights", "2000": "2,000 flights", "8000": "8,000 flights", "all": "all of July, no draw", "days": "July’s days, drawn whole"}
ROWS = {"leak": ("The weather feed leaks", "Leaking"), "sound": ("Nothing is wrong", "Sound")}
RANGE = (0.64, 0.81)
"""Lowest and highest AUC of any release in any draw."""


def _fill(frame: Frame) -> None:
    frame.add_choices("reference", "Compare each release with", REFERENCES)
    frame.add_range("margin", "Refuse it if it is lower by more than")
    frame.add_menu("size", "Judged on", SIZES)
    frame.add_range("draw", "Draw of flights")
    svg = frame.add_picture(
        "Two charts: AUC of ten releases whose weather feed leaks, and of ten sound ones, each with the limit of the gate, passed or refused", 376
    )
    for place, (row, (words, _)) in enumerate(ROWS.items()):
        top = 34 + 172 * place
        plot = Plot(x=(0.5, 10.5), y=RANGE, left=42, top=top, bottom=top + 118)
        plot.add_axes(svg, unit="", x={float(release): f"{release}" for release in range(1, 11)}, y={0.65: "0.65", 0.7: "0.70", 0.75: "0.75", 0.8: "0.80"})
        add_words(svg, 2, top - 8, words)
        layer = plot.add_layer(svg)
        for part, kind in {"limit": "other", "passes": "dot", "stops": "stop"}.items():
            frame.add_part(layer, "path", f"{row}-{part}", {"class": kind})
    add_key(svg, "dot", "passes", x=50, y=370, shape="h0", gap=12)
    add_key(svg, "stop", "refused", x=134, y=370, shape="h.001", gap=12)  # a square of no length is left out of a PDF
    add_key(svg, "other", "limit", x=214, y=370)
    rows = [
        (f"{name} {release + 1}", *(f"={row}-{release}-{part}" for part in ("auc", "limit", "gate", "often")))
        for row, (_, name) in ROWS.items()
        for release in range(10)
    ]
    caption = "Ten leaking and ten sound releases: the draw shown, and how often each is refused in 50 draws"
    frame.add_table(caption, ["Release", "AUC", "Limit", "Gate", "Refused"], rows)


GATE = Figure(name="gate", title="Which releases would your gate let through?", fill=_fill)
