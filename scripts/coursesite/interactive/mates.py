"""*Batch-mates*: one flight's probability in 300 batches that differ only in the other flights."""

from __future__ import annotations

from coursequiz.html import add
from coursesite.interactive.frame import Figure, Frame
from coursesite.interactive.plot import Plot, add_key

FLIGHTS = {
    "columbus": "Columbus, 6:00 p.m.",
    "rochester": "Rochester, 8:30 p.m.",
    "memphis": "Memphis, 4:35 p.m.",
}
SIZES = {"8": "batches of 8", "32": "batches of 32", "128": "batches of 128", "512": "batches of 512", "training": "the training rows"}
LATE = 30


def _fill(frame: Frame) -> None:
    frame.add_menu("flight", "The flight to", FLIGHTS)
    frame.add_choices("mates", "Batch-mates drawn from", {"july": "all of July", "day": "its own day"})
    frame.add_range("size", "Batch of")
    frame.add_choices("statistics", "Mean and deviation of", {"batch": "its batch", "training": "the training rows"})
    title = "Bar chart: in how many of 300 batches one flight gets which probability of being late, beside the answer with the training rows"
    svg = frame.add_picture(title, 236)
    plot = Plot(x=(0, 90), y=(0, 1.04), left=8, top=48, bottom=194)
    plot.add_axes(svg, unit="", x={0: "0", 20: "0.2", 40: "0.4", 60: "0.6", 80: "0.8"}, y={0: ""}, axis="probability of being late")
    layer = plot.add_layer(svg)
    frame.add_part(layer, "path", "bars", {"class": "bars"})
    add(layer, "path", {"class": "other", "d": f"M{LATE} 0V1.04"})
    frame.add_part(layer, "path", "right", {"class": "mark"})
    frame.add_part(svg, "text", "tallest", {"x": "8", "y": "14"})
    add_key(svg, "mark", "with training rows", x=10, y=36, shape="m0 5v-9", gap=6)
    add_key(svg, "other", "late above 0.3", x=190, y=36)
    rows = [(words, f"=low-{size}", f"=high-{size}", f"=late-{size}") for size, words in SIZES.items()]
    head = ["Mean and deviation of", "lowest 2.5% of answers below", "highest 2.5% above", "called late, of 300"]
    frame.add_table("The chosen flight and batch-mates, by size of the batch", head, rows)


MATES = Figure(name="mates", title="One flight, 300 batches", fill=_fill)
